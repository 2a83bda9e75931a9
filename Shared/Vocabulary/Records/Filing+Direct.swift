public import WireCodec

// How a record is filed is read of every record that is outlined, where the rest of it stays undecoded.

extension Filing: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("version", version)
        map.write("owner", owner)
        map.write("assigned", assigned)
        map.write("visibility", visibility)
        map.write("handling", handling)
        map.write("occurred", occurred)
        map.write("recordedAt", recordedAt)
        map.write("recordedBy", recordedBy)
        map.writeIfPresent("legalBasis", legalBasis)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        version = try map.read("version")
        owner = try map.read("owner")
        assigned = try map.read("assigned")
        visibility = try map.read("visibility")
        handling = try map.read("handling")
        occurred = try map.read("occurred")
        recordedAt = try map.read("recordedAt")
        recordedBy = try map.read("recordedBy")
        legalBasis = try map.readIfPresent("legalBasis")
    }
}

extension Occurrence: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("at", at)
        map.write("precision", precision)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        at = try map.read("at")
        precision = try map.read("precision")
    }
}

extension LegalBasis: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("instrument", instrument)
        map.writeIfPresent("provision", provision)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        instrument = try map.read("instrument")
        provision = try map.readIfPresent("provision")
    }
}
