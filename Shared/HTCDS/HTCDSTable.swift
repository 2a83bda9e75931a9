import Vocabulary

/// A table of a file: the records, or the events beside them.
public enum HTCDSTable: Sendable, Hashable {
    /// The first sheet, or the only table.
    case records
    /// The sheet of events that the records have no room for.
    case events

    /// The sheet's name; `nil` for the first, whatever it is called.
    public var sheet: String? {
        switch self {
        case .records: nil
        case .events: HTCDSEvent.sheet
        }
    }

    /// The fields that its columns may be.
    public var fields: [HTCDSField] {
        switch self {
        case .records: HTCDSField.all
        case .events: HTCDSEvent.fields
        }
    }

    /// The field that a label means where a column has no name.
    ///
    /// Several fields beyond the core bear the same label; on the sheet of events none do.
    func field(labelled label: String) -> HTCDSField? {
        switch self {
        case .records: HTCDSField.labelled(label)
        case .events:
            HTCDSEvent.fields.first { Folded.key($0.label.en) == Folded.key(label) }
        }
    }
}
