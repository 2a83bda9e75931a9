/// A record as it is kept and sent: its identifier, its state, how it is filed, and its content.
public struct Filed<R: Record>: Codable, Sendable {
    /// What points at it.
    public var id: R.ID
    /// Where it stands.
    public var state: Word<R.State>
    /// Version, owner, visibility, handling and both times.
    public var filing: Filing
    /// The content.
    public var record: R

    /// A filed record.
    public init(id: R.ID, state: Word<R.State>, filing: Filing, record: R) {
        self.id = id
        self.state = state
        self.filing = filing
        self.record = record
    }

    /// The version, from 1.
    public var version: Int { filing.version }
    /// The organisation that answers for it.
    public var owner: OrgID { filing.owner }
    /// What somebody may know of it.
    public func access(for viewer: Viewer) -> Access { record.access(for: viewer, filing: filing) }
}

/// What somebody learns who may only know that a record exists: whom to ask.
public struct Stub<R: Record>: Codable, Sendable {
    /// What points at it.
    public var id: R.ID
    /// The organisation to ask.
    public var owner: OrgID

    /// The stub of a record.
    public init(id: R.ID, owner: OrgID) {
        self.id = id
        self.owner = owner
    }
}

/// A record as far as its reader may know it: exactly one of the two fields is there.
public struct Sight<R: Record>: Codable, Sendable {
    /// The whole record.
    public var content: Filed<R>?
    /// Only that it exists.
    public var stub: Stub<R>?
    /// The record that stands for this one since both were merged, where the reader may know of it and
    /// is shown this one all the same.
    public var mergedInto: R.ID?

    /// What a viewer may know of a record; `nil` where that is nothing.
    public init?(of filed: Filed<R>, for viewer: Viewer) {
        switch filed.access(for: viewer) {
        case .none: return nil
        case .stub: stub = Stub(id: filed.id, owner: filed.owner)
        case .content: content = filed
        }
    }

    /// What points at it.
    public var id: R.ID? { content?.id ?? stub?.id }
}
