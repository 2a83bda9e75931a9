/// A comparison as it is kept: what was compared, where, and what came out.
public struct ComparisonReport: Sendable, Codable {
    /// The scenario.
    public var scenario: String
    /// Names of the two sides.
    public var sides: [String]
    /// How calls were made, on either side.
    public var loop: RunResult.Loop
    /// How long each run was measured, in seconds.
    public var seconds: Double
    /// What came out.
    public var comparison: Comparison
    /// Where.
    public var machine: MachineFacts
    /// When it began, ISO 8601.
    public var startedAt: String

    /// A result.
    public init(
        scenario: String,
        sides: [String],
        loop: RunResult.Loop,
        seconds: Double,
        comparison: Comparison,
        machine: MachineFacts,
        startedAt: String
    ) {
        self.scenario = scenario
        self.sides = sides
        self.loop = loop
        self.seconds = seconds
        self.comparison = comparison
        self.machine = machine
        self.startedAt = startedAt
    }
}
