extension SafeText: DirectCodable {
    public func write(to writer: inout DirectWriter) { text.write(to: &writer) }

    public init(reading reader: inout DirectReader) throws(Detour) {
        // Whoever decodes one trusts the peer to have made it safely, as on the general way.
        self.init(vouchedFor: try String(reading: &reader))
    }
}
