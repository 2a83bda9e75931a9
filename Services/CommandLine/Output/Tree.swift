import Vocabulary
import WireCodec

/// An answer as it is shown: fields in their declared order, words with their labels.
indirect enum Tree: Sendable, Hashable {
    case nothing
    case truth(Bool)
    case number(Int64)
    case fraction(Double)
    case text(String)
    /// A word of a closed list: its spelling, and what people read.
    case word(String, Label)
    case instant(Instant)
    case list([Tree])
    case fields([Field])

    /// A field and its value.
    struct Field: Sendable, Hashable {
        /// The field's name in the contract.
        let name: String
        /// Its value.
        let value: Tree
    }

    /// The value of a field, if there is one.
    subscript(_ name: String) -> Tree? {
        guard case .fields(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }
}

/// A value that people read by a label.
protocol Labelled {
    /// The spelling on the wire.
    var text: String { get }
    /// What people read.
    var label: Label { get }
}

extension Word: Labelled {}
