public import RPC
import Records
public import ServiceContracts
public import ServiceKit
import Vocabulary

/// Asks the services that know whether people may be handed over to another state.
///
/// Liaison knows people by reference only. Whether a suspect may be a victim, Cases knows; whether a foreign
/// victim agreed and a return is safe, victim support does. Who cannot be asked has not said yes.
public struct Clearance: Sendable {
    /// Calls to another service take at most this share of the time that the caller left.
    private static let share = 2

    private let ask: @Sendable (BorderTransfer, CallContext) async throws -> Bool

    /// Clears as a test says.
    public init(ask: @escaping @Sendable (BorderTransfer, CallContext) async throws -> Bool) {
        self.ask = ask
    }

    /// Clears by asking the neighbours.
    public init(in environment: ServiceEnvironment) {
        self.init { transfer, context in
            let time = context.deadline.remaining / Self.share
            switch transfer.subject {
            case .known(.suspects):
                let suspects = transfer.people.compactMap(\.suspect)
                return try await environment.client(of: Cases.self)
                    .call(AdmitHandover(suspects: suspects), within: time).admitted
            case .known(.victims):
                let victims = transfer.people.compactMap(\.victim)
                return try await environment.client(of: VictimSupport.self)
                    .call(AdmitReturn(victims: victims), within: time).admitted
            case .unrecognized:
                return false
            }
        }
    }

    /// Whether everybody of a transfer may leave; never where that cannot be found out.
    func admits(_ transfer: BorderTransfer, in context: CallContext) async -> Bool {
        do {
            return try await ask(transfer, context)
        } catch {
            return false
        }
    }
}

extension LiaisonService {
    /// Before officers agree to hand people over to another state, and again before a day is agreed.
    @Sendable
    func clear(_ request: TakeStep<BorderTransfer>, in context: CallContext) async throws {
        guard request.to == .accepted || request.to == .scheduled else { return }
        let leaving = try await keeper.read(context) { desk -> BorderTransfer? in
            let filed = try desk.fetch(request.id, as: BorderTransfer.self)
            let step = request.to.known.flatMap {
                BorderTransfer.lifecycle.step(from: filed.known, to: $0)
            }
            // What the table or the version refuses anyway is no question for anybody.
            guard filed.record.direction != .inward, filed.version == request.seen, let step,
                desk.viewer.holds(step.roles),
                request.facts.problems(needing: step.needs).isEmpty
            else { return nil }
            return filed.record
        }
        guard let leaving else { return }
        guard await clearance.admits(leaving, in: context) else { throw LiaisonRefusal.notCleared }
    }
}
