public import RPC
public import Vocabulary

/// Takes in a report and starts the clock of its triage.
///
/// The report belongs to the caller's unit. People in it, the reporter too, are registered with
/// victim support first; here they are references. Answers `invalidArgument` when the report claims
/// a file already, names more than 200 people, or was received in the future.
public struct ReceiveReport: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.report.receive",
        .write,
        callers: .firstResponders,
        canBeTried: true
    )

    /// The report.
    public var report: Report

    /// Takes in a report.
    public init(report: Report) { self.report = report }

    /// Where the report is.
    public struct Response: Codable, Sendable {
        /// What points at it.
        public var report: ReportID
        /// Its version, for the next step.
        public var version: Int

        /// Where the report is.
        public init(report: ReportID, version: Int) {
            self.report = report
            self.version = version
        }
    }
}
