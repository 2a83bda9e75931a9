public import RPC
import Storage
import Synchronization
public import Vocabulary
public import WireCodec

// One organisation takes over from another: open records, their clocks and waiting approvals move, closed
// ones stay and can be read. A journal row says how far it came, so that whoever was interrupted goes on.

extension RecordKeeper {
    /// A succession as the journal has it.
    public struct Journalled: Codable, Sendable, Hashable {
        /// Who follows whom, from when.
        public let succession: Succession
        /// The order or decision that it rests on.
        public let legalBasis: LegalBasis?
        /// What has been moved so far.
        public let count: SuccessionCount
        /// When it was begun, and by whom.
        public let begunAt: Instant
        /// The identity of who began it.
        public let begunBy: String
        /// When the last record was moved; missing while it goes on.
        public let finishedAt: Instant?
    }

    /// Goes one page on with a succession: begins it, moves the next records, or says that it is done.
    ///
    /// The first call only writes the journal, and from then on the former unit's officers act as
    /// their successor's; every further one moves a page in one transaction with its audit entries
    /// and its place in the journal. Killed at any point it goes on where it stood. The caller
    /// repeats the call until `finishedAt` is there.
    public func succeed(
        _ succession: Succession,
        legalBasis: LegalBasis? = nil,
        for context: CallContext
    ) async throws -> Journalled {
        let journalled = try await write(context) { desk in
            try desk.goOn(with: succession, legalBasis)
        }
        try await loadSuccessions()
        return journalled
    }

    /// Counts a page of what a succession would move, and changes nothing; `next` is missing on the last.
    public func plan(
        _ succession: Succession,
        after cursor: Bytes? = nil,
        for context: CallContext
    ) async throws -> (count: SuccessionCount, next: Bytes?) {
        try await read(context) { desk in try desk.plan(succession, after: cursor) }
    }

    /// Every succession of the journal, oldest first.
    public func journalledSuccessions(for context: CallContext) async throws -> [Journalled] {
        try await read(context) { desk in try desk.journalled() }
    }

    /// What the journal says is what every desk goes by from now on.
    func loadSuccessions() async throws {
        let all = try await store.read { try Successions(in: $0) }
        successions.withLock { $0 = all }
    }
}

extension Succession {
    init(_ row: StoredRow) throws {
        guard let former = OrgID(try row["former"] as String),
            let successor = OrgID(try row["successor"] as String),
            let from = CalendarDate(try row["from_day"] as String)
        else { throw KeptDataError.unreadable("a succession names no units or no day") }
        self.init(of: former, by: successor, from: from)
    }
}

/// The place in all records, by kind and age, at which a page of a succession ended.
struct SuccessionPlace: Codable {
    var kind = ""
    var filedAt: Int64 = 0
    var id = Bytes([])

    /// How many records one page looks at: a transaction of some tens of milliseconds.
    static let page = 200
}
