import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// A plain kind: filed and brought up to date by the kernel alone.
struct Note: ServedRecord, PlainRecord, Equatable {
    typealias Service = Files

    enum State: String, ClosedList {
        case open, urgent, closed

        var label: Label { Label(vi: rawValue, en: rawValue) }
    }

    static let kind: RecordKind = "files.note"
    static let label = Label(vi: "Ghi chú", en: "Note")
    static let authors = RoleSet.police
    static let readers = RoleSet.officers
    static let lifecycle = Lifecycle<State>(from: .open, .urgent) {
        Step(.open, to: .closed, by: .police)
        Step(.urgent, to: .closed, by: .police)
    }
    static let rules: [FieldRule<Note>] = [
        .text("text", \.text, 1...20),
        .list("tips", \.tips, 0...2),
        .distinct("tips", \.tips),
        .past("heardAt", \.heardAt),
    ]
    static let ownEntries: Set<String> = ["number"]

    var text: FreeText
    var tips: [Tip.ID] = []
    var heardAt: Instant?
    var reader: OrgID?
    var number: Int?

    var facets: [Facet] { tips.map { Facet("tip", $0.loggable) } }
    var links: [RecordLink] { tips.map { RecordLink("tips", to: $0, of: Tip.self) } }
    var partners: [OrgID] { reader.map { [$0] } ?? [] }

    static func correctableFields(in state: State) -> Set<String> { ["text"] }
    static func updatableFields(in state: State) -> Set<String> {
        state == .closed ? [] : ["text", "tips", "heardAt", "reader"]
    }
}
