import RPC
import Records
import ServiceContracts
import Vocabulary

extension LiaisonService {
    /// Notes what a body did on a task; the clock of the next report starts anew.
    func reportTask(
        _ request: ReportTask,
        in context: CallContext
    ) async throws -> Filed<PlanTask> {
        var checks = FieldChecks()
        checks.text("text", request.text, 1...16_000)
        try checks.refuse()
        return try await keeper.write(context) { desk in
            let outcome = try desk.step(
                request.id,
                as: PlanTask.self,
                seen: request.seen,
                to: .reporting
            ) { task in
                guard let party = task.party(of: try desk.viewer.ownUnit) else {
                    throw LiaisonRefusal.otherBody
                }
                task.reports.append(
                    TaskReport(
                        party: party,
                        at: desk.now,
                        text: request.text,
                        isPartDone: request.isPartDone
                    )
                )
            }
            guard let filed = outcome.record else {
                preconditionFailure("reporting needs no second officer")
            }
            return filed
        }
    }
}

/// What the table of plan tasks cannot say.
enum Reporting {
    /// The lead takes a task up and completes it, or any body where nobody leads; whoever handed it out
    /// takes it back.
    @Sendable
    static func check(_ step: StepTaken<PlanTask>, _ desk: WritingDesk) throws {
        let unit = try desk.viewer.ownUnit
        switch step.to {
        case .cancelled:
            try desk.require(step.filing.owner)
        case .accepted, .completed:
            let party = step.record.party(of: unit)
            guard party != nil, step.record.lead == nil || party == step.record.lead else {
                throw LiaisonRefusal.otherBody
            }
            if step.to == .completed { try step.record.checkReports() }
        case .assigned, .reporting:
            break
        }
    }
}

extension PlanTask {
    /// Each partner has reported; where nobody leads, each body has done its part.
    func checkReports() throws(ServiceError) {
        let isReported = parties.allSatisfy { party in
            reports.contains { $0.party == party && (lead != nil || $0.isPartDone) }
        }
        guard isReported else { throw LiaisonRefusal.reportsMissing }
    }
}
