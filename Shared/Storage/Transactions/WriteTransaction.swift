/// One request's share of the writer's transaction: what it read, checked and wrote is kept
/// together or not at all.
///
/// It sees the store as the requests before it left it, also those of the same commit. When the
/// closure throws, its changes are undone and nobody else's. The writer serves one request at a
/// time, so a closure computes and returns: it never waits for anything.
public final class WriteTransaction: ReadTransaction {
    override var purpose: StatementText.Purpose { .writing }

    /// What the requests before it of the same commit have added up and nobody has written.
    private var earlier: CommitSums
    /// What this request has added since it last settled.
    private var added = CommitSums()
    private var hasSettled = false
    /// The numbers that were handed out before it, where they may be remembered.
    private let sequences: Sequences?
    /// The last number that this request took of each sequence.
    private(set) var numbers: [String: Int64] = [:]
    /// Why sums may have been written in part: such a request is not kept, whoever caught the error.
    private(set) var unsettled: (any Error)?

    init(
        _ connection: any EngineConnection,
        statements: StatementCache,
        limits: StoreLimits,
        after earlier: CommitSums = CommitSums(),
        numbering sequences: Sequences? = nil
    ) {
        self.earlier = earlier
        self.sequences = sequences
        super.init(connection, statements: statements, limits: limits)
    }

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

    /// Adds to what is written once for all requests of the commit; dropped if this one is undone.
    public func add<Sum: CommitSum>(_ sum: Sum) { added.add(sum) }

    /// Writes what this request and those before it have added up.
    ///
    /// Undone with the request: those before it are then written later.
    override public func settle() throws {
        var sums = hasSettled ? CommitSums() : earlier
        sums.add(added)
        (hasSettled, added) = (true, CommitSums())
        do {
            try sums.write(in: self)
        } catch {
            unsettled = error
            throw error
        }
    }

    /// Brings up to date what is to be written before the commit: this request is kept.
    func addUp(in sums: inout CommitSums) {
        // Held by nobody else from here on, so that it is added to in place.
        earlier = CommitSums()
        if hasSettled { sums = added } else { sums.add(added) }
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
        guard let sequences else { return try advanceInStore(sequence) }
        var last = numbers[sequence] ?? sequences.last(of: sequence)
        if last == nil { last = try lastInStore(of: sequence) }
        let number = (last ?? 0) + 1
        numbers[sequence] = number
        return number
    }

    /// The last number of a sequence in the store, if one was taken yet.
    private func lastInStore(of sequence: String) throws(StorageError) -> Int64? {
        let row = try row("SELECT last FROM storage_sequences WHERE name = $1", sequence)
        guard let row else { return nil }
        return try row["last"]
    }

    /// Where others may take numbers as well, the row itself says whose turn it is.
    private func advanceInStore(_ sequence: String) throws(StorageError) -> Int64 {
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
