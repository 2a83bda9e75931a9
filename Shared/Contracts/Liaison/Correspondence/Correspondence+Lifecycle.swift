public import RPC
public import Vocabulary

extension Correspondence: ServedRecord {
    public typealias Service = Liaison
    public static let kind: RecordKind = "liaison.correspondence"
    public static let label = Label(vi: "Văn thư đối ngoại", en: "Correspondence")
    public static let takesAttachments = true
    public static let authors: RoleSet = .liaisonOfficers
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .draft, .received) {
        Step(
            .draft,
            to: .approved,
            by: .liaisonOfficers,
            approval: .superior.actThenRatify(within: .ratification)
        )
        Step(.draft, to: .discarded, by: .liaisonOfficers, needs: [.reason])
        Step(.approved, to: .draft, by: .liaisonOfficers, needs: [.reason])
        Step(
            .approved,
            to: .sent,
            by: .liaisonOfficers,
            through: SendCorrespondence.method.name
        )
        Step(.sent, to: .acknowledged, by: .liaisonOfficers)
        Step(
            .sent,
            to: .replied,
            by: .liaisonOfficers,
            needs: [.link],
            stops: [.reply, .urgentReply, .callReply]
        )
        Step(
            .sent,
            to: .closed,
            by: .liaisonOfficers,
            needs: [.reason],
            stops: [.reply, .urgentReply, .callReply]
        )
        Step(.received, to: .acknowledged, by: .liaisonOfficers)
        Step(
            .received,
            to: .replied,
            by: .liaisonOfficers,
            needs: [.link],
            stops: [.reply, .urgentReply, .callReply]
        )
        Step(
            .received,
            to: .closed,
            by: .liaisonOfficers,
            needs: [.reason],
            stops: [.reply, .urgentReply, .callReply]
        )
        Step(
            .acknowledged,
            to: .replied,
            by: .liaisonOfficers,
            needs: [.link],
            stops: [.reply, .urgentReply, .callReply]
        )
        Step(
            .acknowledged,
            to: .closed,
            by: .liaisonOfficers,
            needs: [.reason],
            stops: [.reply, .urgentReply, .callReply]
        )
        Step(.replied, to: .closed, by: .liaisonOfficers, stops: [.owedNote])
    }

    /// Numbers, channels and passings-on are the service's own entries; a wrong letter is voided or
    /// followed by another one.
    public static func correctableFields(in state: State) -> Set<String> { [] }

    /// The number stays: the register has no gaps.
    public static func isVoidable(in state: State) -> Bool { true }

    /// Since its number is one.
    public static let facetForm = 2

    public var facets: [Facet] {
        var facets = [
            Facet("direction", direction), Facet("channel", channel), Facet("urgency", urgency),
            Facet("correspondenceKind", correspondenceKind), Facet("country", partner),
        ]
        if let registered {
            facets += [Facet("year", String(registered.year)), .registered(registered)]
        }
        if let topic { facets.append(Facet("topic", topic)) }
        if let caseFile { facets.append(Facet("case", caseFile.loggable)) }
        facets += people.map { .victim($0) }
        return facets
    }
}
