public import RPC
public import Vocabulary

/// What a mission does for citizens of ours who were trafficked, with the bodies of the host state.
public struct ConsularCase: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where a consular case stands.
    public enum State: String, ClosedList {
        /// The mission heard of it.
        case opened
        /// The host state's bodies were approached.
        case withHostBodies
        /// The people are safe.
        case safe
        /// Who they are is verified: the file is valid, and the travel paper is due (Article 29).
        case fileValid
        /// The mission has issued the travel papers.
        case documented
        /// They are home, or want no more help.
        case closed

        public var label: Label {
            switch self {
            case .opened: Label(vi: "Đã tiếp nhận", en: "Opened")
            case .withHostBodies:
                Label(vi: "Đang phối hợp với nước sở tại", en: "With the host state's bodies")
            case .safe: Label(vi: "Đã an toàn", en: "Safe")
            case .fileValid:
                Label(vi: "Hồ sơ hợp lệ, chờ cấp giấy tờ về nước", en: "File valid, paper due")
            case .documented: Label(vi: "Đã cấp giấy tờ về nước", en: "Travel paper issued")
            case .closed: Label(vi: "Đã kết thúc", en: "Closed")
            }
        }
    }

    public static let kind: RecordKind = "liaison.consularCase"
    public static let label = Label(vi: "Vụ việc bảo hộ công dân", en: "Consular case")
    public static let authors = RoleSet.missions.union(.consular)
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly
    public static let lifecycle = Lifecycle<State>(from: .opened) {
        Step(.opened, to: .withHostBodies, by: .missions, .consular)
        Step(.opened, to: .safe, by: .missions, .consular, needs: [.finding])
        Step(.opened, to: .closed, by: .missions, .consular, needs: [.reason])
        Step(.withHostBodies, to: .safe, by: .missions, .consular, needs: [.finding])
        Step(.withHostBodies, to: .closed, by: .missions, .consular, needs: [.reason])
        Step(.safe, to: .fileValid, by: .missions, .consular, needs: [.documentNumber])
        // Whoever has a passport needs no paper.
        Step(.safe, to: .closed, by: .missions, .consular, needs: [.finding])
        Step(
            .fileValid,
            to: .documented,
            by: .missions,
            .consular,
            needs: [.documentNumber, .decisionDate],
            within: .travelPaper
        )
        Step(.fileValid, to: .closed, by: .missions, .consular, needs: [.reason])
        Step(.documented, to: .closed, by: .missions, .consular, needs: [.finding])
    }
    public static let rules: [FieldRule<ConsularCase>] = [
        .text("place", \.place, 1...300), .text("hostBody", \.hostBody, 1...300),
        .text("summary", \.summary, 1...16_000), .list("people", \.people, 0...500),
        .distinct("people", \.people), .list("bodies", \.bodies, 0...32),
    ]

    /// Whoever was approached has a name.
    public static func rules(in state: State) -> [FieldRule<ConsularCase>] {
        guard state == .withHostBodies else { return [] }
        return [FieldRule("hostBody", "missing") { consular, _ in consular.hostBody != nil }]
    }

    /// The host state.
    public var country: Word<Country>
    /// Where in it.
    public var place: FreeText
    /// The host state's body that answers for it, once one does.
    public var hostBody: FreeText?
    /// What is known, identity-class.
    public var summary: FreeText
    /// The people, as registered with victim support.
    public var people: [VictimRef]
    /// What they need.
    public var needs: [Word<ConsularNeed>]
    /// The case file it belongs to.
    public var caseFile: CaseFileID?
    /// The handover by which they come home.
    public var handover: HandoverID?
    /// Bodies of ours that read it.
    public var bodies: [OrgID]

    /// Opens a consular case.
    public init(
        in country: Country,
        place: FreeText,
        hostBody: FreeText? = nil,
        summary: FreeText,
        people: [VictimRef] = [],
        needs: [ConsularNeed] = [],
        bodies: [OrgID] = []
    ) {
        self.country = Word(country)
        self.place = place
        self.hostBody = hostBody
        self.summary = summary
        self.people = people
        self.needs = needs.map { Word($0) }
        self.bodies = bodies
    }

    public static func correctableFields(in state: State) -> Set<String> {
        state == .closed ? [] : ["place", "hostBody", "summary", "needs"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .closed
            ? []
            : ["place", "hostBody", "summary", "people", "needs", "caseFile", "handover", "bodies"]
    }

    public var links: [RecordLink] {
        handover.map { [RecordLink("handover", to: $0, of: Handover.self)] } ?? []
    }
    public var partners: [OrgID] { bodies }

    public var facets: [Facet] {
        var facets = [Facet("country", country)] + needs.map { Facet("need", $0) }
        if let caseFile { facets.append(Facet("case", caseFile.loggable)) }
        return facets + people.map { .victim($0) }
    }
}

/// What points at a consular case.
public typealias ConsularCaseID = RecordID<ConsularCase>
