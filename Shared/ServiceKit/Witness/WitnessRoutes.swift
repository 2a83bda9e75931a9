import Audit
public import RPC
import Storage
import WireCodec

/// The built-in routes by which services keep one another's audit checkpoints and erasures.
public enum WitnessRoutes {
    /// The routes of a service; none where it keeps no audit.
    public static func routes<Service: Microservice>(
        of service: Service,
        in environment: ServiceEnvironment
    ) throws -> [Route<Service.Contract>] {
        guard let audit = service.audit else { return [] }
        let keys = try WitnessedKeys(at: "\(environment.dataDirectory)/witnessed-keys")
        return [
            newest(of: audit, signer: environment.keys.checkpoint),
            keep(in: audit, keys, log: environment.log),
            keepErasures(in: audit),
        ]
    }

    private static func newest<Contract: ServiceContract>(
        of audit: AuditedStore,
        signer: CheckpointSigner
    ) -> Route<Contract> {
        Route({ (_: NewestCheckpoint<Contract>, _) in
            let checkpoint = try await audit.newestCheckpoint()
            return .init(checkpoint: checkpoint, key: Bytes(signer.publicKey.bytes))
        })
    }

    private static func keepErasures<Contract: ServiceContract>(
        in audit: AuditedStore
    ) -> Route<Contract> {
        Route({ (request: KeepErasures<Contract>, context) in
            guard let owner = AuditIdentity(context.peer.identity), request.after >= 0 else {
                throw ServiceError.malformedNotices
            }
            do {
                let page = try await audit.store.write { transaction in
                    let archive = ErasureArchive()
                    try archive.keep(request.notices, of: owner, in: transaction)
                    return try archive.notices(of: owner, after: request.after, in: transaction)
                }
                return .init(
                    notices: page.map(\.notice),
                    next: page.last?.position ?? request.after,
                    hasMore: page.count == ErasureArchive.page
                )
            } catch AuditError.malformedNotice {
                throw ServiceError.malformedNotices
            } catch AuditError.tooManyNotices {
                throw ServiceError.tooManyNotices
            }
        })
    }

    private static func keep<Contract: ServiceContract>(
        in audit: AuditedStore,
        _ keys: WitnessedKeys,
        log: SafeLogger
    ) -> Route<Contract> {
        Route({ (request: KeepCheckpoint<Contract>, context) in
            let service = request.checkpoint.service
            let key = try keys.key(of: service, shownBy: context.peer.identity, request.key)
            let verdict = try await audit.store.write { transaction in
                try Witness(keys: [service: key]).keep(
                    request.checkpoint,
                    proof: request.proof,
                    in: transaction
                )
            }
            if case .contradicts(let contradiction) = verdict {
                log.critical(
                    "another service's audit trail contradicts what it signed before",
                    [
                        "trail": service,
                        "contradiction": SafeText(vouchedFor: contradiction.rawValue),
                    ]
                )
            }
            return CheckpointVerdict(verdict)
        })
    }
}

extension ServiceError {
    fileprivate static let malformedNotices = ServiceError(
        .invalidArgument,
        reason: "witness.malformedNotices",
        "Notices of erasures have a key of 16 bytes and a tag of 32, 500 of them at most.",
        outcome: .ranAndFailed
    )
    fileprivate static let tooManyNotices = ServiceError(
        .resourceExhausted,
        reason: "witness.tooManyNotices",
        "No more erasures are kept of this service.",
        outcome: .ranAndFailed
    )
}

extension CheckpointVerdict {
    /// The word for a witness's verdict.
    init(_ verdict: Witness.Verdict) {
        switch verdict {
        case .kept, .known: self.init(Self.kept)
        case .late: self.init(Self.late)
        case .needsProof(let from): self.init(Self.proofNeeded, from: from)
        case .contradicts: self.init(Self.contradicts)
        case .notSigned: self.init(Self.notSigned)
        }
    }
}

extension AuditedStore {
    /// The checkpoint that was signed last.
    func newestCheckpoint() async throws -> Checkpoint? {
        let trail = trail
        return try await store.read { snapshot in
            try trail.newestCheckpoint(in: snapshot)
        }
    }
}
