import Vocabulary
public import WireCodec

// An overview is made of three parts, each of which is encoded, decoded and encoded once more in the whole:
// through `Codable` that was a quarter of all that the gateway does for one.

extension CasePart: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("entries", entries)
        map.write("asOf", asOf)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(entries: try map.read("entries"), asOf: try map.read("asOf"))
    }
}

extension CasePartEntry: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("recordKind", recordKind)
        map.write("reference", reference)
        map.write("organisation", organisation)
        map.writeIfPresent("state", state)
        map.writeIfPresent("version", version)
        map.writeIfPresent("since", since)
        map.writeIfPresent("clock", clock)
        map.writeIfPresent("number", number)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(
            recordKind: try map.read("recordKind"),
            reference: try map.read("reference"),
            organisation: try map.read("organisation"),
            state: try map.readIfPresent("state"),
            version: try map.readIfPresent("version"),
            since: try map.readIfPresent("since"),
            clock: try map.readIfPresent("clock"),
            number: try map.readIfPresent("number")
        )
    }
}

extension JourneyClock: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("rule", rule)
        map.write("dueAt", dueAt)
        map.writeIfPresent("stoppedAt", stoppedAt)
        map.write("confirmed", confirmed)
        map.writeIfPresent("provisional", provisional)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        rule = try map.read("rule")
        dueAt = try map.read("dueAt")
        stoppedAt = try map.readIfPresent("stoppedAt")
        confirmed = try map.read("confirmed")
        provisional = try map.readIfPresent("provisional")
    }
}

extension RegisterNumber: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("body", body)
        map.write("book", book)
        map.write("year", year)
        map.write("number", number)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        body = try map.read("body")
        book = try map.read("book")
        year = try map.read("year")
        number = try map.read("number")
    }
}

extension PartReport: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("service", service)
        map.write("status", status)
        map.writeIfPresent("asOf", asOf)
        map.writeIfPresent("lastHeard", lastHeard)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        service = try map.read("service")
        status = try map.read("status")
        asOf = try map.readIfPresent("asOf")
        lastHeard = try map.readIfPresent("lastHeard")
    }
}
