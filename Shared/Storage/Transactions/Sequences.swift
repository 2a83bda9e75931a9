/// The last number of each sequence, as far as somebody took one lately.
///
/// Most requests take numbers of the same few sequences, so they are handed out of memory and each sequence
/// is written once for all requests of a commit, in its transaction. Only where nobody else changes the store.
struct Sequences {
    /// How many are remembered at most: the few of every store, and a book for each of the bodies at work.
    ///
    /// What is forgotten is read again.
    private let limit: Int
    /// The last numbers that are on the disk.
    private var kept: [String: Int64] = [:]
    /// Those that the requests of this commit have taken.
    private(set) var taken: [String: Int64] = [:]

    init(limit: Int = 1_024) {
        self.limit = limit
    }

    /// The last number of a sequence, if it is known.
    func last(of name: String) -> Int64? { taken[name] ?? kept[name] }

    /// A request that took these is kept.
    mutating func take(_ numbers: [String: Int64]) {
        guard !numbers.isEmpty else { return }
        taken.merge(numbers) { _, last in last }
    }

    /// Writes what was taken, before the commit.
    func write(in transaction: WriteTransaction) throws(StorageError) {
        let all = taken.sorted { $0.key < $1.key }
        for start in stride(from: 0, to: all.count, by: Self.rowsAtOnce) {
            let part = all[start..<min(start + Self.rowsAtOnce, all.count)]
            try transaction.execute(
                Self.statements[part.count - 1],
                values: part.flatMap { [.text($0.key), .integer($0.value)] }
            )
        }
    }

    /// The commit that wrote these has returned.
    mutating func keep(_ written: [String: Int64]) {
        if kept.count + written.count > limit { kept = [:] }
        kept.merge(written) { _, last in last }
    }

    /// How many are remembered.
    var count: Int { kept.count }

    /// Rows of one statement: what a request takes, and few texts of statements.
    private static let rowsAtOnce = 8

    /// The statement for each number of rows.
    private static let statements = (1...rowsAtOnce).map { rows in
        let places = (0..<rows).map { "($\(2 * $0 + 1), $\(2 * $0 + 2))" }
        return """
            INSERT INTO storage_sequences (name, last) VALUES \(places.joined(separator: ", "))
            ON CONFLICT (name) DO UPDATE SET last = excluded.last
            """
    }
}
