/// One request's share of the writer's transaction: what it read, checked and wrote is kept
/// together or not at all.
///
/// It sees the store as the requests before it left it, also those of the same commit. When the
/// closure throws, its changes are undone and nobody else's. The writer serves one request at a
/// time, so a closure computes and returns: it never waits for anything.
public final class WriteTransaction: ReadTransaction {
    override var purpose: StatementText.Purpose { .writing }

    /// Who wants to hear of the commit that keeps this request.
    private(set) var turns: [CommitTurn] = []

    /// Tells somebody of the commit that keeps this request: right before anybody can see what it
    /// wrote, and again once it has returned, before anybody is answered.
    ///
    /// For whoever keeps in memory what was read. A request that is undone is not told of. A commit
    /// that failed is told of before and never after: whether it was kept shows at the next start.
    /// Both run on the writer's thread and must be quick.
    public func aroundCommit(
        before: @escaping @Sendable () -> Void,
        after: @escaping @Sendable () -> Void
    ) {
        turns.append(CommitTurn(before: before, after: after))
    }

    /// Runs `INSERT`, `UPDATE` or `DELETE`, and answers how many rows it touched.
    @discardableResult
    public func execute(
        _ statement: String,
        _ values: any Storable...
    ) throws(StorageError) -> Int {
        try execute(statement, values: values.map(\.storedValue))
    }

    /// Runs `INSERT`, `UPDATE` or `DELETE`, the values given as a list.
    @discardableResult
    public func execute(
        _ statement: String,
        values: [StoredValue]
    ) throws(StorageError) -> Int {
        try storageErrors { try run(statement, values) { _ in true } }
    }

    /// The next number of a named sequence, beginning with 1.
    ///
    /// Numbers are handed out in commit order and without gaps: a request that is undone gives its
    /// numbers back, and whoever sees a number sees all smaller ones. A feed's cursor rests on it.
    public func advance(_ sequence: String) throws(StorageError) -> Int64 {
        let row = try row(
            """
            INSERT INTO storage_sequences (name, last) VALUES ($1, 1)
            ON CONFLICT (name) DO UPDATE SET last = storage_sequences.last + 1 RETURNING last
            """,
            sequence
        )
        guard let row else { throw .failed(code: 0, reason: "a sequence did not answer") }
        return try row["last"]
    }
}
