/// What a search found: the knee, and latency against load around it.
public struct SearchResult: Sendable, Codable {
    /// The scenario.
    public var scenario: String
    /// What had to hold.
    public var goal: LoadGoal
    /// How it was looked for.
    public var plan: KneeSearch.Plan
    /// How it ended.
    public var ending: KneeSearch.Ending
    /// The highest rate that held; missing where none did.
    public var knee: Double?
    /// Every trial of the search, in order.
    public var trials: [LoadTrial]
    /// Trials at parts and multiples of the knee, by their rate.
    public var curve: [LoadTrial]
    /// Where and when it ran.
    public var machine: MachineFacts
    /// When it began, ISO 8601.
    public var startedAt: String

    /// The parts of the knee at which the curve is measured.
    public static let curveParts = [0.1, 0.25, 0.5, 0.7, 0.85, 1, 1.15, 1.3]

    /// A result.
    public init(
        scenario: String,
        goal: LoadGoal,
        plan: KneeSearch.Plan,
        search: KneeSearch,
        curve: [LoadTrial],
        machine: MachineFacts,
        startedAt: String
    ) {
        self.scenario = scenario
        self.goal = goal
        self.plan = plan
        ending = search.ending ?? .found
        knee = search.knee
        trials = search.trials
        self.curve = curve.sorted { $0.offered < $1.offered }
        self.machine = machine
        self.startedAt = startedAt
    }
}
