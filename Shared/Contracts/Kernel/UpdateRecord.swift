public import RPC
public import Vocabulary

/// Brings a record up to date: the world changed, and the record says so from now on.
///
/// The content becomes a new version; the state stays. Answers `conflict` with what changed when the
/// record is no longer at the version that the caller saw, and `failedPrecondition`
/// (`record.fieldNotUpdatable`) when the update touches a field that its state does not open.
public struct UpdateRecord<R: ServedRecord & PlainRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Filed<R>
    public static var method: MethodDescriptor {
        R.method("update", .write, callers: R.authors, via: .callerOnly)
    }

    /// Which record.
    public var id: R.ID
    /// The version that the caller saw.
    public var seen: Int
    /// The content as it is now.
    public var record: R
    /// When that came about; now, if not said.
    public var occurred: Occurrence?
    /// What it rests on.
    public var legalBasis: LegalBasis?

    /// Brings a record up to date.
    public init(
        id: R.ID,
        seen: Int,
        record: R,
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil
    ) {
        self.id = id
        self.seen = seen
        self.record = record
        self.occurred = occurred
        self.legalBasis = legalBasis
    }
}
