extension Reader {
    /// Containers that no message uses at the moment, by the type of their keys.
    private static let spares = TypeTable()

    /// A container for a map.
    @inline(__always)
    func container<Key: CodingKey>(
        keyedBy type: Key.Type,
        reading map: Int
    ) throws -> KeyedDecodingContainer<Key> {
        guard item(map).pointee.kind == .map else { throw mismatch(.map, at: map) }
        guard let spare = Self.spares.word(of: type),
            let container = kept.container(spare, of: self, at: map)
        else { return newContainer(reading: map) }
        return Unmanaged<KeptContainer<Reader, KeyedDecodingContainer<Key>>>
            .fromOpaque(container.toOpaque())
            ._withUnsafeGuaranteedRef { $0.copy() }
    }

    /// A container that is kept for later, if there is room for it.
    @inline(never)
    private func newContainer<Key: CodingKey>(reading map: Int) -> KeyedDecodingContainer<Key> {
        guard kept.canKeep, let spare = Self.spares.word(of: Key.self) else {
            return KeyedDecodingContainer(MapReader<Key>(Seat(owning: self, map)))
        }
        let seat = Seat<Reader>()
        seat.move(to: self, map)
        let container = KeyedDecodingContainer(MapReader<Key>(seat))
        kept.keep(KeptContainer(container, seat: seat), spare)
        return container
    }
}
