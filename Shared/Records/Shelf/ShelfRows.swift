import Storage

/// Rows in the order in which they were last asked for, roughly: the older half goes at once.
struct ShelfRows {
    /// The rows of a matter, and what has been found out about them.
    struct Kept {
        let rows: [StoredRow]
        /// What whoever uses the rows has to go through, counted once for all who do.
        let contentBytes: Int
        /// Whether the record that the row seals was seen to be sent as it is kept, byte for byte.
        var isSentAsKept = false

        init(rows: [StoredRow]) {
            self.rows = rows
            contentBytes = rows.contentBytes
        }

        /// What keeping them takes.
        var shelfBytes: Int { rows.shelfBytes(of: contentBytes) }
    }

    private var recent: [Shelf.Matter: Kept] = [:]
    private var older: [Shelf.Matter: Kept] = [:]
    private var recentBytes = 0
    private var olderBytes = 0
    private let most: Int

    /// Holds `most` bytes at most.
    init(most: Int) { self.most = most }

    /// How much it holds.
    var bytes: Int { recentBytes + olderBytes }

    /// The rows of a matter, which stay longer for having been asked for.
    mutating func kept(of matter: Shelf.Matter) -> Kept? {
        if let kept = recent[matter] { return kept }
        guard let kept = older[matter] else { return nil }
        remove(matter)
        insert(kept, of: matter)
        return kept
    }

    /// Holds the rows of a matter in place of those before.
    mutating func insert(_ kept: Kept, of matter: Shelf.Matter) {
        remove(matter)
        let bytes = kept.shelfBytes
        if recentBytes + bytes > most / 2 {
            (older, olderBytes) = (recent, recentBytes)
            (recent, recentBytes) = ([:], 0)
        }
        recent[matter] = kept
        recentBytes += bytes
    }

    /// Remembers of these rows, if they are still here, that their record is sent as it is kept.
    mutating func noteSentAsKept(_ rows: [StoredRow], of matter: Shelf.Matter) {
        guard recent[matter]?.rows == rows else { return }
        recent[matter]?.isSentAsKept = true
    }

    /// Lets go of the rows of a matter.
    mutating func remove(_ matter: Shelf.Matter) {
        if let kept = recent.removeValue(forKey: matter) { recentBytes -= kept.shelfBytes }
        if let kept = older.removeValue(forKey: matter) { olderBytes -= kept.shelfBytes }
    }
}

extension [StoredRow] {
    /// What keeping the rows takes: the bytes of their values, and what stands around them.
    fileprivate func shelfBytes(of content: Int) -> Int { 512 + 64 * count + content }

    /// The bytes of their values.
    fileprivate var contentBytes: Int { reduce(0) { $0 + $1.contentBytes } }
}

extension StoredRow {
    fileprivate var contentBytes: Int {
        values.reduce(0) { sum, value in
            switch value {
            case .bytes(let bytes): sum + bytes.count
            case .text(let text): sum + text.utf8.count
            case .null, .integer, .real: sum
            }
        }
    }
}
