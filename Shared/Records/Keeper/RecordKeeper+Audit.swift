import Audit
import RPC
import Storage
import Vocabulary
import WireCodec

extension RecordKeeper {
    /// One entry per version written; one for the call where it wrote none.
    func auditWrite(_ desk: WritingDesk) throws {
        let event: AuditEvent = desk.erased.isEmpty ? .write : .erasure
        let written = desk.touched.filter(\.isWritten)
        for one in written {
            try trail.append(
                try entry(event, desk.context, at: desk.now, one, ground: desk.ground),
                in: desk.transaction
            )
        }
        if written.isEmpty {
            try trail.append(
                try entry(event, desk.context, at: desk.now, ground: desk.ground),
                in: desk.transaction
            )
        }
        if desk.context.method.needsPurpose {
            for one in desk.touched where !one.isWritten {
                try trail.append(
                    try entry(.identityRead, desk.context, at: desk.now, one),
                    in: desk.transaction
                )
            }
        }
    }

    /// Audits what a call with a purpose read; it is on the disk when this returns.
    func auditRead(_ touched: [ReadingDesk.Touched], _ context: CallContext) async throws {
        let now = clock()
        try await store.write(before: context.deadline.instant) { transaction in
            for one in touched {
                let entry = try self.entry(.identityRead, context, at: now, one)
                try self.trail.append(entry, in: transaction)
            }
            if touched.isEmpty {
                let entry = try self.entry(.identityRead, context, at: now)
                try self.trail.append(entry, in: transaction)
            }
        }
    }

    /// Refuses a call that must state why it is made and does not.
    func checkPurpose(_ context: CallContext) throws {
        guard context.method.needsPurpose else { return }
        guard let stated = context.head.purpose else { throw ServiceError.purpose("missing") }
        guard Purpose(rawValue: stated.purpose) != nil else {
            throw ServiceError.purpose("vocabulary.unrecognized")
        }
        guard stated.reference.flatMap({ Identifier($0) }) != nil else {
            throw ServiceError.purpose("reference.missing")
        }
    }

    func entry(
        _ event: AuditEvent,
        _ context: CallContext,
        at now: Instant,
        _ touched: ReadingDesk.Touched? = nil,
        ground: AuditWord? = nil
    ) throws -> AuditEntry {
        var entry = try AuditEntry(
            event,
            of: context,
            at: now,
            requestDigest: keys.digest(context.message)
        )
        if let touched {
            // A kind is declared in a contract.
            entry.record = AuditWord(vouchedFor: touched.kind.rawValue).map {
                AuditReference($0, touched.id)
            }
            if touched.version != ReadingDesk.Touched.ofNoVersion {
                entry.version = Int64(touched.version)
            }
        }
        if let stated = context.head.purpose {
            // Of the closed list, or left out.
            entry.purpose = Purpose(rawValue: stated.purpose).flatMap {
                AuditWord(vouchedFor: $0.rawValue)
            }
            entry.caseReference = stated.reference.flatMap { Identifier($0) }.map {
                AuditReference("case", $0)
            }
        }
        entry.reason = ground
        return entry
    }
}
