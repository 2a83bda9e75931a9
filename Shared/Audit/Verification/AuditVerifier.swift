public import Storage
import WireCodec

/// Compares a trail with its own hashes and with the checkpoints that others keep.
///
/// The hashes in the database show which entry was touched by somebody who did not recompute them;
/// the checkpoints show that something was touched by somebody who did. Checkpoints are trusted for
/// their signature alone, wherever they come from: give it the service's own and, above all, those
/// of the other services.
public struct AuditVerifier: Sendable {
    /// Findings that a report lists; a trail with more is lost anyway.
    public static let mostFindings = 1_000

    private let trail: AuditTrail
    private let key: CheckpointKey

    /// A verifier of a service's trail, with the key that its checkpoints are signed with.
    public init(service: AuditWord, key: CheckpointKey) {
        trail = AuditTrail(service: service)
        self.key = key
    }

    /// Reads the whole trail once, in one snapshot; time and rows grow with the trail, memory
    /// does not.
    public func verify(
        against checkpoints: [Checkpoint],
        in snapshot: ReadTransaction
    ) throws -> AuditReport {
        var findings = Findings()
        var trusted: [Checkpoint] = []
        for checkpoint in checkpoints {
            if checkpoint.service == trail.service, checkpoint.isSigned(by: key) {
                trusted.append(checkpoint)
            } else {
                findings.add(.forgedCheckpoint(size: checkpoint.size))
            }
        }
        trusted.sort { $0.size < $1.size }

        let stored = StoredTree(trail: trail, snapshot: snapshot)
        var walk = TreeWalk(stored: stored, checkpoints: trusted)
        try walk.run(findings: &findings)
        return AuditReport(
            head: walk.head,
            checkpoints: trusted.count,
            unwitnessed: max(0, walk.head.size - (trusted.last?.size ?? 0)),
            findings: findings.list
        )
    }

    /// Verifies against the service's own checkpoints and those that others keep.
    public func verify(
        _ store: Store,
        with others: [Checkpoint]
    ) async throws -> AuditReport {
        let (trail, verifier) = (trail, self)
        return try await store.read { snapshot in
            var all = others
            var above: Int64 = -1
            while true {
                let page = try trail.checkpoints(above: above, in: snapshot)
                guard let last = page.last else { break }
                all += page
                above = last.size
            }
            return try verifier.verify(against: all, in: snapshot)
        }
    }
}

/// The findings so far, bounded.
struct Findings {
    private(set) var list: [AuditFinding] = []

    mutating func add(_ finding: AuditFinding) {
        guard list.count < AuditVerifier.mostFindings, list.last != finding else { return }
        list.append(finding)
    }
}
