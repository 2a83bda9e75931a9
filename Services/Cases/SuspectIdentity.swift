import ServiceContracts
import Vocabulary

/// Who a suspect is: kept apart from the suspect's record, and served by no method of its own.
///
/// It has the suspect's identifier and a key of its own. No viewer has access to it as a record, so
/// that no list, count or feed ever shows it; the service reads it after it has asked the suspect's
/// record.
struct SuspectIdentity: Record {
    typealias ID = SuspectID

    /// There is one state: it is kept.
    enum State: String, ClosedList {
        /// It is kept.
        case kept

        var label: Label { Label(vi: "Lưu giữ", en: "Kept") }
    }

    static let kind: RecordKind = "cases.suspectIdentity"
    static let authors = RoleSet.investigators
    static let lifecycle = Lifecycle<State>(from: .kept) {}

    /// Who it is.
    var identity: PersonIdentity

    /// None: what was learned is registered with the suspect.
    static func correctableFields(in state: State) -> Set<String> { [] }

    var facets: [Facet] { [] }

    static let accessRule = AccessRule.own

    func access(for viewer: Viewer, filing: Filing) -> Access { .none }
}
