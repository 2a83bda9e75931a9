import RPC
import Records
import ServiceContracts
import Vocabulary

extension LiaisonService {
    /// A plan as it comes with this version.
    func showPlan(_ request: ShowPlan, in context: CallContext) async throws -> ShippedPlan {
        guard let plan = ShippedPlan.of(request.plan) else { throw LiaisonRefusal.planNotShipped }
        return plan
    }

    /// Files a plan's tasks, once.
    func adoptPlan(
        _ request: AdoptPlan,
        in context: CallContext
    ) async throws -> AdoptPlan.Response {
        var checks = FieldChecks()
        checks.list("bodies", request.bodies, most: 60)
        try checks.refuse()
        guard let plan = ShippedPlan.of(request.plan) else { throw LiaisonRefusal.planNotShipped }
        return try await keeper.write(context) { desk in
            let filed = try desk.all(PlanTask.self, facets: [Facet("plan", plan.plan)])
            guard filed.allSatisfy({ $0.state == .cancelled }) else {
                throw LiaisonRefusal.planAdopted
            }
            return .init(
                tasks: try plan.tasks.map { task in
                    var task = task
                    task.partners += request.bodies.filter { !task.parties.contains($0) }
                    return try desk.enter(
                        task,
                        legalBasis: LegalBasis(plan.plan.text)
                    )
                }
            )
        }
    }
}
