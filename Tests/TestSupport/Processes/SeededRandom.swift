import Foundation

/// Random numbers that can be had again: the seed is printed, and taken from `HOMEWARD_SEED`.
public struct SeededRandom: RandomNumberGenerator {
    /// What the numbers follow from.
    public let seed: UInt64
    private var state: UInt64

    /// Numbers that follow from a seed.
    public init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// The seed of the environment, or a new one; printed either way.
    public static func fromEnvironment(_ name: String) -> SeededRandom {
        let given = ProcessInfo.processInfo.environment["HOMEWARD_SEED"].flatMap { UInt64($0) }
        let random = SeededRandom(seed: given ?? UInt64.random(in: 0...UInt64(Int64.max)))
        let line = "\(name): HOMEWARD_SEED=\(random.seed)\n"
        FileHandle.standardError.write(Data(line.utf8))
        return random
    }

    /// SplitMix64.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
