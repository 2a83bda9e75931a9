import Audit
import RPC
import Records
import ServiceContracts
import Storage
import WireCodec

/// The built-in route by which an auditor learns what a trace left in a service's audit.
///
/// Who reads the trail stands in the trail, before the answer leaves. The tree that holds this entry is signed in
/// the same transaction, so what is shown never rests on the word of whoever shows it.
enum EvidenceRoutes {
    /// The route of a service; none where it keeps no audit.
    static func routes<Service: Microservice>(
        of service: Service,
        in environment: ServiceEnvironment
    ) -> [Route<Service.Contract>] {
        guard let audit = service.audit else { return [] }
        let key = Bytes(environment.keys.checkpoint.publicKey.bytes)
        let now = environment.now
        return [
            Route({ (request: ListProvedEntries<Service.Contract>, context) in
                let limit = request.limit ?? ProvedEntries.usual
                guard (1...ProvedEntries.most).contains(limit) else {
                    throw ServiceError.invalid("limit", "range.1-\(ProvedEntries.most)")
                }
                let signed = try await sign(
                    entry(of: request.trace, context, environment),
                    audit,
                    environment,
                    before: context.deadline
                )
                let evidence = try await audit.store.read { snapshot in
                    try audit.trail.evidence(
                        of: request.trace,
                        from: request.from ?? 0,
                        limit: limit,
                        under: signed,
                        in: snapshot
                    )
                }
                return try ProvedEntries(evidence, asOf: now(), key: key)
            })
        ]
    }

    /// Records a read, and signs the trail with it; `nil` where the trail was written anew since it was signed
    /// last: what is shown then is for whoever asks to judge, beside what was signed.
    private static func sign(
        _ entry: AuditEntry,
        _ audit: AuditedStore,
        _ environment: ServiceEnvironment,
        before deadline: Deadline
    ) async throws -> Checkpoint? {
        let (signer, now) = (environment.keys.checkpoint, environment.now)
        let signed = try await audit.store.write(before: deadline.instant) { transaction in
            var entry = entry
            entry.at = now()
            try audit.trail.append(entry, in: transaction)
            return try audit.trail.signExtension(at: entry.at, by: signer, in: transaction)
        }
        if signed == nil {
            environment.log.critical("the audit trail does not begin with what was signed of it")
        }
        return signed
    }

    /// The entry of a read: the trace that was asked for is what it was about.
    private static func entry(
        of trace: TraceID,
        _ context: CallContext,
        _ environment: ServiceEnvironment
    ) throws(ServiceError) -> AuditEntry {
        var entry = try AuditEntry(
            .evidenceRead,
            of: context,
            at: environment.now(),
            requestDigest: environment.keys.digester.digest(of: context.message)
        )
        entry.record = AuditReference("trace", Identifier(high: trace.high, low: trace.low))
        return entry
    }
}

extension ProvedEntries {
    /// Evidence as it travels.
    fileprivate init(_ evidence: TraceEvidence, asOf: Instant, key: Bytes) throws {
        self.init(
            asOf: asOf,
            entries: evidence.entries.map { entry in
                ProvedEntry(
                    number: entry.number,
                    entry: Bytes(entry.bytes),
                    path: entry.proof.map { Bytes($0.bytes) }
                )
            },
            next: evidence.next,
            size: evidence.head.size,
            root: Bytes(evidence.head.root.bytes),
            checkpoint: try evidence.checkpoint.map { Bytes(try Wire.encode($0)) },
            consistency: evidence.consistency.map { Bytes($0.bytes) },
            key: key
        )
    }
}
