import Foundation
import GRDB
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import Records

extension Office {
    /// A page of deadlines, as an officer gets it.
    func deadlines(
        _ query: DeadlineQuery = DeadlineQuery(),
        for officer: Caller = .lan,
        limit: Int? = nil,
        after cursor: Bytes? = nil
    ) async throws -> DeadlinePage {
        try await client(officer).call(
            ListDeadlines<Files>(query, limit: limit, cursor: cursor)
        )
    }

    /// All pages of deadlines, of so many each; `between` runs before each next one.
    func everyDeadline(
        _ query: DeadlineQuery = DeadlineQuery(),
        for officer: Caller = .lan,
        limit: Int = 7,
        between: () async throws -> Void = {}
    ) async throws -> [RunningClock] {
        var found: [RunningClock] = []
        var cursor: Bytes?
        repeat {
            if cursor != nil { try await between() }
            let page = try await deadlines(query, for: officer, limit: limit, after: cursor)
            found += page.entries.map(\.deadline)
            cursor = page.next
        } while cursor != nil
        return found
    }

    /// Starts a clock on a tip, since a moment.
    func start(_ clock: ClockName, of tip: Tip.ID, at moment: Instant) async throws {
        _ = try await keeper.write(.filing(by: ChanceOffice.all)) { desk in
            guard let filed = try desk.unchecked(tip, as: Tip.self) else { return false }
            try desk.start(clock, of: filed, at: moment)
            return true
        }
    }

    /// Extends a clock of a tip, behind the kernel's back.
    func extend(_ clock: ClockName, of tip: Tip.ID, until moment: Instant) async throws {
        try await tamper(
            """
            UPDATE record_clocks SET extended_until = $1, extended_version = 1
            WHERE id = $2 AND name = $3
            """,
            moment.millisecondsSinceEpoch,
            tip.stored,
            clock.rawValue
        )
    }

    /// Clocks that run on records which nobody reads, started one after the other.
    func clocksOfOthers(_ count: Int, _ clock: ClockName, from start: Instant) async throws {
        try await tamper(
            """
            WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $1)
            INSERT INTO record_clocks (kind, id, name, started_version, started_at)
            SELECT $2, randomblob(16), $3, 1, $4 + n FROM counted
            """,
            count,
            Tip.kind.rawValue,
            clock.rawValue,
            start.millisecondsSinceEpoch
        )
    }

    /// Leaves the closed office's store as one without a migration would have left it.
    func asBefore(_ migration: String, _ statements: String...) async throws {
        let store = folder.appending(path: File.store.rawValue).path
        try await DatabaseQueue(path: store).write { database in
            for statement in statements { try database.execute(sql: statement) }
            try database.execute(
                sql: "DELETE FROM storage_migrations WHERE name = ?",
                arguments: [migration]
            )
            // There is no gap in their numbers.
            try database.execute(
                sql: """
                    UPDATE storage_migrations SET position = (
                        SELECT MIN(m.position) + 1 FROM storage_migrations m WHERE NOT EXISTS (
                            SELECT 1 FROM storage_migrations n WHERE n.position = m.position + 1))
                    WHERE position = (SELECT MAX(position) FROM storage_migrations)
                    """
            )
        }
    }
}

/// A clock that runs, as any way to ask tells it.
struct ToldClock: Hashable, Comparable {
    let dueAt: Instant
    let id: Identifier
    let name: String
    let startedAt: Instant

    init(_ clock: RunningClock) {
        (dueAt, id) = (clock.dueAt, clock.id)
        (name, startedAt) = (clock.clock.rawValue, clock.startedAt)
    }

    init?(_ reading: ClockReading, of id: Identifier) {
        guard reading.isRunning, let dueAt = reading.dueAt else { return nil }
        (self.dueAt, self.id) = (dueAt, id)
        (name, startedAt) = (reading.name.rawValue, reading.startedAt)
    }

    static func < (left: ToldClock, right: ToldClock) -> Bool {
        (left.dueAt, left.name, left.startedAt) < (right.dueAt, right.name, right.startedAt)
    }

    /// What somebody finds who lists every tip and asks each for its clocks.
    static func all(for officer: Caller, in office: Office) async throws -> Set<ToldClock> {
        try await office.keeper.read(.filing(by: officer)) { desk in
            let tips = try desk.every(Tip.self, limit: 2_000)
                .filter { Sight(of: $0, for: desk.viewer)?.content != nil }
            return Set(
                try tips.flatMap { tip in
                    try desk.clocks(of: tip).compactMap { ToldClock($0, of: tip.id.identifier) }
                }
            )
        }
    }
}
