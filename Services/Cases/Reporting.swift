import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// Taking in reports, and who gets to see them on their way.
extension CasesService {
    /// Takes in a report and starts the clock of its triage.
    func receiveReport(
        _ request: ReceiveReport,
        in context: CallContext
    ) async throws -> ReceiveReport.Response {
        let report = request.report
        return try await keeper.write(context) { desk in
            let violations = ReceiveReport.rules.broken(by: report, at: desk.now, in: "report")
            guard violations.isEmpty else { throw CasesRefusal.invalid(violations) }
            let filed = try desk.file(
                try desk.registered(report, by: try desk.viewer.ownUnit),
                owner: try desk.viewer.ownUnit,
                occurred: Occurrence(at: report.receivedAt)
            )
            return .init(report: filed.id, version: filed.version)
        }
    }
}

/// What the table of reports cannot say.
enum Reporting {
    /// What no report may hold, also once it is corrected.
    @Sendable
    static func broken(by report: Report, at now: Instant) -> [FieldViolation] {
        Report.rules.broken(by: report, at: now, in: "report")
    }

    /// Whoever verifies a report, or is in charge of it now, reads it from then on.
    @Sendable
    static func effect(_ step: inout StepTaken<Report>, _ desk: WritingDesk) throws {
        try step.register(at: desk)
        guard step.to == .assigned || step.to == .forwarded else { return }
        step.assignRecipient()
    }
}

extension StepTaken {
    /// Lets the unit that the step's recipient fact names read the record.
    mutating func assignRecipient() {
        guard let unit = facts[.recipient].flatMap({ OrgID($0) }),
            !filing.assigned.contains(unit)
        else { return }
        filing.assigned.append(unit)
    }
}
