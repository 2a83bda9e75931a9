import Storage
import Synchronization
import Vocabulary
import WireCodec

/// Rows of records that were read lately, each as it stands in the store: sealed.
///
/// Whoever finds a row here waits for no other thread. What keeps it true:
///
/// - A row leaves right before the commit that changes its record can be seen by anybody, and none comes
///   until that commit has returned. So nobody finds here what somebody has already read anew, and an
///   acknowledged write is seen by every read after it.
/// - A row comes from a snapshot only, and under a lease that was taken before the snapshot began. A commit
///   that touches the record ends the lease: what was read before it stays out, however late it arrives.
/// - Content is sealed here as in the file. Who opens it needs its key, as ever; an erasure takes the row
///   away with its commit, and the key after it.
///
/// Who may read is asked of every row each time, as if it had just been read from the disk.
final class Shelf: Sendable {
    /// Which record.
    struct Place: Hashable {
        let kind: RecordKind
        let id: Identifier
    }

    /// Leave to put one record's row here, as long as no commit touches it.
    struct Lease: Sendable {
        let place: Place
        fileprivate let number: UInt64
    }

    /// What one call has seen here: all of it stands side by side in one commit.
    struct Glance {
        /// The number of changes when it began.
        fileprivate var changes: UInt64?
        /// What it did not find, first of all.
        fileprivate(set) var missed: Place?
    }

    /// Rows in the order in which they were last asked for, roughly: the older half goes at once.
    private struct Rows {
        private var recent: [Place: StoredRow] = [:]
        private var older: [Place: StoredRow] = [:]
        private var recentBytes = 0
        private var olderBytes = 0
        private let most: Int

        init(most: Int) { self.most = most }

        var bytes: Int { recentBytes + olderBytes }

        mutating func row(at place: Place) -> StoredRow? {
            if let row = recent[place] { return row }
            guard let row = older[place] else { return nil }
            remove(place)
            insert(row, at: place)
            return row
        }

        mutating func insert(_ row: StoredRow, at place: Place) {
            remove(place)
            let bytes = row.shelfBytes
            if recentBytes + bytes > most / 2 {
                (older, olderBytes) = (recent, recentBytes)
                (recent, recentBytes) = ([:], 0)
            }
            recent[place] = row
            recentBytes += bytes
        }

        mutating func remove(_ place: Place) {
            if let row = recent.removeValue(forKey: place) { recentBytes -= row.shelfBytes }
            if let row = older.removeValue(forKey: place) { olderBytes -= row.shelfBytes }
        }
    }

    /// What the lock guards.
    private struct State {
        var rows: Rows
        /// Records of commits that are under way, each as often as a commit has it.
        var changing: [Place: Int] = [:]
        /// Who may put a row here; as many as there are reads under way.
        var leases: [Place: UInt64] = [:]
        var lastLease: UInt64 = 0
        var changes: UInt64 = 0
        var isClosed = false
    }

    private let state: Mutex<State>
    /// What it holds at most.
    private let most: Int

    init(bytes: Int) {
        most = bytes
        state = Mutex(State(rows: Rows(most: bytes)))
    }

    /// How much it holds.
    var bytes: Int { state.withLock { $0.rows.bytes } }

    // MARK: - Reading

    /// The row of a record, if it is here and fits what the glance has seen already.
    func row(at place: Place, in glance: inout Glance) -> StoredRow? {
        let (row, changes) = state.withLock { ($0.rows.row(at: place), $0.changes) }
        // Since the first look nothing has changed, so that one, too, still holds.
        guard let row, glance.changes ?? changes == changes else {
            if glance.missed == nil { glance.missed = place }
            return nil
        }
        glance.changes = changes
        return row
    }

    /// Leave to put a row here; to be taken before the snapshot begins in which it is read.
    ///
    /// Nothing for a record that is being changed, or that somebody else is about to bring.
    func lease(_ place: Place) -> Lease? {
        state.withLock { state in
            guard !state.isClosed, state.changing[place] == nil, state.leases[place] == nil else {
                return nil
            }
            state.lastLease += 1
            state.leases[place] = state.lastLease
            return Lease(place: place, number: state.lastLease)
        }
    }

    /// Puts a row here, if no commit has touched the record since the lease; a lease is good for one.
    func put(_ row: StoredRow, under lease: Lease) {
        state.withLock { state in
            guard state.leases[lease.place] == lease.number else { return }
            state.leases[lease.place] = nil
            guard row.shelfBytes <= Self.largest, row.shelfBytes <= most / 2 else { return }
            state.rows.insert(row, at: lease.place)
        }
    }

    /// Gives a lease back, used or not.
    func giveBack(_ lease: Lease) {
        state.withLock { state in
            if state.leases[lease.place] == lease.number { state.leases[lease.place] = nil }
        }
    }

    // MARK: - Changes

    /// A commit that changes a record is about to be seen.
    func beginChange(of place: Place) {
        state.withLock { state in
            state.changes += 1
            state.rows.remove(place)
            state.leases[place] = nil
            state.changing[place, default: 0] += 1
        }
    }

    /// The commit has returned: snapshots that begin from now on have it.
    func endChange(of place: Place) {
        state.withLock { state in
            let left = (state.changing[place] ?? 1) - 1
            state.changing[place] = left == 0 ? nil : left
        }
    }

    /// Lets go of everything and takes nothing more.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.rows = Rows(most: most)
            state.leases = [:]
        }
    }

    /// Rows above this are read from the store each time: opening them would hold up the other calls of
    /// an event loop.
    private static let largest = 16_384
}

extension StoredRow {
    /// What keeping the row takes: the bytes of its values, and what stands around them.
    fileprivate var shelfBytes: Int {
        values.reduce(512) { sum, value in
            switch value {
            case .bytes(let bytes): sum + bytes.count
            case .text(let text): sum + text.utf8.count
            case .null, .integer, .real: sum
            }
        }
    }
}
