public import Vocabulary
public import WireCodec

/// How a plan's tasks stand, one by one and together.
public struct PlanStanding: Codable, Sendable, Hashable {
    /// The tasks in the plan's order; none for whoever has nothing but the national view.
    public var tasks: [TaskStanding]
    /// How many tasks stand in each state, in the order of the states.
    public var states: [StateCount]
    /// Tasks that nobody has taken up though the limit is past.
    public var unaccepted: Int
    /// Tasks to be done whose last day is past.
    public var overdue: Int
    /// What each body reported on all of them, in the order of their paths.
    public var bodies: [BodyReports]
    /// When the service read all this.
    public var asOf: Instant

    /// How a plan's tasks stand.
    public init(
        tasks: [TaskStanding],
        states: [StateCount],
        unaccepted: Int,
        overdue: Int,
        bodies: [BodyReports],
        asOf: Instant
    ) {
        self.tasks = tasks
        self.states = states
        self.unaccepted = unaccepted
        self.overdue = overdue
        self.bodies = bodies
        self.asOf = asOf
    }

    /// How many tasks stand in a state.
    public struct StateCount: Codable, Sendable, Hashable {
        /// The state.
        public var state: Word<PlanTask.State>
        /// How many.
        public var count: Int

        /// So many in a state.
        public init(_ state: PlanTask.State, _ count: Int) {
            self.state = Word(state)
            self.count = count
        }
    }
}

/// How one task of a plan stands; not what it says.
public struct TaskStanding: Codable, Sendable, Hashable {
    /// The task.
    public var task: PlanTaskID
    /// Its place in the plan.
    public var number: Int?
    /// The year that it is for.
    public var year: Int
    /// Where it stands.
    public var state: Word<PlanTask.State>
    /// The body that leads, where one does.
    public var lead: OrgID?
    /// The last day.
    public var due: CalendarDate?
    /// Whether that day is past and the task is not done.
    public var isOverdue: Bool
    /// The clock that runs: until somebody takes it up, then until the next report.
    public var clock: JourneyClock?
    /// What each body of the task reported: the lead first, the others in the task's order.
    public var bodies: [BodyReports]
    /// Activities planned for it.
    public var planned: Int
    /// Activities held for it.
    public var held: Int

    /// How a task stands.
    public init(
        task: PlanTaskID,
        number: Int?,
        year: Int,
        state: Word<PlanTask.State>,
        lead: OrgID?,
        due: CalendarDate?,
        isOverdue: Bool,
        clock: JourneyClock?,
        bodies: [BodyReports],
        planned: Int,
        held: Int
    ) {
        self.task = task
        self.number = number
        self.year = year
        self.state = state
        self.lead = lead
        self.due = due
        self.isOverdue = isOverdue
        self.clock = clock
        self.bodies = bodies
        self.planned = planned
        self.held = held
    }
}
