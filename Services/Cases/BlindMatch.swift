public import RPC
import Records
public import ServiceContracts
public import ServiceKit
public import Vocabulary
import WireCodec

/// How victim support is asked whether it knows a suspect, without telling what it knows.
///
/// A hit goes to an officer of victim support; what comes back here is only that the screening is
/// pending. So is every question that got no answer: unreachable is never clear.
public struct BlindMatch: Sendable {
    /// What victim support is asked.
    public struct Question: Sendable {
        /// The suspect.
        public var suspect: SuspectID
        /// The file that the suspect belongs to.
        public var caseFile: CaseFileID
        /// The province in charge of the file.
        public var province: Word<Province>?
        /// Who it is, as far as known.
        public var identity: PersonIdentity
    }

    /// What came of a question.
    enum Answer: Sendable {
        /// Nobody was asked: there is no identity to ask with, or it says too little.
        case unasked
        /// Victim support does not know the person.
        case unknown
        /// It may know the person, or did not answer; to officers both look alike.
        case pending(isAnswered: Bool)

        /// Whether proceedings wait for an answer.
        var isPending: Bool { if case .pending = self { true } else { false } }

        /// Whether victim support answered, so that it will tell how its answer changes.
        var isAnswered: Bool {
            switch self {
            case .unknown, .pending(isAnswered: true): true
            case .unasked, .pending(isAnswered: false): false
            }
        }
    }

    /// What of the caller's time an answer may take: the rest is for writing down what came of it.
    private static let share = 2
    /// The longest that an officer waits for an answer; then the screening is pending.
    private static let patience: Duration = .seconds(5)

    private let ask: @Sendable (Question, CallContext) async throws -> Bool

    /// A way to ask; `ask` answers whether the screening is pending.
    public init(ask: @escaping @Sendable (Question, CallContext) async throws -> Bool) {
        self.ask = ask
    }

    /// Asks the victim-support service of an environment, under the certificate of this one.
    ///
    /// Where the configuration does not say where it is, nobody answers.
    public init(in environment: ServiceEnvironment) {
        self.init { question, context in
            guard let unit = OrgID(context.caller.unit) else { throw ServiceError.noSuchRecord }
            // Telephone numbers and the home identify nobody else's victim; they stay here.
            let identity = PersonIdentity(
                names: question.identity.names,
                birth: question.identity.birth,
                documents: question.identity.documents,
                commune: question.identity.commune
            )
            let request = AskScreening(
                suspect: question.suspect,
                caseFile: question.caseFile,
                identity: identity,
                officer: context.caller.identity,
                unit: unit,
                province: question.province
            )
            let reference = question.caseFile.identifier.text
            return try await environment.client(of: VictimSupport.self).call(
                request,
                within: min(Self.patience, context.deadline.remaining / Self.share),
                purpose: StatedPurpose(Purpose.screening.rawValue, reference: reference)
            ).isPending
        }
    }

    /// Asks; whatever goes wrong is a pending answer.
    func answer(to question: Question, in context: CallContext) async -> Answer {
        do {
            return try await ask(question, context) ? .pending(isAnswered: true) : .unknown
        } catch let error as ServiceError where error.reason == "victims.tooFewParts" {
            return .unasked
        } catch {
            return .pending(isAnswered: false)
        }
    }
}
