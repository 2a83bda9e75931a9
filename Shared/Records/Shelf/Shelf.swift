import Storage
import Synchronization
import Vocabulary
import WireCodec

/// Rows that were read lately, each as it stands in the store: records sealed, and which records a
/// reference finds.
///
/// Whoever finds rows here waits for no other thread. What keeps them true:
///
/// - Rows leave right before the commit that changes their matter can be seen by anybody, and none come
///   until that commit has returned. So nobody finds here what somebody has already read anew, and an
///   acknowledged write is seen by every read after it.
/// - Rows come from a snapshot only, and under a lease that was taken before the snapshot began. What a
///   commit has touched since the lease stays out, however late it arrives.
/// - Content is sealed here as in the file. Who opens it needs its key, as ever; an erasure takes the row
///   away with its commit, and the key after it.
///
/// Who may read is asked of every row each time, as if it had just been read from the disk: what is kept
/// here is nobody's answer.
final class Shelf: Sendable {
    /// Leave to put rows here, but for those of matters that a commit has touched since.
    struct Lease: Sendable {
        /// The number of changes when it was taken.
        fileprivate let changes: UInt64
    }

    /// What one call has seen here: all of it stands side by side in one commit.
    struct Glance {
        /// The number of changes when it began.
        fileprivate var changes: UInt64?
        /// How much it may still see.
        fileprivate var left = Glance.most
        /// What it did not find, first of all.
        fileprivate(set) var missed: Matter?

        /// What one call sees here at most: opening more would hold up the other calls of an event loop.
        static let most = 32_768
    }

    /// What the lock guards.
    private struct State {
        var rows: ShelfRows
        /// Matters of commits that are under way, each as often as a commit has it.
        var changing: [Matter: Int] = [:]
        /// Leases that were not given back, by their number of changes.
        var leases: [UInt64: Int] = [:]
        /// Matters that were touched while there was a lease, and when last.
        var touched: [Matter: UInt64] = [:]
        /// Leases from before this number of changes are over.
        var firstLease: UInt64 = 0
        /// How often a commit began or ended to change something.
        var changes: UInt64 = 0
        var isClosed = false

        /// Remembers what no lease of now is for.
        mutating func touch(_ matters: [Matter]) {
            changes += 1
            guard !leases.isEmpty else { return }
            if touched.count > Shelf.mostTouched {
                touched = [:]
                firstLease = changes
            }
            for matter in matters { touched[matter] = changes }
        }
    }

    private let state: Mutex<State>
    /// What it holds at most.
    private let most: Int

    init(bytes: Int) {
        most = bytes
        state = Mutex(State(rows: ShelfRows(most: bytes)))
    }

    /// How much it holds.
    var bytes: Int { state.withLock { $0.rows.bytes } }

    // MARK: - Reading

    /// The rows of a matter, if they are here and fit what the glance has seen already.
    func rows(of matter: Matter, in glance: inout Glance) -> [StoredRow]? {
        kept(of: matter, in: &glance)?.rows
    }

    /// The same with what has been found out about the rows.
    func kept(of matter: Matter, in glance: inout Glance) -> ShelfRows.Kept? {
        let (kept, changes) = state.withLock { ($0.rows.kept(of: matter), $0.changes) }
        // Since the first look nothing has changed, so that one, too, still holds.
        if let kept, glance.changes ?? changes == changes {
            if kept.contentBytes <= glance.left {
                glance.changes = changes
                glance.left -= kept.contentBytes
                return kept
            }
        }
        if glance.missed == nil { glance.missed = matter }
        return nil
    }

    /// Leave to put rows here; to be taken before the snapshot begins in which they are read, and to be
    /// given back.
    func lease() -> Lease? {
        state.withLock { state in
            guard !state.isClosed else { return nil }
            state.leases[state.changes, default: 0] += 1
            return Lease(changes: state.changes)
        }
    }

    /// Puts rows here, if no commit has touched their matter since the lease, or is about to.
    func put(_ rows: [StoredRow], of matter: Matter, under lease: Lease) {
        let kept = ShelfRows.Kept(rows: rows)
        guard kept.contentBytes <= Self.largest, kept.shelfBytes <= most / 2 else { return }
        state.withLock { state in
            guard !state.isClosed, state.changing[matter] == nil,
                lease.changes >= state.firstLease, state.leases[lease.changes] != nil,
                state.touched[matter] ?? 0 <= lease.changes
            else { return }
            state.rows.insert(kept, of: matter)
        }
    }

    /// Remembers of these rows that their record was seen to be sent as it is kept.
    func noteSentAsKept(_ rows: [StoredRow], of matter: Matter) {
        state.withLock { $0.rows.noteSentAsKept(rows, of: matter) }
    }

    /// Gives a lease back, used or not.
    func giveBack(_ lease: Lease) {
        state.withLock { state in
            let left = (state.leases[lease.changes] ?? 1) - 1
            state.leases[lease.changes] = left == 0 ? nil : left
            if state.leases.isEmpty { state.touched = [:] }
        }
    }

    // MARK: - Changes

    /// A commit that changes matters is about to be seen.
    func beginChange(of matters: [Matter]) {
        state.withLock { state in
            state.touch(matters)
            for matter in matters {
                state.rows.remove(matter)
                state.changing[matter, default: 0] += 1
            }
        }
    }

    /// The commit has returned: snapshots that begin from now on have it.
    func endChange(of matters: [Matter]) {
        state.withLock { state in
            // A lease of meanwhile may be for a snapshot of before.
            state.touch(matters)
            for matter in matters {
                let left = (state.changing[matter] ?? 1) - 1
                state.changing[matter] = left == 0 ? nil : left
            }
        }
    }

    /// Lets go of everything and takes nothing more.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.rows = ShelfRows(most: most)
        }
    }

    /// Rows above this are read from the store each time: opening them would hold up the other calls of
    /// an event loop.
    private static let largest = 16_384

    /// How many touched matters are remembered; leases that would need more are over.
    private static let mostTouched = 8_192
}
