public import RPC
public import Vocabulary

/// What one body asks another: information, documents, evidence; with a clock for the answer.
///
/// The body that is asked reads it from the moment it is filed and alone answers; the one that asks
/// alone takes it back.
public struct InformationRequest: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where a request stands.
    public enum State: String, ClosedList {
        /// Asked, in the usual time.
        case asked
        /// Asked because somebody is in danger: hours count.
        case urgent
        /// A part is answered, and the rest is owed.
        case partlyAnswered
        /// Answered.
        case answered
        /// Not answered, with a reason.
        case declined
        /// Taken back.
        case withdrawn

        public var label: Label {
            switch self {
            case .asked: Label(vi: "Đã yêu cầu", en: "Asked")
            case .urgent: Label(vi: "Yêu cầu khẩn", en: "Asked urgently")
            case .partlyAnswered: Label(vi: "Đã trả lời một phần", en: "Partly answered")
            case .answered: Label(vi: "Đã trả lời", en: "Answered")
            case .declined: Label(vi: "Từ chối cung cấp", en: "Declined")
            case .withdrawn: Label(vi: "Đã rút", en: "Withdrawn")
            }
        }
    }

    public static let kind: RecordKind = "liaison.informationRequest"
    public static let label = Label(vi: "Yêu cầu thông tin", en: "Information request")
    public static let authors: RoleSet = .officers
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly
    public static let lifecycle = Lifecycle<State>(from: .asked, .urgent) {
        Step(.asked, to: .answered, by: .officers, needs: [.finding], within: .reply)
        Step(.asked, to: .partlyAnswered, by: .officers, needs: [.finding])
        Step(.asked, to: .declined, by: .officers, needs: [.reason])
        Step(.asked, to: .withdrawn, by: .officers, needs: [.reason])
        Step(.urgent, to: .answered, by: .officers, needs: [.finding], within: .urgentReply)
        Step(.urgent, to: .partlyAnswered, by: .officers, needs: [.finding])
        Step(.urgent, to: .declined, by: .officers, needs: [.reason])
        Step(.urgent, to: .withdrawn, by: .officers, needs: [.reason])
        Step(.partlyAnswered, to: .answered, by: .officers, needs: [.finding], within: .reply)
        Step(.partlyAnswered, to: .declined, by: .officers, needs: [.reason])
        Step(.partlyAnswered, to: .withdrawn, by: .officers, needs: [.reason])
    }
    public static let rules: [FieldRule<InformationRequest>] = [
        .text("subject", \.subject, 1...1_000), .text("question", \.question, 1...16_000),
        .list("people", \.people, 0...500), .distinct("people", \.people),
    ]

    /// The body that is asked.
    public var addressee: OrgID
    /// What it is about, identity-class.
    public var subject: FreeText
    /// What is asked, identity-class.
    public var question: FreeText
    /// How far it concerns trafficking.
    public var topic: Word<Topic>
    /// The people whom it concerns, as registered with victim support.
    public var people: [VictimRef]
    /// The case file it belongs to.
    public var caseFile: CaseFileID?
    /// The level of secrecy, where it is a state secret.
    public var secrecy: Word<Secrecy>?

    /// Asks a body.
    public init(
        of addressee: OrgID,
        subject: FreeText,
        question: FreeText,
        people: [VictimRef] = [],
        caseFile: CaseFileID? = nil
    ) {
        self.addressee = addressee
        self.subject = subject
        self.question = question
        topic = Word(.trafficking)
        self.people = people
        self.caseFile = caseFile
    }

    /// What was asked stays as it was asked; a wrong request is withdrawn and asked anew.
    public static func correctableFields(in state: State) -> Set<String> { [] }

    /// A part of the question may be put more exactly while nothing is answered.
    public static func updatableFields(in state: State) -> Set<String> {
        [.asked, .urgent].contains(state) ? ["subject", "question"] : []
    }

    public var partners: [OrgID] { [addressee] }

    public var facets: [Facet] {
        var facets = [Facet("addressee", addressee.path), Facet("topic", topic)]
        if let caseFile { facets.append(Facet("case", caseFile.loggable)) }
        return facets + people.map { .victim($0) }
    }
}

/// What points at an information request.
public typealias InformationRequestID = RecordID<InformationRequest>
