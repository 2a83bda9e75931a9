import Foundation
import RPC
public import ServiceKit
import WireCodec

/// Reloads the policy when its file changes, without a restart.
///
/// A file that does not read or check keeps the old policy in force, with an error in the log and
/// a mark on the health board: a slip of the pen must not lock a ministry out, and must be seen.
public struct PolicyWatch: Sendable {
    private let path: String
    private let policy: Policy
    private let every: Duration
    private let log: SafeLogger
    private let board: HealthBoard
    private let changed: @Sendable () -> Void

    /// Watches a file; `changed` is called after each reload, to put out who lost their right.
    public init(
        _ path: String,
        policy: Policy,
        every: Duration,
        log: SafeLogger,
        board: HealthBoard,
        changed: @escaping @Sendable () -> Void
    ) {
        self.path = path
        self.policy = policy
        self.every = every
        self.log = log
        self.board = board
        self.changed = changed
    }

    /// Watches until cancelled.
    public func run() async {
        var files = WatchedFiles([path])
        // What stood in the file between the start's reading and this one would be missed.
        reload()
        while !Task.isCancelled {
            try? await Task.sleep(for: every)
            if files.haveChanged() { reload() }
        }
    }

    /// Reads the file and goes by it, or keeps the old policy and says so.
    func reload() {
        do throws(ConfigurationError) {
            let file = try PolicyFile(reading: path)
            policy.replace(with: file)
            changed()
            log.info(
                "the policy was read",
                ["officers": file.officers.count, "services": file.services.count]
            )
            board.set(HealthPart("policy", .healthy))
        } catch {
            // The sentences name keys, units, roles and certificates' identities: no protected data.
            let faults = SafeText(vouchedFor: error.faults.joined(separator: " "))
            log.error("the policy file is unusable; the old policy stays", ["faults": faults])
            board.set(
                HealthPart("policy", .degraded, "The policy file is unusable; the old one holds.")
            )
        }
    }
}

extension PolicyFile {
    /// Reads and checks a file.
    public init(reading path: String) throws(ConfigurationError) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ConfigurationError(
                file: path,
                faults: ["The policy cannot be read; expected a YAML file in UTF-8."]
            )
        }
        try self.init(parsing: text, file: path)
    }
}
