public import Audit
import Storage
import Vocabulary
import WireCodec

extension RecordKeeper {
    /// What a round of housekeeping did.
    public struct Sweep: Sendable, Hashable {
        /// Stored replies that were forgotten.
        public var repliesForgotten = 0
        /// Acts that were not ratified in time, found in this round.
        public var ratificationsOverdue = 0
        /// Files that never came to be complete and were forgotten.
        public var attachmentsForgotten = 0
    }

    /// Forgets old replies and files that never came to an end, raises the alarm for what was not ratified in time, and finishes erasures
    /// that a failing disk has held up.
    ///
    /// The host calls it every minute. An alarm is an event, which approver and owner watch, and an
    /// audit entry; it is raised once.
    @discardableResult
    public func sweep(as identity: AuditIdentity) async throws -> Sweep {
        var sweep = Sweep()
        while true {
            let forgotten = try await forgetOldReplies()
            sweep.repliesForgotten += forgotten
            if forgotten == 0 { break }
        }
        while true {
            let forgotten = try await forgetUnfinishedAttachments()
            sweep.attachmentsForgotten += forgotten
            if forgotten == 0 { break }
        }
        sweep.ratificationsOverdue = try await raiseAlarms(as: identity)
        try await finishErasures()
        return sweep
    }

    private func raiseAlarms(as identity: AuditIdentity) async throws -> Int {
        let now = clock()
        return try await store.write { transaction in
            let rows = try transaction.rows(
                """
                SELECT id, kind, record, version FROM record_approvals
                WHERE status = 'pending' AND ratification = 1 AND alarmed = 0 AND due_at < $1
                ORDER BY due_at LIMIT 500
                """,
                now.millisecondsSinceEpoch
            )
            for row in rows {
                let approval: [UInt8] = try row["id"]
                let kind = RecordKind(rawValue: try row["kind"])
                let version: Int = try row["version"]
                guard let id = Identifier(bytes: try row["record"] as [UInt8]) else { continue }
                try transaction.execute(
                    "UPDATE record_approvals SET alarmed = 1 WHERE id = $1",
                    approval
                )
                try self.appendEvent(
                    .ratificationOverdue,
                    kind,
                    id,
                    version: version,
                    in: transaction
                )
                try self.trail.append(
                    AuditEntry(
                        .write,
                        at: now,
                        who: identity,
                        method: "records.sweep",
                        // A kind is declared in a contract.
                        record: AuditWord(vouchedFor: kind.rawValue).map { AuditReference($0, id) },
                        version: Int64(version),
                        reason: "ratification.overdue"
                    ),
                    in: transaction
                )
            }
            return rows.count
        }
    }
}
