public import RPC
public import Vocabulary

extension Agreement: ServedRecord {
    public typealias Service = Liaison
    public static let kind: RecordKind = "liaison.agreement"
    public static let label = Label(vi: "Thoả thuận", en: "Agreement")
    public static let takesAttachments = true
    public static let authors: RoleSet = .treatyOfficers
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .drafting, .inForce) {
        Step(.drafting, to: .negotiating, by: .treatyOfficers)
        Step(.drafting, to: .abandoned, by: .treatyOfficers, needs: [.reason])
        Step(.negotiating, to: .drafting, by: .treatyOfficers)
        Step(.negotiating, to: .signed, by: .treatyOfficers, needs: [.decisionDate])
        Step(.negotiating, to: .abandoned, by: .treatyOfficers, needs: [.reason])
        Step(.signed, to: .inForce, by: .treatyOfficers, needs: [.decisionDate])
        Step(.signed, to: .abandoned, by: .treatyOfficers, needs: [.reason])
        Step(.inForce, to: .underReview, by: .treatyOfficers)
        Step(
            .inForce,
            to: .expired,
            by: .treatyOfficers,
            needs: [.decisionDate],
            approval: .colleague
        )
        Step(.underReview, to: .inForce, by: .treatyOfficers, needs: [.finding])
        Step(
            .underReview,
            to: .amended,
            by: .treatyOfficers,
            needs: [.documentNumber, .decisionDate],
            approval: .colleague
        )
        Step(
            .underReview,
            to: .superseded,
            by: .treatyOfficers,
            needs: [.link],
            approval: .colleague,
            through: SupersedeAgreement.method.name
        )
        Step(
            .underReview,
            to: .expired,
            by: .treatyOfficers,
            needs: [.decisionDate],
            approval: .colleague
        )
        Step(.amended, to: .inForce, by: .treatyOfficers, needs: [.decisionDate])
    }

    /// Which treaty it is and with whom can be corrected until it is signed; never its successor.
    public static func correctableFields(in state: State) -> Set<String> {
        let always: Set = [
            "title", "signedOn", "inForceFrom", "expiresOn", "mandatoryChannel", "articles",
            "reviewBy",
        ]
        return [.drafting, .negotiating].contains(state)
            ? always.union(["agreementKind", "partner"]) : always
    }

    public var facets: [Facet] {
        var facets = [Facet("country", partner), Facet("agreementKind", agreementKind)]
        if let mandatoryChannel { facets.append(Facet("channel", mandatoryChannel)) }
        return facets
    }

    public static let accessRule = AccessRule.own

    /// Whoever writes letters abroad must know which channel holds, so liaison officers read it
    /// whichever unit drew it up; a restricted one stays with those it is assigned to.
    public func access(for viewer: Viewer, filing: Filing) -> Access {
        if viewer.holds(.liaisonOfficers), filing.handling != .restricted {
            return .content
        }
        return filing.access(for: viewer)
    }
}
