public import RPC
public import Vocabulary

/// How a plan's tasks stand: who took them up, what each body reported, what is late.
///
/// Of what the caller reads; whoever has the national view is told sums over every task, and no single
/// one. Answers `invalidArgument` for a plan that this version does not know.
public struct LiaisonPlanPart: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = PlanStanding
    public static let method = MethodDescriptor(
        "liaison.planPart",
        .read,
        callers: .officers.union(.nationalView),
        via: .gateway
    )

    /// The plan.
    public var plan: Word<NationalPlan>

    /// Asks how a plan's tasks stand.
    public init(plan: Word<NationalPlan>) { self.plan = plan }
}
