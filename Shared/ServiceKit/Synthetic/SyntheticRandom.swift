/// Chance that comes out the same again: SplitMix64, a stream of its own for each record.
///
/// A record's content depends on the seed and its number alone, however many are made at once and
/// wherever the making was interrupted.
public struct SyntheticRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The stream of a record.
    public init(seed: UInt64, number: Int) {
        state = seed &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(bitPattern: Int64(number))
        // Neighbouring numbers begin far from one another.
        state = next() ^ UInt64(bitPattern: Int64(number)) &* 0xd134_2543_de82_ef95
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return bits ^ (bits >> 31)
    }

    /// True in so many of a hundred cases.
    public mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }

    /// One of several, each as likely.
    public mutating func one<Element>(of choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &self)]
    }

    /// One of several, the first the likeliest: as often as its place in the row says (Zipf).
    public mutating func oneSkewed<Element>(of choices: [Element]) -> Element {
        let sum = (1...choices.count).reduce(0.0) { $0 + 1 / Double($1) }
        var rest = Double.random(in: 0..<sum, using: &self)
        for (place, choice) in choices.enumerated() {
            rest -= 1 / Double(place + 1)
            if rest < 0 { return choice }
        }
        return choices[choices.count - 1]
    }

    /// One of several, by weights.
    public mutating func one<Element>(weighted choices: [(Element, Int)]) -> Element {
        var rest = Int.random(in: 0..<choices.reduce(0) { $0 + $1.1 }, using: &self)
        for (choice, weight) in choices {
            rest -= weight
            if rest < 0 { return choice }
        }
        return choices[choices.count - 1].0
    }
}
