/// Copying runs of bytes that are mostly short, as keys and names are.
@usableFromInline enum ShortCopy {
    /// Copies up to 32 bytes in two moves, which may overlap, and more in the usual way: for a
    /// key the call alone would cost more than the copy.
    @inlinable
    @inline(__always)
    static func copy(
        _ source: UnsafeRawPointer,
        to place: UnsafeMutableRawPointer,
        count: Int
    ) {
        switch count {
        case 8...16: copyEnds(source, to: place, count: count, as: UInt64.self)
        case 17...32: copyEnds(source, to: place, count: count, as: UInt128.self)
        case 4..<8: copyEnds(source, to: place, count: count, as: UInt32.self)
        case 2..<4: copyEnds(source, to: place, count: count, as: UInt16.self)
        case 1: place.storeBytes(of: source.load(as: UInt8.self), as: UInt8.self)
        default: place.copyMemory(from: source, byteCount: count)
        }
    }

    @inlinable
    @inline(__always)
    static func copyEnds<Word: FixedWidthInteger & BitwiseCopyable>(
        _ source: UnsafeRawPointer,
        to place: UnsafeMutableRawPointer,
        count: Int,
        as type: Word.Type
    ) {
        let last = count &- MemoryLayout<Word>.size
        let head = source.loadUnaligned(as: type)
        let tail = source.loadUnaligned(fromByteOffset: last, as: type)
        place.storeBytes(of: head, as: type)
        place.storeBytes(of: tail, toByteOffset: last, as: type)
    }
}

extension String {
    /// Copies the UTF-8, of which there are `utf8.count` bytes, to a place that has room for it.
    ///
    /// The closure touches nothing but that place: one that changed a writer would have the string
    /// retained and released around it.
    @inline(__always)
    func copyUTF8(to place: UnsafeMutableRawPointer) {
        let isCopied: Void? = utf8.withContiguousStorageIfAvailable { text in
            guard let start = text.baseAddress else { return }
            ShortCopy.copy(UnsafeRawPointer(start), to: place, count: text.count)
        }
        guard isCopied == nil else { return }
        for (offset, byte) in utf8.enumerated() {
            place.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
    }
}
