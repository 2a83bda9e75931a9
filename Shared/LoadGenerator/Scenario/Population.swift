public import ServiceContracts
public import Vocabulary

/// One matter as the services know it: a person, the report about them, its file, a letter.
public struct Matter: Sendable, Hashable, Codable {
    /// The person.
    public var victim: VictimRef
    /// The report.
    public var report: ReportID
    /// The case file opened from it.
    public var caseFile: CaseFileID
    /// A letter in the matter.
    public var letter: CorrespondenceID

    /// A matter.
    public init(
        victim: VictimRef,
        report: ReportID,
        caseFile: CaseFileID,
        letter: CorrespondenceID
    ) {
        self.victim = victim
        self.report = report
        self.caseFile = caseFile
        self.letter = letter
    }
}

/// The records that a scenario's reads are about.
public struct Population: Sendable, Codable {
    /// What a scenario may ask for at most: each matter takes six durable writes to prepare.
    public static let maximumSize = 20_000

    /// The matters, the most popular first.
    public var matters: [Matter]

    /// A population.
    public init(matters: [Matter] = []) {
        self.matters = matters
    }
}
