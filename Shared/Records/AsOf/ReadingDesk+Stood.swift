import RPC
import Storage
import Vocabulary
import WireCodec

/// Where a walk over what stood goes on: the last record of the page before.
struct StoodPlace: Sendable {
    let filedAt: Int64
    let id: [UInt8]
}

extension ReadingDesk {
    /// Records as they were known at a moment, newest filed first, and where the next page begins.
    ///
    /// What was filed later is left out, and of the others the last version recorded by then counts: that
    /// is found by the index of lists and by the versions' own key, and what came since is not looked at.
    func stood<R: Record>(
        _ type: R.Type,
        at moment: Instant,
        after place: StoodPlace?,
        limit: Int
    ) throws -> (records: [StoodRecord<R>], next: StoodPlace?) {
        let place =
            place ?? StoodPlace(filedAt: moment.millisecondsSinceEpoch, id: ListPlace.end.id)
        let rows = try snapshot.rows(
            """
            SELECT id, filed_at, key, merged_into, erased FROM records
            WHERE kind = $1 AND (filed_at, id) < ($2, $3)
            ORDER BY filed_at DESC, id DESC LIMIT $4
            """,
            R.kind.rawValue,
            place.filedAt,
            place.id,
            // One more shows that there is a next page.
            limit + 1
        )
        let page = rows.prefix(limit)
        try loadKeys(of: page.filter { try $0["erased"] as Int == 0 })
        let records = try page.compactMap { try stood($0, as: R.self, at: moment) }
        guard rows.count > limit, let last = page.last else { return (records, nil) }
        return (records, StoodPlace(filedAt: try last["filed_at"], id: try last["id"]))
    }

    private func stood<R: Record>(
        _ row: StoredRow,
        as type: R.Type,
        at moment: Instant
    ) throws -> StoodRecord<R>? {
        let id: [UInt8] = try row["id"]
        let key = KeyName(try row["key"])
        let isErased = try row["erased"] as Int == 1
        let versions = try snapshot.rows(
            """
            SELECT version, what, state, recorded_at, concerns, sealed FROM record_versions
            WHERE kind = $1 AND id = $2 AND recorded_at <= $3 ORDER BY version
            """,
            R.kind.rawValue,
            id,
            moment.millisecondsSinceEpoch
        ).map { try StoodVersion($0) }
        guard let last = versions.last else { return nil }
        func body(_ version: StoodVersion) throws -> KeptBody? {
            guard !isErased, let identifier = Identifier(bytes: id) else { return nil }
            return try self.body(
                of: R.kind,
                identifier,
                version: version.number,
                sealed: version.sealed,
                key: key
            )
        }
        let voided = Set(versions.filter { $0.what == .voided }.compactMap(\.concerns))
        let entered = versions.filter { $0.isEntry && !voided.contains($0.number) }
        let merger = versions.last { $0.what == .merged || $0.what == .unmerged }
        let current: [UInt8]? = try row["merged_into"]
        return StoodRecord(
            id: try R.ID(stored: id),
            state: try state(last.state),
            record: try body(last)?.record(R.self),
            mergedInto: try merger.flatMap { version in
                guard version.what == .merged else { return nil }
                let link = try body(version)?.facts[.link].flatMap { Identifier($0) }
                return try link.map { R.ID($0) } ?? current.map { try R.ID(stored: $0) }
            },
            seal: Bytes(key.bytes),
            entries: try entered.map { version in
                let body = try body(version)
                return StoodEntry(
                    state: try state(version.state),
                    recordedAt: version.recordedAt,
                    occurred: body?.filing.occurred.at ?? version.recordedAt,
                    decidedOn: body?.facts[.decisionDate].flatMap { CalendarDate($0) }
                )
            }
        )
    }
}

/// A version, as far as it stands in the clear.
private struct StoodVersion {
    let number: Int
    let what: Happening?
    let state: String
    let recordedAt: Instant
    let concerns: Int?
    let sealed: [UInt8]

    init(_ row: StoredRow) throws {
        number = try row["version"]
        what = Happening(rawValue: try row["what"])
        state = try row["state"]
        recordedAt = Instant(millisecondsSinceEpoch: try row["recorded_at"])
        concerns = try row["concerns"]
        sealed = try row["sealed"]
    }

    var isEntry: Bool { what == .filed || what == .stepped || what == .actedAlone }
}
