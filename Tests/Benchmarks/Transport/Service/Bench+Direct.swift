public import WireCodec

// The benchmark's messages are hot ones, so they have direct code beside their coding.

extension FetchRecord: DirectRecord {
    @inlinable
    public func writeFields(to map: inout DirectWriter) {
        map.write("id", id)
    }

    @inlinable
    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(id: try map.read("id"))
    }
}

extension Echo: DirectRecord {
    @inlinable
    public func writeFields(to map: inout DirectWriter) {
        map.write("payload", payload)
    }

    @inlinable
    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(payload: try map.read("payload"))
    }
}

extension Echo.Response: DirectRecord {
    @inlinable
    public func writeFields(to map: inout DirectWriter) {
        map.write("payload", payload)
    }

    @inlinable
    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(payload: try map.read("payload"))
    }
}
