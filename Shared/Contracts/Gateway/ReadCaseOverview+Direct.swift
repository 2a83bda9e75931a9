import Vocabulary
public import WireCodec

// The question as the gateway gets it and as it hands it on to each service, and the whole answer.

extension ReadCaseOverview: DirectRecord {
    public func writeFields(to map: inout DirectWriter) { map.write("caseFile", caseFile) }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(caseFile: try map.read("caseFile"))
    }
}

extension ReadCaseOverview.Response: DirectRecord {
    public func writeFields(to map: inout DirectWriter) {
        map.write("parts", parts)
        map.write("records", records)
    }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(parts: try map.read("parts"), records: try map.read("records"))
    }
}

extension CasesCasePart: DirectRecord {
    public func writeFields(to map: inout DirectWriter) { map.write("caseFile", caseFile) }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(caseFile: try map.read("caseFile"))
    }
}

extension VictimsCasePart: DirectRecord {
    public func writeFields(to map: inout DirectWriter) { map.write("caseFile", caseFile) }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(caseFile: try map.read("caseFile"))
    }
}

extension LiaisonCasePart: DirectRecord {
    public func writeFields(to map: inout DirectWriter) { map.write("caseFile", caseFile) }

    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(caseFile: try map.read("caseFile"))
    }
}
