public import RPC
public import Vocabulary

/// Grades a report: how far its source (A to D, X) and its content (1 to 4) can be relied on.
///
/// A grade is an assessment and changes as more is known; the history keeps every one.
public struct GradeReport: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.report.grade",
        .write,
        callers: .rescuers
    )

    /// The report.
    public var report: ReportID
    /// The version that the caller saw.
    public var seen: Int
    /// The grade of its source.
    public var source: Word<SourceGrade>
    /// The grade of its content.
    public var content: Word<ContentGrade>

    /// Grades a report.
    public init(report: ReportID, seen: Int, source: SourceGrade, content: ContentGrade) {
        self.report = report
        self.seen = seen
        self.source = Word(source)
        self.content = Word(content)
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The report's version after it.
        public var version: Int

        /// What it changed.
        public init(version: Int) { self.version = version }
    }
}

/// Marks a report as a duplicate of another one, which goes on; both stay as they were written.
///
/// Answers `failedPrecondition` (`cases.notOriginal`) when the other one is the same report, or a
/// duplicate itself.
public struct MarkDuplicate: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.report.markDuplicate",
        .write,
        callers: .triagers
    )

    /// The report that comes to rest.
    public var report: ReportID
    /// The version that the caller saw.
    public var seen: Int
    /// The report that goes on.
    public var original: ReportID

    /// Marks a duplicate.
    public init(report: ReportID, seen: Int, original: ReportID) {
        self.report = report
        self.seen = seen
        self.original = original
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The report's version after it.
        public var version: Int

        /// What it changed.
        public init(version: Int) { self.version = version }
    }
}
