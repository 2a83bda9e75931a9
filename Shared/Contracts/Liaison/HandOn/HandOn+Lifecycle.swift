public import Vocabulary

extension HandOn: ServedRecord {
    public typealias Service = Liaison
    public static let kind: RecordKind = "liaison.handOn"
    public static let authors: RoleSet = .gateOfficers
    public static let readers: RoleSet = .officers

    public static let lifecycle = Lifecycle<State>(from: .offered) {
        Step(.offered, to: .accepted, by: .receivingBodies)
        Step(.offered, to: .declined, by: .receivingBodies, needs: [.reason])
        Step(.offered, to: .withdrawn, by: .gateOfficers, needs: [.reason])
    }

    public var facets: [Facet] {
        [Facet("handover", handover.loggable)] + people.map { .victim($0) }
    }
}
