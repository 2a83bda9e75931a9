import Vocabulary

extension FieldLabels {
    /// Fields that only victim support has.
    static let victimSupport: [String: Label] = [:]
}
