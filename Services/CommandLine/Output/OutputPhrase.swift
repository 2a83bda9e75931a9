import Vocabulary

/// The small words of tables.
enum OutputPhrase: Phrasebook {
    case yes, no, none

    var label: Label {
        switch self {
        case .yes: Label(vi: "có", en: "yes")
        case .no: Label(vi: "không", en: "no")
        case .none: Label(vi: "(không có)", en: "(none)")
        }
    }
}
