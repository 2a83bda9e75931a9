public import RPC
public import Vocabulary

/// How far a national plan is: its tasks as liaison keeps them, its targets as cases measures them.
///
/// A service that is away costs its own: without liaison the targets are still measured, without cases
/// the tasks are still told, and a target without its measure says so. `unavailable` when nobody answered.
public struct ReadPlanProgress: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor(
        "gateway.planProgress",
        .read,
        callers: .officers.union(.nationalView)
    )

    /// The plan; the latest of those that come with this version, if not said.
    public var plan: Word<NationalPlan>?

    /// Asks how far a plan is.
    public init(plan: NationalPlan? = nil) { self.plan = plan.map { Word($0) } }

    public struct Response: Codable, Sendable {
        /// How each service's part came out; cases is asked only where the plan has targets.
        public var parts: [PartReport]
        /// The plan.
        public var plan: Word<NationalPlan>
        /// How its tasks stand; missing without liaison's part.
        public var tasks: PlanStanding?
        /// How far its targets are; none for a plan whose targets do not come with this version.
        public var targets: [TargetStanding]

        public init(
            parts: [PartReport],
            plan: Word<NationalPlan>,
            tasks: PlanStanding?,
            targets: [TargetStanding]
        ) {
            self.parts = parts
            self.plan = plan
            self.tasks = tasks
            self.targets = targets
        }
    }
}
