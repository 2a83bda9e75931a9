public import WireCodec

// What is encoded to be stored goes the general way, which refuses words that are not known: the encoder's
// `userInfo` asks for it, and the direct code takes none.
extension Word: DirectCodable {
    @inlinable
    public func write(to writer: inout DirectWriter) { text.write(to: &writer) }

    @inlinable
    public init(reading reader: inout DirectReader) throws(Detour) {
        self = List.word(spelled: try String(reading: &reader))
    }
}
