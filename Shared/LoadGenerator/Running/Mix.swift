/// The acts of a scenario, each with its weight.
public struct Mix: Sendable {
    /// The acts.
    public let acts: [Act]
    private let choice: WeightedChoice

    /// A mix; `nil` without an act of a positive weight.
    public init?(_ acts: [MixedAct]) {
        guard let choice = WeightedChoice(acts.map(\.weight)) else { return nil }
        self.acts = acts.map(\.act)
        self.choice = choice
    }

    /// The act of a number in a run: a seed decides, so that a plan can be repeated.
    public func act(of number: Int, seed: UInt64) -> Act {
        guard acts.count > 1 else { return acts[0] }
        var generator = SeededGenerator(seed: ~seed, part: UInt64(number))
        return acts[choice.pick(using: &generator)]
    }
}
