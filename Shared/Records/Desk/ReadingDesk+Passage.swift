import RPC
import Storage
public import Vocabulary
import WireCodec

/// A state that a record entered, and when: nothing of its content.
public struct RecordPassage<State: ClosedList>: Sendable {
    /// The state.
    public let state: State
    /// When it was entered.
    public let occurred: Occurrence
    /// Whose hand it was: the identity of their certificate.
    public let recordedBy: String
}

extension ReadingDesk {
    /// How many states of a record are told at most.
    static var passageLimit: Int { 400 }

    /// The states that a record entered, oldest first, whoever calls: for telling a way without its
    /// content to somebody who has a relation to it.
    ///
    /// Steps that were declared void are left out. Empty for what does not exist or was erased.
    public func passage<R: Record>(
        of id: R.ID,
        as type: R.Type = R.self
    ) throws -> [RecordPassage<R.State>] {
        guard let kept = try found(id, as: R.self) else { return [] }
        let voided = try voidedVersions(R.kind, id.stored)
        let rows = try snapshot.rows(
            """
            SELECT version, state, sealed FROM record_versions
            WHERE kind = $1 AND id = $2 AND what IN ('filed', 'stepped', 'actedAlone')
            ORDER BY version LIMIT $3
            """,
            R.kind.rawValue,
            id.stored,
            Self.passageLimit
        )
        return try rows.compactMap { row in
            let version: Int = try row["version"]
            guard !voided.contains(version) else { return nil }
            let body = try body(
                of: R.kind,
                id.identifier,
                version: version,
                sealed: row["sealed"],
                key: kept.key
            )
            return RecordPassage(
                state: try state(row["state"]),
                occurred: body.filing.occurred,
                recordedBy: body.filing.recordedBy
            )
        }
    }
}
