public import RPC
public import ServiceContracts

/// How victim support is asked whether it knows a suspect, without being told why and without telling
/// what it knows.
///
/// A hit goes to an officer of victim support; what comes back here is only that the screening is
/// pending. So is every question that got no answer: unreachable is never clear.
public struct BlindMatch: Sendable {
    /// What came of a question.
    enum Answer: Sendable {
        /// Nobody was asked: there is no way to ask, or no identity to ask with.
        case unasked
        /// Victim support does not know the person.
        case unknown
        /// It may know the person, or did not answer.
        case pending
    }

    private let ask: @Sendable (PersonIdentity, CallContext) async throws -> Bool

    /// A way to ask; `ask` answers whether victim support may know the person.
    public init(ask: @escaping @Sendable (PersonIdentity, CallContext) async throws -> Bool) {
        self.ask = ask
    }

    /// Asks; whatever goes wrong is a pending answer.
    func answer(for identity: PersonIdentity, in context: CallContext) async -> Answer {
        do {
            return try await ask(identity, context) ? .pending : .unknown
        } catch {
            return .pending
        }
    }
}
