import Audit
import RPC
import Records
import ServiceContracts
import Storage
import WireCodec

/// The built-in route by which an auditor learns what a trace left in a service's audit.
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
            Route({ (request: ListProvedEntries<Service.Contract>, _) in
                let limit = request.limit ?? ProvedEntries.usual
                guard (1...ProvedEntries.most).contains(limit) else {
                    throw ServiceError.invalid("limit", "range.1-\(ProvedEntries.most)")
                }
                let evidence = try await audit.store.read { snapshot in
                    try audit.trail.evidence(
                        of: request.trace,
                        from: request.from ?? 0,
                        limit: limit,
                        in: snapshot
                    )
                }
                return try ProvedEntries(evidence, asOf: now(), key: key)
            })
        ]
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
