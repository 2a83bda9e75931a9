public import WireCodec

// Every call carries a head, and coding it through `Codable` would cost more than all else that the
// RPC layer does for a small one.

extension CallHead: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("method", method)
        map.writeIfPresent("key", key)
        map.writeIfPresent("traceParent", TraceParent.OnWire(traceParent))
        map.writeIfPresent("onBehalfOf", onBehalfOf)
        map.writeIfPresent("purpose", purpose)
        map.writeIfPresent("attempt", attempt)
        map.writeIfPresent("!trial", isTrial ? true : nil)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(
            method: try map.read("method"),
            key: try map.readIfPresent("key"),
            traceParent: (try map.readIfPresent("traceParent") as TraceParent.OnWire?)?.place,
            onBehalfOf: try map.readIfPresent("onBehalfOf"),
            purpose: try map.readIfPresent("purpose"),
            attempt: try map.readIfPresent("attempt"),
            isTrial: try map.readIfPresent("!trial") ?? false
        )
    }
}

extension StatedPurpose: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("purpose", purpose)
        map.writeIfPresent("reference", reference)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(try map.read("purpose"), reference: try map.readIfPresent("reference"))
    }
}
