import Audit
import Foundation
import Storage

/// The audit trails of the services on this machine, read beside the running services.
struct AuditFiles: Sendable {
    let layout: WorldLayout

    /// A service's trail, verified against its own checkpoints and those that the others keep.
    func verify(_ daemon: Daemon) async throws -> AuditReport {
        let service = try word(of: daemon)
        let trail = AuditTrail(service: service)
        let verifier = AuditVerifier(service: service, key: try key(of: daemon))
        let others = try await kept(of: service, except: daemon)
        return try await reader(of: daemon).read { snapshot in
            var checkpoints = others
            var above: Int64 = -1
            while true {
                let page = try trail.checkpoints(above: above, in: snapshot)
                guard let last = page.last else { break }
                checkpoints += page
                above = last.size
            }
            return try verifier.verify(against: checkpoints, in: snapshot)
        }
    }

    /// Entries of a service's trail, newest last: about a record, by somebody, or all.
    func entries(
        of daemon: Daemon,
        about record: AuditReference?,
        by identity: AuditIdentity?,
        newest limit: Int
    ) async throws -> [RecordedEntry] {
        let trail = AuditTrail(service: try word(of: daemon))
        return try await reader(of: daemon).read { snapshot in
            var entries: [RecordedEntry] = []
            var next: Int64 = 0
            while true {
                let page =
                    if let record {
                        try trail.entries(about: record, from: next, in: snapshot)
                    } else if let identity {
                        try trail.entries(by: identity, from: next, in: snapshot)
                    } else {
                        try trail.entries(from: next, in: snapshot)
                    }
                guard let last = page.last else { return entries }
                entries = Array((entries + page).suffix(limit))
                next = last.number + 1
            }
        }
    }

    /// How many entries a service's trail has.
    func size(of daemon: Daemon) async throws -> Int64 {
        let trail = AuditTrail(service: try word(of: daemon))
        return try await reader(of: daemon).read { try trail.head(in: $0).size }
    }

    /// Hands on every entry of a service's trail from a number on, in order.
    func eachEntry(
        of daemon: Daemon,
        from number: Int64,
        _ use: (AuditEntry) -> Void
    ) async throws {
        let trail = AuditTrail(service: try word(of: daemon))
        let reader = try reader(of: daemon)
        var next = number
        while true {
            let page = try await reader.read { [next] in try trail.entries(from: next, in: $0) }
            guard let last = page.last else { return }
            for recorded in page { use(recorded.entry) }
            next = last.number + 1
        }
    }

    /// What the other services keep of a service's checkpoints.
    private func kept(of service: AuditWord, except daemon: Daemon) async throws -> [Checkpoint] {
        var kept: [Checkpoint] = []
        for other in Daemon.allCases where other != daemon {
            guard FileManager.default.fileExists(atPath: layout.store(of: other).path) else {
                continue
            }
            kept += try await reader(of: other).read { snapshot in
                let witness = Witness(keys: [:])
                var checkpoints: [Checkpoint] = []
                while true {
                    let page = try witness.checkpoints(
                        of: service,
                        above: checkpoints.last?.size ?? -1,
                        in: snapshot
                    )
                    if page.isEmpty { return checkpoints }
                    checkpoints += page
                }
            }
        }
        return kept
    }

    private func reader(of daemon: Daemon) throws -> StoreReader {
        let file = layout.store(of: daemon)
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw Failure(AuditPhrase.noStore(file.path), next: [AuditPhrase.noStoreNext()])
        }
        return try StoreReader(at: file.path)
    }

    /// The public half of the key with which the service signs.
    private func key(of daemon: Daemon) throws -> CheckpointKey {
        let file = layout.keys(of: daemon).appending(path: "checkpoint.key")
        do {
            return try CheckpointSigner(SecretFile.load(file.path)).publicKey
        } catch {
            throw Failure(AuditPhrase.noKey(file.path), next: [AuditPhrase.noKeyNext()])
        }
    }

    private func word(of daemon: Daemon) throws -> AuditWord {
        guard let word = AuditWord(vouchedFor: daemon.contractName) else {
            throw Failure(AuditPhrase.noStore(daemon.rawValue), status: .fault)
        }
        return word
    }
}
