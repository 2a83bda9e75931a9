public import RPC
public import Vocabulary

extension HandOn: ServedRecord {
    public typealias Service = Liaison
    public static let kind: RecordKind = "liaison.handOn"
    public static let label = Label(vi: "Chuyển giao cơ quan hỗ trợ", en: "Hand-on")
    public static let authors: RoleSet = .gateOfficers
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .offered) {
        Step(
            .offered,
            to: .accepted,
            by: .receivingBodies,
            through: AcceptHandOn.method.name
        )
        Step(.offered, to: .declined, by: .receivingBodies, needs: [.reason])
        Step(.offered, to: .withdrawn, by: .gateOfficers, needs: [.reason])
    }

    /// What somebody signed is not changed.
    public static func correctableFields(in state: State) -> Set<String> { [] }

    public var facets: [Facet] {
        [Facet("handover", handover.loggable)] + people.map { .victim($0) }
    }
}
