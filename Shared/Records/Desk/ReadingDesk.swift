import Crypto
public import RPC
public import Storage
import Synchronization
public import Vocabulary
public import WireCodec

/// What a handler reads at: one snapshot, seen with the caller's eyes.
///
/// Everything it answers has passed the record's own access rule; what the caller may not see
/// throws the same `notFound` as what does not exist. Valid inside the closure it was handed to.
public class ReadingDesk {
    /// The call being answered.
    public let context: CallContext
    /// Who looks.
    public let viewer: Viewer
    /// The moment of the call.
    public let now: Instant
    let keeper: RecordKeeper
    let snapshot: ReadTransaction
    /// What was seen on the shelf, of a desk that may look there.
    private(set) var glance: Shelf.Glance?
    /// Leave to put rows on the shelf.
    let lease: Shelf.Lease?
    /// What was read ahead of being asked for, in this snapshot.
    private(set) var gathered: [Shelf.Matter: [StoredRow]] = [:]
    /// What was read or written in full, for the audit and for stored replies.
    private(set) var touched: [Touched] = []
    private var touchedSet: Set<Touched> = []

    /// One record, at one version.
    struct Touched: Hashable {
        let kind: RecordKind
        let id: Identifier
        let version: Int
        let isWritten: Bool

        /// Of a record of another service's; versions begin at 1.
        static let ofNoVersion = 0
    }

    init(
        _ snapshot: ReadTransaction,
        keeper: RecordKeeper,
        context: CallContext,
        now: Instant,
        glance: Shelf.Glance? = nil,
        lease: Shelf.Lease? = nil
    ) {
        self.snapshot = snapshot
        self.glance = glance
        self.lease = lease
        self.keeper = keeper
        self.context = context
        self.now = now
        viewer = Viewer(context.caller, keeper.successions.withLock(\.self))
    }

    /// The book of clock rules.
    public var rules: ClockRules { keeper.rules }

    /// The transaction itself, for tables of the service's own.
    public var reading: ReadTransaction { snapshot }

    func touch(_ kind: RecordKind, _ id: Identifier, _ version: Int, isWritten: Bool = false) {
        let one = Touched(kind: kind, id: id, version: version, isWritten: isWritten)
        if touchedSet.insert(one).inserted { touched.append(one) }
    }

    /// The rows of a matter, if they were gathered, or the shelf has them and this desk may look there.
    func rowsAtHand(of matter: Shelf.Matter) -> [StoredRow]? {
        gathered[matter] ?? keptAtHand(of: matter)?.rows
    }

    /// What the shelf has of a matter, if this desk may look there.
    func keptAtHand(of matter: Shelf.Matter) -> ShelfRows.Kept? {
        guard var seen = glance else { return nil }
        defer { glance = seen }
        return keeper.shelf.kept(of: matter, in: &seen)
    }

    /// Holds rows of this snapshot until somebody asks for them here.
    func gather(_ rows: [StoredRow], of matter: Shelf.Matter) {
        gathered[matter] = rows
        bringToShelf(rows, of: matter)
    }

    /// Puts rows of this snapshot on the shelf, if this desk may.
    func bringToShelf(_ rows: [StoredRow], of matter: Shelf.Matter) {
        if let lease { keeper.shelf.put(rows, of: matter, under: lease) }
    }

    /// The key of a name; throws ``MissingKeys`` where it must be loaded first.
    func key(_ name: KeyName) throws -> SymmetricKey {
        guard let key = keeper.keyring.key(name) else { throw MissingKeys(names: [name]) }
        return key
    }
}

extension Viewer {
    /// The caller as somebody who looks at records.
    public init(_ caller: Caller, _ successions: Successions = Successions()) {
        self.init(
            identity: caller.identity,
            unit: OrgID(caller.unit),
            roles: RoleSet(names: caller.roles),
            successions: successions
        )
    }

    /// The unit of whoever calls; throws `caller.noUnit`, for who has none can own nothing.
    public var ownUnit: OrgID {
        get throws(ServiceError) {
            guard let unit else { throw ServiceError.noUnit }
            return unit
        }
    }
}
