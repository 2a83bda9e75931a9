import Storage
import Vocabulary
import WireCodec

extension ReadingDesk {
    /// The row of a record with its current version: what is at hand where that is asked, else from the
    /// snapshot.
    func row(of kind: RecordKind, _ id: Identifier) throws -> StoredRow? {
        let place = Shelf.Place(kind: kind, id: id)
        if let rows = rowsAtHand(of: .record(place)) { return rows.first }
        let row = try snapshot.row(
            """
            SELECT r.id, r.version, r.state, r.filed_at, r.key, r.merged_into, v.sealed
            FROM records r
            JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
            WHERE r.kind = $1 AND r.id = $2 AND r.erased = 0
            """,
            kind.rawValue,
            id.bytes
        )
        if let row { bringToShelf([row], of: .record(place)) }
        return row
    }
}
