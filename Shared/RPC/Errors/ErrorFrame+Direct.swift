public import WireCodec

// A refusal is an answer as often as a record is: two of three services refuse a usual overview.

extension ServiceErrorBody: DirectRecord {
    func writeFields(to map: inout DirectWriter) {
        map.write("code", code)
        map.write("reason", reason)
        map.write("message", message)
        map.writeIfPresent("violations", violations)
        map.writeIfPresent("retryAfter", retryAfter)
    }

    init(readingFields map: inout DirectReader) throws(Detour) {
        code = try map.read("code")
        reason = try map.read("reason")
        message = try map.read("message")
        violations = try map.readIfPresent("violations")
        retryAfter = try map.readIfPresent("retryAfter")
    }
}

extension ErrorCode: DirectCodable {
    public func write(to writer: inout DirectWriter) { rawValue.write(to: &writer) }

    public init(reading reader: inout DirectReader) throws(Detour) {
        self.init(rawValue: try Int(reading: &reader))
    }
}

extension FieldViolation: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("field", field)
        map.write("rule", rule)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(field: try map.read("field"), rule: try map.read("rule"))
    }
}
