/// What is wrong with a scenario.
public enum ScenarioError: Error, Sendable, Hashable {
    /// There is no shipped scenario and no file of this name.
    case unknownScenario(String)
    /// The file is no scenario; says where.
    case malformed(String)
    /// There is no act of this name.
    case unknownAct(String)
    /// No act has a positive weight.
    case emptyMix
    /// A value is outside of what it may be; names it.
    case outOfRange(String)
    /// More matters than ``Population/maximumSize``.
    case populationTooLarge
    /// A step that one officer takes alone awaited a second one.
    case unexpectedApproval
}
