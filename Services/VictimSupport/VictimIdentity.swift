import ServiceContracts
import Vocabulary

/// Who a protected person is: kept apart from the person's record, under the person's key, and served
/// by no method of its own.
///
/// No viewer has access to it as a record, so that no list, count or feed ever shows it; the service
/// reads it after it has asked the person's record.
struct VictimIdentity: Record {
    typealias ID = VictimRef

    /// There is one state: it is kept.
    enum State: String, ClosedList {
        /// It is kept.
        case kept

        var label: Label { Label(vi: "Lưu giữ", en: "Kept") }
    }

    static let kind: RecordKind = "victims.identity"
    static let authors = RoleSet.firstResponders
    static let lifecycle = Lifecycle<State>(from: .kept) {}

    /// Who it is.
    var identity: PersonIdentity

    /// None: ``AmendIdentity`` changes it, audited as a reading is.
    static func correctableFields(in state: State) -> Set<String> { [] }

    var facets: [Facet] { [] }

    static let accessRule = AccessRule.own

    func access(for viewer: Viewer, filing: Filing) -> Access { .none }
}
