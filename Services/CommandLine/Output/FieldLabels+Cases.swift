import Vocabulary

extension FieldLabels {
    /// Fields that only cases has.
    static let cases: [String: Label] = [:]
}
