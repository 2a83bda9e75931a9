public import WireCodec

extension RecordReference {
    @inlinable
    public func write(to writer: inout DirectWriter) { identifier.write(to: &writer) }

    @inlinable
    public init(reading reader: inout DirectReader) throws(Detour) {
        self.init(try Identifier(reading: &reader))
    }
}
