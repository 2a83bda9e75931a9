/// Something that a service keeps: a struct of fields with a lifecycle, facets and an answer to
/// who may see it.
///
/// Pure data. Everything else about keeping it (versions, approvals, clocks, history, search,
/// audit) is the kernel's, and the same for every kind. The whole record is sealed at rest under a
/// key of its own; only ``facets`` stand in the clear, so nothing that identifies a protected
/// person, and no free text, may ever become a facet.
public protocol Record: Codable, Sendable {
    /// What points at it.
    associatedtype ID: RecordReference = RecordID<Self>
    /// The states it passes through.
    associatedtype State: ClosedList

    /// `service.noun`.
    static var kind: RecordKind { get }
    /// From which state to which, by whom, with what.
    static var lifecycle: Lifecycle<State> { get }
    /// Who may file, change and correct one, given that they may read it.
    static var authors: RoleSet { get }

    /// What it is listed and counted by.
    var facets: [Facet] { get }
    /// Counts up when the kind is found by more facets than before, so that records that were filed without
    /// them get them, too.
    static var facetForm: Int { get }
    /// Its numbers that add up over records.
    static var sums: [Summable<Self>] { get }
    /// When its places were so, where the record says that itself; otherwise when what its version
    /// tells occurred. A unit that did not stand then is refused.
    var placedAt: Occurrence? { get }
    /// The communes that it names. One that did not stand on its day, or in another province, is
    /// refused.
    var communes: [PlacedCommune] { get }
    /// What a viewer may know of it.
    func access(for viewer: Viewer, filing: Filing) -> Access
    /// Whether that follows from how it is filed; a kind that answers it itself says ``AccessRule/own``.
    static var accessRule: AccessRule { get }
    /// Units that may know that it exists, beside those to whom its filing shows that.
    var knownTo: [OrgID] { get }
    /// Whether a record of this kind may name any: where none does, none is decoded to ask it.
    static var namesKnowers: Bool { get }
    /// The fields that its authors may correct in a state, by their names on the wire; empty where
    /// nothing is corrected any more.
    ///
    /// Whatever is not named here has a method of its own: links, numbers, signatures, what a
    /// decision set. Every kind says so for itself; a name that is forgotten is a field that stays.
    static func correctableFields(in state: State) -> Set<String>
    /// Flags that protect somebody: a correction may raise them in any state in which anything is
    /// corrected, and only a method of their own takes them back.
    static var raisableFlags: Set<String> { get }
    /// Whether the last step of a record in this state may be made void.
    static func isVoidable(in state: State) -> Bool
    /// Whether two records of this kind can turn out to be about the same thing, and be merged.
    static var isMergeable: Bool { get }
    /// Whether files may be attached to one.
    static var takesAttachments: Bool { get }
    /// Whether a record in this state is over: when its organisation is succeeded it stays with the body
    /// of its day, and the successor may read it.
    static func isClosed(in state: State) -> Bool
    /// What remains of the facets once the content is erased, so that published figures still add
    /// up and nobody can be found by them.
    static func generalised(_ facets: [Facet]) -> [Facet]
}

extension Record {
    /// The rule of the house, ``Filing/access(for:)``; whoever ``knownTo`` names knows that it exists.
    public func access(for viewer: Viewer, filing: Filing) -> Access {
        let access = filing.access(for: viewer)
        guard access == .none, !viewer.roles.isSubset(of: .withoutContent) else { return access }
        return knownTo.contains { viewer.covers($0) } ? .stub : .none
    }

    /// From how it is filed.
    public static var accessRule: AccessRule { .house }

    /// None.
    public var knownTo: [OrgID] { [] }

    /// None does.
    public static var namesKnowers: Bool { false }

    /// The first.
    public static var facetForm: Int { 1 }

    /// None.
    public static var sums: [Summable<Self>] { [] }

    /// Its version's.
    public var placedAt: Occurrence? { nil }

    /// None.
    public var communes: [PlacedCommune] { [] }

    /// None.
    public static var raisableFlags: Set<String> { [] }

    /// Where anything is correctable; a kind whose fields are the service's own entries says
    /// otherwise.
    public static func isVoidable(in state: State) -> Bool {
        !correctableFields(in: state).isEmpty
    }

    /// No: two papers stay two papers.
    public static var isMergeable: Bool { false }

    /// No.
    public static var takesAttachments: Bool { false }

    /// Where no step leads on.
    public static func isClosed(in state: State) -> Bool {
        lifecycle.steps(from: state).allSatisfy(\.stays)
    }

    /// The year alone.
    public static func generalised(_ facets: [Facet]) -> [Facet] {
        facets.filter { $0.key == "year" }
    }
}
