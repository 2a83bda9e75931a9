import Storage
public import Vocabulary
import WireCodec

extension ReadingDesk {
    /// What the caller may know of all that a single reference finds, newest first, without the content;
    /// nothing where that is neither at hand nor gathered.
    public func outlinesAtHand<R: Record>(
        of type: R.Type,
        under facet: Facet
    ) throws -> [Outline]? {
        guard let found = rowsAtHand(of: .found(R.kind, facet)) else { return nil }
        // As where sights are listed: whoever reads no content at all has nothing opened for them.
        if found.isEmpty || R.accessRule == .house && !Readership.isSomething(for: viewer) {
            return []
        }
        let rows = try found.map { row in
            guard let row = try self.row(of: R.kind, Identifier(stored: try row["id"])) else {
                throw KeptDataError.unreadable("a record that was found is not there")
            }
            return row
        }
        if rows.count > 1 { try loadKeys(of: rows) }
        return try rows.compactMap { try outline($0, as: R.self) }
    }

    /// What the caller may know of one record, without the content: an outline or none; nothing where the
    /// record is not at hand, or another one may stand for it.
    public func outlineAtHand<R: Record>(of id: R.ID, as type: R.Type) throws -> [Outline]? {
        let place = Shelf.Place(kind: R.kind, id: id.identifier)
        guard let row = rowsAtHand(of: .record(place))?.first else { return nil }
        let survivor: [UInt8]? = try row["merged_into"]
        return survivor == nil ? try [outline(row, as: R.self)].compactMap(\.self) : nil
    }

    /// The clocks that run on what was outlined, which the caller may read, in the order in which they
    /// started; who extended one is not told.
    public func runningClocks(of outline: Outline) throws -> [ClockReading] {
        try clockRows(of: Shelf.Place(kind: outline.kind, id: outline.identifier))
            .filter { try $0["stopped_at"] as Int64? == nil }
            .map { try reading($0, extendedBy: nil) }
    }

    private func outline<R: Record>(_ row: StoredRow, as type: R.Type) throws -> Outline? {
        let id = try Identifier(stored: try row["id"])
        let version: Int = try row["version"]
        let state: R.State = try state(row["state"])
        let body = try filedContent(of: R.kind, id, version: version, in: row)
        let access = try access(to: body, as: R.self)
        guard access != .none else { return nil }
        if access == .content { touch(R.kind, id, version) }
        return Outline(
            kind: R.kind,
            identifier: id,
            filing: body.filing,
            state: state.rawValue,
            isReadable: access == .content,
            content: body.content
        )
    }
}
