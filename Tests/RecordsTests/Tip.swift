import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// The service of these tests.
enum Files: ServiceContract {
    static let name = "files"
    static var methods: [any ServiceMethod.Type] {
        RecordMethods<Tip>.all + RecordMethods<Person>.all + RecordMethods<Note>.all
            + [
                FileTip.self, FilePerson.self, ErasePerson.self, ListDeadlines<Files>.self,
                WatchRecords<Files>.self,
            ]
    }
}

/// What a tip is about.
enum Topic: String, ClosedList {
    case recruitment
    case transport

    var label: Label { Label(vi: rawValue, en: rawValue) }
}

/// A record with every kind of step.
struct Tip: ServedRecord, Equatable {
    typealias Service = Files

    enum State: String, ClosedList {
        case received, assigned, confirmed, unfounded, admitted, answered, signed, transferred

        var label: Label { Label(vi: rawValue, en: rawValue) }
    }

    static let kind: RecordKind = "files.tip"
    static let label = Label(vi: "Tin", en: "Tip")
    static let takesAttachments = true
    static let isMergeable = true
    static let authors = RoleSet.police.union(.commune)
    static let readers = RoleSet.officers
    static let lifecycle = Lifecycle<State>(from: .received) {
        Step(.received, to: .assigned, by: .police, .commune, within: .triage)
        Step(.assigned, to: .confirmed, by: .police, needs: [.finding], starts: [.reply])
        Step(.assigned, to: .unfounded, by: .police, needs: [.reason], approval: .superior)
        Step(
            .assigned,
            to: .admitted,
            by: .police,
            approval: .superior.actThenRatify(within: .ratification)
        )
        Step(
            .assigned,
            to: .transferred,
            by: .police,
            needs: [.recipient],
            approval: .recipient(.borderGuard)
        )
        Step(.confirmed, to: .answered, by: .police, stops: [.reply])
        Step(.confirmed, to: .signed, by: .police, stops: [.reply], through: "files.sign")
    }

    var topic: Word<Topic>
    var summary: FreeText
    var number: Int?
    var inDanger: Bool?
    var province: Word<Province>?
    var lead: OrgID?
    var alsoIn: Word<Province>?
    var partner: OrgID?
    var people: [VictimRef]?
    var supporters: [OrgID]?

    var facets: [Facet] {
        [Facet("topic", topic), .year(Instant(millisecondsSinceEpoch: 0))]
            + [province, alsoIn].compactMap { $0.map { Facet("province", $0) } }
            + [lead, partner].compactMap { $0.map { Facet("lead", $0.path) } }
            + (people ?? []).map { .victim($0) }
    }

    var knownTo: [OrgID] { supporters ?? [] }
    static let namesKnowers = true

    static func correctableFields(in state: State) -> Set<String> {
        state == .signed ? [] : ["topic", "summary", "province"]
    }

    static let raisableFlags: Set<String> = ["inDanger"]
}

/// A person whose records are sealed with one key; reading one needs a purpose.
struct Person: ServedRecord, Equatable {
    typealias Service = Files
    typealias ID = VictimRef

    enum State: String, ClosedList {
        case registered, closed

        var label: Label { Label(vi: rawValue, en: rawValue) }
    }

    static let kind: RecordKind = "files.person"
    static let label = Label(vi: "Người", en: "Person")
    static let isMergeable = true
    static let authors = RoleSet.victimSupporters
    static let readers = RoleSet.victimSupporters
    static let via = MethodDescriptor.Via.callerOnly
    static let needsPurpose = true
    static let lifecycle = Lifecycle<State>(from: .registered) {
        Step(.registered, to: .closed, by: .healthAuthority)
    }

    var name: PersonName
    var village: Address

    static func correctableFields(in state: State) -> Set<String> { ["village"] }

    var facets: [Facet] { [Facet("year", "2026"), Facet("province", "quangNinh")] }
}

/// Files a tip.
struct FileTip: ServiceRequest {
    typealias Service = Files
    static let method = MethodDescriptor(
        "files.fileTip",
        .write,
        callers: RoleSet.officers,
        canBeTried: true
    )

    var tip: Tip
    var owner: OrgID
    var visibility: Word<Visibility> = Word(.unit)
    var handling: Word<Handling> = Word(.open)
    var occurred: Occurrence?

    struct Response: Codable, Sendable { var tip: Filed<Tip> }
}

/// Files a person, sealed with the person's own key.
struct FilePerson: ServiceRequest {
    typealias Service = Files
    static let method = MethodDescriptor("files.filePerson", .write, callers: RoleSet.officers)

    var person: Person
    var owner: OrgID

    struct Response: Codable, Sendable { var person: Filed<Person> }
}

/// Erases a person.
struct ErasePerson: ServiceRequest {
    typealias Service = Files
    static let method = MethodDescriptor("files.erasePerson", .write, callers: RoleSet.officers)

    var person: VictimRef

    struct Response: Codable, Sendable { var records: Int }
}
