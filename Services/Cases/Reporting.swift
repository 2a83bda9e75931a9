import RPC
import Records
import ServiceContracts
import Vocabulary

/// Taking in reports, and who gets to see them on their way.
extension CasesService {
    /// People in one report: more are reported in several.
    static let peopleLimit = 200

    /// Takes in a report and starts the clock of its triage.
    func receiveReport(
        _ request: ReceiveReport,
        in context: CallContext
    ) async throws -> ReceiveReport.Response {
        let report = request.report
        let violations = Reporting.violations(of: report)
        guard violations.isEmpty else { throw CasesRefusal.invalid(violations) }
        return try await keeper.write(context) { desk in
            let filed = try desk.file(
                report,
                owner: try desk.viewer.ownUnit,
                occurred: Occurrence(at: report.receivedAt)
            )
            return .init(report: filed.id, version: filed.version)
        }
    }
}

/// What the table of reports cannot say.
enum Reporting {
    /// What a report may not hold when it comes in.
    static func violations(of report: Report) -> [FieldViolation] {
        var violations = broken(by: report)
        if report.caseFile != nil {
            violations.append(FieldViolation(field: "report.caseFile", rule: "absent"))
        }
        if report.duplicateOf != nil {
            violations.append(FieldViolation(field: "report.duplicateOf", rule: "absent"))
        }
        return violations
    }

    /// What no report may hold, also once it is corrected.
    @Sendable
    static func broken(by report: Report) -> [FieldViolation] {
        var violations: [FieldViolation] = []
        if report.people.count > CasesService.peopleLimit {
            violations.append(FieldViolation(field: "report.people", rule: "count.0-200"))
        }
        if Set(report.people).count != report.people.count {
            violations.append(FieldViolation(field: "report.people", rule: "repeated"))
        }
        if report.supporters.count > 16 {
            violations.append(FieldViolation(field: "report.supporters", rule: "count.0-16"))
        }
        if report.countries.count + report.forms.count > 32 {
            violations.append(FieldViolation(field: "report.countries", rule: "count.0-32"))
        }
        if !(1...20_000).contains(report.summary.disclosed.utf8.count) {
            violations.append(FieldViolation(field: "report.summary", rule: "length.1-20000"))
        }
        return violations
    }

    /// Whoever verifies a report, or is in charge of it now, reads it from then on.
    @Sendable
    static func effect(_ step: inout StepTaken<Report>, _ desk: WritingDesk) {
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
