public import RPC
public import Vocabulary

extension Handover: MinutedRecord {
    public typealias Service = Liaison
    public typealias MinutesAnswer = HandoverAnswer
    public static let kind: RecordKind = "liaison.handover"
    public static let label = Label(vi: "Bàn giao", en: "Handover")
    public static let takesAttachments = true
    public static let authors: RoleSet = .union(of: [
        .handoverOfficers, .gateOfficers, .minutesSigners, .receivingBodies,
    ])
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .requested) {
        Step(
            .requested,
            to: .identityChecking,
            by: .immigration,
            through: RecordIdentityChecks.method.name
        )
        Step(
            .requested,
            to: .declined,
            by: .handoverDeciders,
            needs: [.reason],
            approval: .by(.handoverDeciders)
        )
        Step(
            .identityChecking,
            to: .accepted,
            by: .handoverDeciders,
            approval: .by(.handoverDeciders).actThenRatify(within: .ratification),
            within: .identityAnswer,
            through: AcceptHandover.method.name
        )
        Step(
            .identityChecking,
            to: .declined,
            by: .handoverDeciders,
            needs: [.reason],
            approval: .by(.handoverDeciders)
        )
        Step(
            .accepted,
            to: .scheduled,
            by: .handoverOfficers,
            through: ScheduleHandover.method.name
        )
        Step(
            .accepted,
            to: .failed,
            by: .handoverOfficers,
            needs: [.reason],
            approval: .by(.handoverOfficers)
        )
        Step(
            .scheduled,
            to: .arrived,
            by: .gateOfficers,
            through: RecordArrivals.method.name
        )
        Step(
            .scheduled,
            to: .failed,
            by: .gateOfficers,
            needs: [.reason],
            approval: .by(.handoverOfficers)
        )
        Step(
            .arrived,
            to: .minutesSigned,
            by: .minutesSigners,
            through: SignMinutes<Handover>.method.name
        )
        Step(
            .minutesSigned,
            to: .transferred,
            by: .receivingBodies,
            .gateOfficers,
            through: AcceptHandOn.method.name
        )
        Step(.transferred, to: .closed, by: .handoverOfficers)
    }

    /// What was counted is counted again, what was signed is set right by a signed addendum.
    public static func correctableFields(in state: State) -> Set<String> { [] }

    /// Until somebody stood at the gate; nobody can be uncounted.
    public static func isVoidable(in state: State) -> Bool {
        [.identityChecking, .accepted, .scheduled].contains(state)
    }

    /// Supporters; the journey tells them what they need.
    public var knownTo: [OrgID] { supporters }
    public static let namesKnowers = true

    /// Whether the viewer's body follows these people's journey.
    public func isSupporter(_ viewer: Viewer) -> Bool {
        viewer.holds(.officers) && supporters.contains { viewer.covers($0) }
    }

    /// Since the number of its minutes is one.
    public static let facetForm = 2

    public var facets: [Facet] {
        var facets = [Facet("country", partner)]
        if let gate { facets.append(Facet("gate", gate)) }
        if let arrivedAt { facets.append(.month(arrivedAt)) }
        if let caseFile { facets.append(Facet("case", caseFile.loggable)) }
        if let minutes { facets.append(.registered(minutes.number)) }
        facets += manifest.map { .victim($0.person) }
        return facets
    }
}
