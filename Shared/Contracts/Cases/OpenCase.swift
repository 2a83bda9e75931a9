public import RPC
public import Vocabulary

/// Begins a case file from a confirmed report and links the two.
///
/// Repeating the call for the same report answers the same file. The people of the report become
/// the file's victims. Answers `failedPrecondition` (`cases.reportNotConfirmed`) while the report
/// is not confirmed, `notFound` when the caller may not read it. Opening criminal proceedings is a
/// later step of the file.
public struct OpenCase: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.open",
        .write,
        callers: .investigators
    )

    /// The confirmed report.
    public var report: ReportID
    /// The offence that is suspected.
    public var offence: Word<Offence>
    /// Whether it crosses a border.
    public var transnational: Bool
    /// What the file is about (identity-class).
    public var summary: FreeText?
    /// When it was begun; now where missing.
    public var occurred: Occurrence?

    /// Begins a file.
    public init(
        report: ReportID,
        offence: Offence,
        transnational: Bool,
        summary: FreeText? = nil,
        occurred: Occurrence? = nil
    ) {
        self.report = report
        self.offence = Word(offence)
        self.transnational = transnational
        self.summary = summary
        self.occurred = occurred
    }

    /// Where the file is.
    public struct Response: Codable, Sendable {
        /// What points at it.
        public var caseFile: CaseFileID
        /// Its version, for the next step.
        public var version: Int

        /// Where the file is.
        public init(caseFile: CaseFileID, version: Int) {
            self.caseFile = caseFile
            self.version = version
        }
    }
}
