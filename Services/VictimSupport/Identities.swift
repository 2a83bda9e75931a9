import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

/// Who a person is: read and amended by whoever reads the person's record, and by nobody else.
extension VictimSupportService {
    /// Answers an identity; the audit entry is on the disk before the answer leaves.
    func readIdentity(
        _ request: ReadIdentity,
        in context: CallContext
    ) async throws -> ReadIdentity.Response {
        try await keeper.read(context) { desk in
            let victim = try desk.fetch(request.victim, as: Victim.self)
            guard let kept = try desk.unchecked(request.victim, as: VictimIdentity.self) else {
                throw ServiceError.noSuchRecord
            }
            return .init(
                identity: kept.record.identity,
                version: kept.version,
                verified: victim.state == .verified
            )
        }
    }

    /// Records what else was learned of who a person is, and finds them by that from now on.
    func amendIdentity(
        _ request: AmendIdentity,
        in context: CallContext
    ) async throws -> AmendIdentity.Response {
        let index = index
        return try await keeper.write(context) { desk in
            let violations = request.identity.violations(in: "identity", now: desk.now)
            guard violations.isEmpty else { throw VictimSupportRefusal.invalid(violations) }
            _ = try desk.fetch(request.victim, as: Victim.self)
            guard let kept = try desk.unchecked(request.victim, as: VictimIdentity.self) else {
                throw ServiceError.noSuchRecord
            }
            guard kept.version == request.seen else {
                throw VictimSupportRefusal.identityChanged
            }
            let amended = try desk.follow(request.victim, as: VictimIdentity.self) { record, _ in
                record.identity = request.identity
            }
            try index.enter(request.victim, request.identity, in: desk.transaction)
            try Identifying.reckonAge(of: request.victim, request.identity, at: desk)
            return .init(version: amended.version)
        }
    }
}
