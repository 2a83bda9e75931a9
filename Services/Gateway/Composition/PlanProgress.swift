import RPC
import ServiceContracts
import Vocabulary

extension GatewayService {
    /// Asks liaison how a plan's tasks stand, and cases how far its targets are.
    ///
    /// What the targets are comes with this version, so that they are told also while liaison is away. None
    /// of them is about support, so victim support is not asked.
    func readPlanProgress(
        _ request: ReadPlanProgress,
        in context: CallContext
    ) async throws -> ReadPlanProgress.Response {
        let plan = request.plan ?? ShippedPlan.latest.plan
        let shipped = ShippedPlan.of(plan)
        async let tasks = planTasks(of: plan, in: context)
        async let measures = targetMeasures(of: shipped, in: context)
        let (told, measured) = await (tasks, measures)
        var parts = [(service: Liaison.name, part: told.map(\.asOf))]
        if let measured { parts.insert((Cases.name, measured.map(\.asOf)), at: 0) }
        return .init(
            parts: try [PartReport](on: parts, lastHeard: lastHeard, now: now()),
            plan: plan,
            tasks: told.answer,
            targets: (shipped?.targets ?? []).map { target in
                TargetStanding(target, measuredIn: measured?.answer, by: Cases.name)
            }
        )
    }

    private func planTasks(
        of plan: Word<NationalPlan>,
        in context: CallContext
    ) async -> Part<PlanStanding> {
        let liaison = services.liaison
        return await Part(
            asking: { time throws(ServiceError) in
                try await liaison.call(LiaisonPlanPart(plan: plan), within: time)
            },
            within: context.partTime
        )
    }

    /// Nothing for a plan without targets.
    private func targetMeasures(
        of plan: ShippedPlan?,
        in context: CallContext
    ) async -> Part<TargetMeasures>? {
        guard let plan, let year = plan.tasks.map(\.year).max(), !plan.targets.isEmpty else {
            return nil
        }
        let cases = services.cases
        let question = CasesPlanPart(indicators: plan.targets.map(\.indicator), year: year)
        return await Part(
            asking: { time throws(ServiceError) in try await cases.call(question, within: time) },
            within: context.partTime
        )
    }
}

extension ShippedPlan {
    /// The one that whoever names none asks about.
    fileprivate static var latest: ShippedPlan {
        guard let latest = all.last else {
            preconditionFailure("a plan comes with every version")
        }
        return latest
    }
}
