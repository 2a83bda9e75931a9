import Audit
import Foundation
import LoadGenerator
import Storage
import WireCodec

/// The trails of the services on this machine as a run needs them: where they stood when it began,
/// and what was filed since.
struct TrailFiles: Sendable {
    private let files: AuditFiles
    /// Entries that each trail had when the run began.
    private let beginnings: [Daemon: Int64]

    /// Notes where the trails stand; `nil` where a store is not on this machine.
    static func mark(_ layout: WorldLayout) async throws -> TrailFiles? {
        let daemons = Daemon.allCases
        let isHere = daemons.allSatisfy { daemon in
            FileManager.default.isReadableFile(atPath: layout.store(of: daemon).path)
        }
        guard isHere else { return nil }
        let files = AuditFiles(layout: layout)
        var beginnings: [Daemon: Int64] = [:]
        for daemon in daemons { beginnings[daemon] = try await files.size(of: daemon) }
        return TrailFiles(files: files, beginnings: beginnings)
    }

    /// Reads a service's trail, verified, from where it stood.
    func read(_ service: String) async throws -> TrailReading {
        guard let daemon = Daemon.allCases.first(where: { $0.contractName == service }) else {
            throw Failure(LoadPhrase.noTrail(service), status: .fault)
        }
        let report = try await files.verify(daemon)
        var filings: [TrailReading.Filing: Int] = [:]
        try await files.eachEntry(of: daemon, from: beginnings[daemon] ?? 0) { entry in
            guard entry.event == .write, entry.outcome == .done, entry.version == 1,
                let record = entry.record
            else { return }
            let filing = TrailReading.Filing(
                method: entry.method.text,
                kind: record.kind.text,
                record: record.id
            )
            filings[filing, default: 0] += 1
        }
        return TrailReading(isIntact: report.isIntact, filings: filings)
    }
}
