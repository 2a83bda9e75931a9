import Records
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

extension BlindIndex {
    /// Enters a person, in place of what they were found by before.
    func enter(
        _ victim: VictimRef,
        _ identity: PersonIdentity,
        in transaction: WriteTransaction
    ) throws {
        try Self.forget(victim, in: transaction)
        let all = Array(tokens(of: identity))
        for start in stride(from: 0, to: all.count, by: Self.rowsAtOnce) {
            let part = all[start..<min(start + Self.rowsAtOnce, all.count)]
            let places = part.indices.map { "$\($0 - start + 2)" }
            try transaction.execute(
                """
                INSERT INTO victim_index (victim, token)
                VALUES \(places.map { "($1, \($0))" }.joined(separator: ", "))
                """,
                values: [.bytes(victim.identifier.bytes)] + part.map { .bytes($0) }
            )
            try transaction.execute(
                """
                INSERT INTO victim_tokens (persons, token)
                VALUES \(places.map { "($1, \($0))" }.joined(separator: ", "))
                ON CONFLICT (token) DO UPDATE SET persons = victim_tokens.persons + 1
                """,
                values: [.integer(1)] + part.map { .bytes($0) }
            )
        }
    }

    /// Rows of one statement: what most people have, and few texts of statements.
    private static let rowsAtOnce = 16

    /// Takes a person out, and whatever only they had.
    static func forget(_ victim: VictimRef, in transaction: WriteTransaction) throws {
        let rows = try transaction.rows(
            "SELECT token FROM victim_index WHERE victim = $1",
            victim.identifier.bytes
        )
        for row in rows {
            let token: [UInt8] = try row["token"]
            try transaction.execute(
                "UPDATE victim_tokens SET persons = persons - 1 WHERE token = $1",
                token
            )
            try transaction.execute(
                "DELETE FROM victim_tokens WHERE token = $1 AND persons <= 0",
                token
            )
        }
        for table in ["victim_index", "victim_index_due"] {
            try transaction.execute(
                "DELETE FROM \(table) WHERE victim = $1",
                victim.identifier.bytes
            )
        }
    }

    /// Enters people again who were entered by an earlier version, with what it did not enter yet.
    ///
    /// Runs beside the calls, and goes on at the next start where it was interrupted.
    func enterDue(_ keeper: RecordKeeper) async throws {
        while !Task.isCancelled, try await enterSomeDue(keeper) {}
    }

    /// Enters the next of them in one transaction; answers whether there were any.
    func enterSomeDue(_ keeper: RecordKeeper) async throws -> Bool {
        let due = try await keeper.store.read { snapshot in
            try snapshot.rows("SELECT victim FROM victim_index_due LIMIT $1", Self.dueAtOnce)
                .map { try $0["victim"] as [UInt8] }
        }
        let refs = due.compactMap { Identifier(bytes: $0).map { VictimRef($0) } }
        guard !refs.isEmpty else { return false }
        try await keeper.maintain { reading, transaction in
            for victim in refs {
                guard let kept = try reading.unchecked(victim, as: VictimIdentity.self) else {
                    try Self.forget(victim, in: transaction)
                    continue
                }
                var identity = kept.record.identity
                let unnamed = try reading.unchecked(victim, as: Victim.self)?
                    .record.unknownNumber.map { Intake.name(ofUnknown: $0) }
                identity.names.removeAll { $0 == unnamed }
                try enter(victim, identity, in: transaction)
            }
        }
        return true
    }

    /// Whether somebody is still found by what an earlier version entered only.
    static func hasDue(in snapshot: ReadTransaction) throws -> Bool {
        try snapshot.row("SELECT 1 AS n FROM victim_index_due LIMIT 1") != nil
    }

    /// People that one transaction enters again.
    private static let dueAtOnce = 50
}
