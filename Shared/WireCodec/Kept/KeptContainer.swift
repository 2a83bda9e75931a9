/// A keyed container of the standard library, with what it takes to copy it and to use it again.
///
/// To make one, the runtime searches for three generic types and allocates a box: some 1,300
/// instructions. A copy is a reference more, but only where its type is known, as it is to this class:
/// whoever asks for a copy hands the answer on without looking at it.
final class KeptContainer<Message: AnyObject, Container> {
    /// Where the container finds what it codes.
    let seat: Seat<Message>
    @exclusivity(unchecked) private var container: Container

    init(_ container: Container, seat: Seat<Message>) {
        self.seat = seat
        self.container = container
    }

    /// Not inlined: the caller would have to search for the container's type once more.
    @inline(never)
    func copy() -> Container { container }
}

extension KeptContainer where Container == AnyObject {
    /// Whether nobody has a copy any more.
    ///
    /// Every kept container passes for one of an object here, which it is: see
    /// ``areContainersReferences``.
    func isAlone() -> Bool { isKnownUniquelyReferenced(&container) }
}

/// Whether a keyed container is but a reference to a box that its copies share.
///
/// It has always been that, but no document says so, and therefore it is tried once. Where it were
/// something else, nobody could see whether it has copies, and none would be kept.
///
/// There is no documented way to the same: copies of a container share the box without telling what
/// is in it, so that an object of ours in there has one reference however many copies there are. It
/// is told when the box is gone, and the box is what is to be used again.
let areContainersReferences =
    isReference({ KeyedDecodingContainer(MapReader<PathKey>($0)) })
    && isReference({ KeyedEncodingContainer(MapWriter<PathKey>($0)) })

private func isReference<Message, Container>(_ make: (Seat<Message>) -> Container) -> Bool {
    guard MemoryLayout<Container>.size == MemoryLayout<AnyObject>.size else { return false }
    let seat = Seat<Message>()
    let kept = KeptContainer(make(seat), seat: seat)
    return Unmanaged<KeptContainer<Message, AnyObject>>
        .fromOpaque(Unmanaged.passUnretained(kept).toOpaque())
        ._withUnsafeGuaranteedRef { erased in
            guard erased.isAlone() else { return false }
            let copy = kept.copy()
            return withExtendedLifetime(copy) { !erased.isAlone() }
        }
}
