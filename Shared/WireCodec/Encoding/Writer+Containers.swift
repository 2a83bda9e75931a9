extension Writer {
    /// Containers that no message uses at the moment, by the type of their keys.
    private static let spares = TypeTable()

    /// A container for a map, which the value of this depth becomes.
    @inline(__always)
    func container<Key: CodingKey>(
        keyedBy type: Key.Type,
        at depth: Int
    ) -> KeyedEncodingContainer<Key> {
        open(MapWriter<Key>.kind, at: depth)
        guard !isInserted, let spare = Self.spares.word(of: type),
            let container = kept.container(spare, of: self, at: depth)
        else { return newContainer(at: depth) }
        return Unmanaged<KeptContainer<Writer, KeyedEncodingContainer<Key>>>
            .fromOpaque(container.toOpaque())
            ._withUnsafeGuaranteedRef { $0.copy() }
    }

    /// A container that is kept for later, if there is room for it.
    @inline(never)
    private func newContainer<Key: CodingKey>(at depth: Int) -> KeyedEncodingContainer<Key> {
        guard !isInserted, kept.canKeep, let spare = Self.spares.word(of: Key.self) else {
            return KeyedEncodingContainer(MapWriter<Key>(Seat(owning: self, depth)))
        }
        let seat = Seat<Writer>()
        seat.move(to: self, depth)
        let container = KeyedEncodingContainer(MapWriter<Key>(seat))
        kept.keep(KeptContainer(container, seat: seat), spare)
        return container
    }
}
