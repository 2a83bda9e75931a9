extension OutcomeClass {
    /// What to assume where nobody knows, which never licenses a blind repetition.
    public static let ofUnknown = OutcomeClass.mayHaveRun

    /// The class of a number off the wire; an unknown number is *may have run*.
    public init(argument: UInt32) {
        self = OutcomeClass(rawValue: argument) ?? .ofUnknown
    }
}
