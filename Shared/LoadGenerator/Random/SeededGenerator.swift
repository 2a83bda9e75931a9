internal import Glibc

/// Random numbers that a seed decides: the same seed plans the same load.
///
/// SplitMix64: small, fast, and good enough for arrivals and choices; nothing secret comes from it.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator of a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// A generator of its own for one part of a plan, so that parts do not shift each other.
    ///
    /// - Parameters:
    ///   - seed: the plan's seed.
    ///   - part: which part, such as the number of an arrival.
    public init(seed: UInt64, part: UInt64) {
        // Two rounds apart, so that neighbouring parts have nothing in common.
        var mixer = SeededGenerator(seed: seed &+ part &* 0x9E37_79B9_7F4A_7C15)
        state = mixer.next() ^ part.byteSwapped
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, 1.
    public mutating func fraction() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// The gap to the next event of a Poisson process that has one per unit on average.
    public mutating func exponential() -> Double {
        -log(1 - fraction())
    }
}
