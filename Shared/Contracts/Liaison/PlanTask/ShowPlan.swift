public import RPC
public import Vocabulary

/// Shows a plan's tasks and targets as they come with this version.
public struct ShowPlan: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = ShippedPlan
    public static let method = MethodDescriptor(
        "liaison.planTask.shipped",
        .read,
        callers: .officers
    )

    /// The plan.
    public var plan: Word<NationalPlan>

    /// Asks for a plan.
    public init(_ plan: NationalPlan) { self.plan = Word(plan) }
}

/// Files a plan's tasks as they come with this version, addressed to further bodies where so wished.
///
/// Answers `conflict`, reason `plan.adopted`, when the plan's tasks are filed already.
public struct AdoptPlan: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.planTask.adopt",
        .write,
        callers: .planKeepers
    )

    /// The plan.
    public var plan: Word<NationalPlan>
    /// Bodies that take part beside the ministries that the plan names; at most 60.
    public var bodies: [OrgID]

    /// Adopts a plan.
    public init(_ plan: NationalPlan, bodies: [OrgID] = []) {
        self.plan = Word(plan)
        self.bodies = bodies
    }

    public struct Response: Codable, Sendable {
        /// The tasks as filed, in the plan's order.
        public var tasks: [Filed<PlanTask>]

        public init(tasks: [Filed<PlanTask>]) { self.tasks = tasks }
    }
}
