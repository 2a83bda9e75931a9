import RPC
import Storage
import Vocabulary
import WireCodec

/// Under what a reply is kept, and of which message it is the reply.
struct ReplyScope {
    /// HMAC over caller, on-behalf-of, method and key.
    let name: [UInt8]
    /// HMAC over the message.
    let fingerprint: [UInt8]
}

/// A reply as it is kept: sealed, since it may hold what identifies somebody.
private struct KeptReply: Codable {
    /// The encoded response.
    var response: Bytes
    /// The records that it speaks of; whoever may know less of one than they did gets no replay.
    var records: [Reference]

    /// A record that a reply speaks of.
    struct Reference: Codable {
        var kind: RecordKind
        var id: Identifier
        /// What the caller could know of it then: an ``Access``.
        var access: Int?
    }
}

extension RecordKeeper {
    /// The scope of a keyed call.
    func scope(of context: CallContext) -> ReplyScope? {
        guard let key = context.head.key else { return nil }
        let place = Seal.Place(
            "reply scope",
            Array(context.peer.identity.utf8),
            Array(context.caller.identity.utf8),
            Array(context.method.name.utf8),
            key.array
        )
        return ReplyScope(
            name: keys.fingerprint(place),
            fingerprint: keys.fingerprint(Seal.Place("message", context.message))
        )
    }

    /// The reply kept under a scope, if there is one, it is of this message, and the caller may
    /// still know of what it speaks.
    func storedReply(_ scope: ReplyScope, at desk: WritingDesk) throws -> [UInt8]? {
        let row = try desk.transaction.row(
            "SELECT fingerprint, answered_at, sealed FROM record_replies WHERE scope = $1",
            scope.name
        )
        guard let row else { return nil }
        guard try row["answered_at"] as Int64 > expiry(at: desk) else { return nil }
        guard try row["fingerprint"] == scope.fingerprint else { throw ServiceError.keyReused }
        let sealed: [UInt8] = try row["sealed"]
        guard !sealed.isEmpty else { throw ServiceError.replyErased }
        let body = try Seal.open(
            sealed,
            with: keys.replies,
            at: Seal.Place("reply", scope.name, scope.fingerprint)
        )
        let reply = try Wire.decode(KeptReply.self, from: body)
        for record in reply.records {
            // What is no longer kept was erased, and this reply with it if it told anything.
            guard let access = try access(to: record.id, of: record.kind, at: desk) else {
                continue
            }
            guard access.rawValue < record.access ?? Access.stub.rawValue else { continue }
            throw access == .none ? ServiceError.noSuchRecord : ServiceError.onlyStub
        }
        return reply.response.array
    }

    /// Keeps a reply in the transaction that it answers.
    func keep(_ response: [UInt8], under scope: ReplyScope, at desk: WritingDesk) throws {
        let records = try desk.touched.map { one in
            let written = desk.bodyWritten(of: one.kind, one.id)
            let access =
                try written.flatMap { try types[one.kind]?.access($0, desk.viewer) }
                ?? access(to: one.id, of: one.kind, at: desk)
            return KeptReply.Reference(
                kind: one.kind,
                id: one.id,
                access: (access ?? .none).rawValue
            )
        }
        let reply = KeptReply(response: Bytes(response), records: records)
        let sealed = try Seal.close(
            try Wire.encode(reply),
            with: keys.replies,
            at: Seal.Place("reply", scope.name, scope.fingerprint)
        )
        // An expired one may still stand there.
        try desk.transaction.execute(
            """
            INSERT INTO record_replies (scope, fingerprint, answered_at, sealed)
            VALUES ($1, $2, $3, $4) ON CONFLICT (scope) DO UPDATE SET
            fingerprint = excluded.fingerprint, answered_at = excluded.answered_at,
            sealed = excluded.sealed
            """,
            scope.name,
            scope.fingerprint,
            desk.now.millisecondsSinceEpoch,
            sealed
        )
        for key in try desk.keysOfPersons() {
            try desk.transaction.execute(
                "INSERT INTO record_reply_keys (key, scope) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                key.bytes,
                scope.name
            )
        }
    }

    /// Forgets replies that are older than they are kept; answers how many.
    func forgetOldReplies() async throws -> Int {
        let expiry = clock().advanced(by: .zero - options.repliesKept).millisecondsSinceEpoch
        return try await store.write { transaction in
            // A page at a time, so that other writes pass between.
            let rows = try transaction.rows(
                "SELECT scope FROM record_replies WHERE answered_at <= $1 LIMIT 500",
                expiry
            )
            for row in rows {
                let scope: [UInt8] = try row["scope"]
                try transaction.execute("DELETE FROM record_replies WHERE scope = $1", scope)
                try transaction.execute("DELETE FROM record_reply_keys WHERE scope = $1", scope)
            }
            return rows.count
        }
    }

    private func expiry(at desk: WritingDesk) -> Int64 {
        desk.now.advanced(by: .zero - options.repliesKept).millisecondsSinceEpoch
    }

    /// What the caller may know of a record today; `nil` where it is no longer kept.
    func access(
        to id: Identifier,
        of kind: RecordKind,
        at desk: ReadingDesk
    ) throws -> Access? {
        guard let type = types[kind], let body = try desk.currentBody(of: kind, id) else {
            return nil
        }
        return try type.access(body, desk.viewer)
    }
}

extension ReadingDesk {
    /// The newest body of a record of any kind; `nil` where there is none any more.
    func currentBody(of kind: RecordKind, _ id: Identifier) throws -> KeptBody? {
        let row = try snapshot.row(
            """
            SELECT r.version, r.key, v.sealed FROM records r
            JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
            WHERE r.kind = $1 AND r.id = $2 AND r.erased = 0
            """,
            kind.rawValue,
            id.bytes
        )
        guard let row else { return nil }
        return try body(
            of: kind,
            id,
            version: row["version"],
            sealed: row["sealed"],
            key: KeyName(try row["key"])
        )
    }
}

extension WritingDesk {
    /// The keys of persons whose records this call read or wrote: erasing one erases the reply.
    func keysOfPersons() throws -> Set<KeyName> {
        var found = subjectKeys
        for one in touched {
            let row = try transaction.row(
                """
                SELECT s.key FROM records r JOIN record_subjects s ON s.key = r.key
                WHERE r.kind = $1 AND r.id = $2
                """,
                one.kind.rawValue,
                one.id.bytes
            )
            if let row { found.insert(KeyName(try row["key"])) }
        }
        return found
    }
}
