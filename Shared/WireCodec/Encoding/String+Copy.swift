extension String {
    /// Copies the UTF-8, of which there are `utf8.count` bytes, to a place that has room for it.
    ///
    /// The closure touches nothing but that place: one that changed a writer would have the string
    /// retained and released around it.
    @inline(__always)
    func copyUTF8(to place: UnsafeMutableRawPointer) {
        let isCopied: Void? = utf8.withContiguousStorageIfAvailable { text in
            guard let start = text.baseAddress else { return }
            place.copyMemory(from: start, byteCount: text.count)
        }
        guard isCopied == nil else { return }
        for (offset, byte) in utf8.enumerated() {
            place.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
    }
}
