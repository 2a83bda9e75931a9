/// A keyed container of the standard library, with what it takes to copy it.
///
/// To make one, the runtime searches for three generic types and allocates a box: some 1,300
/// instructions. A copy is a reference more, but only where its type is known, as it is to this class:
/// whoever asks for a copy hands the answer on without looking at it.
final class KeptContainer<Container> {
    @exclusivity(unchecked) private var container: Container

    init(_ container: Container) { self.container = container }

    /// Not inlined: the caller would have to search for the container's type once more.
    @inline(never)
    func copy() -> Container { container }

    /// Whether nobody has a copy any more, of a container that is a reference.
    func isAlone() -> Bool {
        let address = Unmanaged.passUnretained(self).toOpaque()
        return Unmanaged<KeptContainer<AnyObject>>.fromOpaque(address)._withUnsafeGuaranteedRef {
            isKnownUniquelyReferenced(&$0.container)
        }
    }
}

/// Whether a container for decoding is but a reference to a box that its copies share.
///
/// It has always been that, but no document says so, and therefore it is tried once. Where it were
/// something else, nobody could see whether it has copies, and none would be kept.
let areContainersReferences: Bool = {
    typealias Container = KeyedDecodingContainer<PathKey>
    guard MemoryLayout<Container>.size == MemoryLayout<AnyObject>.size else { return false }
    let emptyMap: [UInt8] = [0xa0]
    return emptyMap.withUnsafeBytes { bytes in
        var scanner = Scanner(bytes, limits: .standard)
        let isScanned: Void? = try? scanner.scan()
        let reader = Reader(scanner, of: bytes)
        guard isScanned != nil, let map = try? MapReader<PathKey>(reader, 0) else { return false }
        let kept = KeptContainer(Container(map))
        guard kept.isAlone() else { return false }
        let copy = kept.copy()
        return withExtendedLifetime(copy) { !kept.isAlone() }
    }
}()
