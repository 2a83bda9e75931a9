import Vocabulary
import WireCodec

extension Shelf {
    /// Which record.
    struct Place: Hashable {
        let kind: RecordKind
        let id: Identifier
    }

    /// What rows are about.
    enum Matter: Hashable {
        /// A record with its current version: one row, sealed.
        case record(Place)
        /// The clocks of a record.
        case clocks(Place)
        /// The records of a kind that a reference finds, whoever may see them: their identifiers.
        case found(RecordKind, Facet)
    }
}

extension Shelf.Place {
    /// All that changes when the record does, but for what finds it.
    var matters: [Shelf.Matter] { [.record(self), .clocks(self)] }
}

extension Facet {
    /// Whether what it finds may be at hand: it points at something, and is filed as it is asked for.
    ///
    /// Words of lists find far too many records, and provinces and organisations find what was filed under
    /// other names.
    var findsAtHand: Bool { isReference && filedKey == key && filedValues() == [value] }
}
