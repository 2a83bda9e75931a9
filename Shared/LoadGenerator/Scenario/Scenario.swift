import Vocabulary

/// A scenario as its file says it, checked: what is done, how often, on what, and what is demanded.
public struct Scenario: Sendable {
    /// Its name.
    public var name: String
    /// The acts and their weights.
    public var mix: [Entry]
    /// How many matters are prepared, and how popular each is.
    public var population: Int
    /// Which of them is asked for.
    public var popularity: KeyPopularity
    /// When acts start.
    public var arrivals: Arrivals
    /// How long the run lasts, the warm-up included.
    public var duration: Duration
    /// What at the beginning is not measured.
    public var warmUp: Duration
    /// How long a call is waited for.
    public var timeout: Duration
    /// How long each of a closed loop's callers pauses, in milliseconds.
    public var thinking: Amount
    /// Whether clients repeat failed calls as the services' own clients do.
    public var retries: Bool
    /// What the run must hold.
    public var thresholds: Thresholds

    /// One act of the mix.
    public struct Entry: Sendable, Hashable {
        /// The act's name in the catalogue.
        public var act: String
        /// Its share.
        public var weight: Double
        /// What it is told.
        public var options: ActOptions
    }

    /// The mix, ready to be run.
    public func acts() throws(ScenarioError) -> Mix {
        var mixed: [MixedAct] = []
        for entry in mix {
            guard let act = ActCatalogue.act(entry.act, entry.options) else {
                throw .unknownAct(entry.act)
            }
            mixed.append(MixedAct(act, weight: entry.weight))
        }
        guard let mix = Mix(mixed) else { throw .emptyMix }
        return mix
    }

    /// Every officer who acts in it.
    public var officers: [String] { Part.all }
}
