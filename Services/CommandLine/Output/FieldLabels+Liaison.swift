import Vocabulary

extension FieldLabels {
    /// Fields that only liaison has.
    static let liaison: [String: Label] = [:]
}
