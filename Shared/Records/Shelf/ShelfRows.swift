import Storage

/// Rows in the order in which they were last asked for, roughly: the older half goes at once.
struct ShelfRows {
    private var recent: [Shelf.Matter: [StoredRow]] = [:]
    private var older: [Shelf.Matter: [StoredRow]] = [:]
    private var recentBytes = 0
    private var olderBytes = 0
    private let most: Int

    /// Holds `most` bytes at most.
    init(most: Int) { self.most = most }

    /// How much it holds.
    var bytes: Int { recentBytes + olderBytes }

    /// The rows of a matter, which stay longer for having been asked for.
    mutating func rows(of matter: Shelf.Matter) -> [StoredRow]? {
        if let rows = recent[matter] { return rows }
        guard let rows = older[matter] else { return nil }
        remove(matter)
        insert(rows, of: matter)
        return rows
    }

    /// Holds the rows of a matter in place of those before.
    mutating func insert(_ rows: [StoredRow], of matter: Shelf.Matter) {
        remove(matter)
        let bytes = rows.shelfBytes
        if recentBytes + bytes > most / 2 {
            (older, olderBytes) = (recent, recentBytes)
            (recent, recentBytes) = ([:], 0)
        }
        recent[matter] = rows
        recentBytes += bytes
    }

    /// Lets go of the rows of a matter.
    mutating func remove(_ matter: Shelf.Matter) {
        if let rows = recent.removeValue(forKey: matter) { recentBytes -= rows.shelfBytes }
        if let rows = older.removeValue(forKey: matter) { olderBytes -= rows.shelfBytes }
    }
}

extension [StoredRow] {
    /// What keeping the rows takes: the bytes of their values, and what stands around them.
    var shelfBytes: Int { reduce(512) { $0 + 64 + $1.contentBytes } }

    /// What whoever uses the rows has to go through.
    var contentBytes: Int { reduce(0) { $0 + $1.contentBytes } }
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
