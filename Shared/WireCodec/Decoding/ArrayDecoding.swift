import Synchronization

/// Decodes arrays of one type of elements at once.
///
/// An array decodes itself through a container of the standard library, element by element, and
/// grows on the way: a thousand instructions each. How many elements there are is known here.
class ArrayDecoding {
    /// Puts the array that an item is at an address.
    func decode(_ array: Int, of reader: Reader, to address: UnsafeMutableRawPointer) throws {
        preconditionFailure("there is no array of unknown elements")
    }
}

extension ArrayDecoding {
    /// The array that an item is.
    @inline(__always)
    final func decode<Whole>(_ array: Int, of reader: Reader) throws -> Whole {
        // Every array is one reference, whatever its elements are; see `makeDecoding`. Room for a
        // value of a generic type would cost a search for the type of its buffer.
        var reference: UInt = 0
        return try withUnsafeMutablePointer(to: &reference) { reference in
            try decode(array, of: reader, to: reference)
            return UnsafeMutableRawPointer(reference).assumingMemoryBound(to: Whole.self).move()
        }
    }

    /// By type, what decodes it; ``none`` for types that are no arrays.
    private static let known = TypeTable()
    private static let none: UInt = 1

    /// What decodes a type, if it is an array.
    @inline(__always)
    static func of(_ type: any Decodable.Type) -> Unmanaged<ArrayDecoding>? {
        guard let word = known.word(of: type) else { return nil }
        let address = word.pointee.load(ordering: .acquiring)
        if address == none { return nil }
        guard let pointer = UnsafeRawPointer(bitPattern: address) else { return learn(type, word) }
        return .fromOpaque(pointer)
    }

    @inline(never)
    private static func learn(
        _ type: any Decodable.Type,
        _ word: TypeTable.Word
    ) -> Unmanaged<ArrayDecoding>? {
        guard let array = type as? any DecodableArray.Type, let decoding = array.makeDecoding()
        else {
            word.pointee.store(none, ordering: .relaxed)
            return nil
        }
        let made = Unmanaged.passRetained(decoding)
        let (isFirst, other) = word.pointee.compareExchange(
            expected: 0,
            desired: UInt(bitPattern: made.toOpaque()),
            ordering: .acquiringAndReleasing
        )
        if isFirst { return made }
        made.release()
        return UnsafeRawPointer(bitPattern: other).map(Unmanaged.fromOpaque)
    }
}

/// An array of elements that are decodable.
private protocol DecodableArray {
    /// `nil` where an array were more than a reference.
    static func makeDecoding() -> ArrayDecoding?
}

extension Array: DecodableArray where Element: Decodable {
    fileprivate static func makeDecoding() -> ArrayDecoding? {
        MemoryLayout<Self>.size == MemoryLayout<UInt>.size ? ElementDecoding<Element>() : nil
    }
}

/// Decodes the elements of such an array, each by its own initialiser.
private final class ElementDecoding<Element: Decodable>: ArrayDecoding {
    /// Bytes that elements may take before there are any: what is a byte on the wire may be large in
    /// memory, and turn out to be another type.
    private static var firstBytes: Int { 4096 }

    override func decode(
        _ array: Int,
        of reader: Reader,
        to address: UnsafeMutableRawPointer
    ) throws {
        guard reader.item(array).pointee.kind == .array else {
            throw reader.mismatch(.array, at: array)
        }
        let count = reader.item(array).pointee.low
        guard count > 0 else {
            // All empty arrays share one buffer, whatever their elements: most arrays of a record are
            // empty, and three types would be looked up for each. The initialiser below would also write
            // its length into that buffer: a race of two threads, though of a nought with a nought.
            address.initializeMemory(as: [Never].self, to: [])
            return
        }
        let first = min(count, max(1, Self.firstBytes / MemoryLayout<Element>.stride))
        var item = array + 1
        var elements = try [Element](unsafeUninitializedCapacity: first) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            while initialized < first {
                (base + initialized).initialize(to: try reader.value(Element.self, at: item))
                initialized += 1
                item = reader.next(item)
            }
        }
        for _ in first..<count {
            elements.append(try reader.value(Element.self, at: item))
            item = reader.next(item)
        }
        address.initializeMemory(as: [Element].self, to: elements)
    }
}
