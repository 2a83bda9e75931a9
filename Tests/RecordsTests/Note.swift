import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// A plain kind: filed and brought up to date by the kernel alone, with a state that has a rule of its own.
struct Note: ServedRecord, PlainRecord, Equatable {
    typealias Service = Files

    enum State: String, ClosedList {
        case open, urgent, closed, sent, answered, returned

        var label: Label { Label(vi: rawValue, en: rawValue) }
    }

    static let kind: RecordKind = "files.note"
    static let label = Label(vi: "Ghi chú", en: "Note")
    static let authors = RoleSet.police
    static let readers = RoleSet.officers
    static let lifecycle = Lifecycle<State>(from: .open, .urgent) {
        Step(.open, to: .closed, by: .police)
        Step(.urgent, to: .closed, by: .police)
        Step(.open, to: .sent, by: .police)
        Step(
            .urgent,
            to: .sent,
            by: .police,
            approval: .superior.actThenRatify(within: .ratification)
        )
        Step(.sent, to: .answered, by: .police)
        Step(.sent, to: .returned, by: .police, approval: .superior)
    }
    static let rules: [FieldRule<Note>] = [
        .text("text", \.text, 1...20),
        .list("tips", \.tips, 0...2),
        .distinct("tips", \.tips),
        .past("heardAt", \.heardAt),
    ]
    static let ownEntries: Set<String> = ["number"]

    /// What is sent was heard within a week.
    static func rules(in state: State) -> [FieldRule<Note>] {
        guard state == .sent else { return [] }
        return [
            FieldRule("heardAt", "recent") { note, now in
                note.heardAt.map { now < $0.advanced(by: .seconds(7 * 24 * 3_600)) } ?? false
            }
        ]
    }

    var text: FreeText
    var tips: [Tip.ID] = []
    var heardAt: Instant?
    var reader: OrgID?
    var number: Int?

    var facets: [Facet] { tips.map { Facet("tip", $0.loggable) } }
    var links: [RecordLink] { tips.map { RecordLink("tips", to: $0, of: Tip.self) } }
    var partners: [OrgID] { reader.map { [$0] } ?? [] }

    static func correctableFields(in state: State) -> Set<String> { ["text", "heardAt"] }
    static func updatableFields(in state: State) -> Set<String> {
        state == .closed ? [] : ["text", "tips", "heardAt", "reader"]
    }
}
