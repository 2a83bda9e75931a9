/// The requests of one commit, and what becomes of each.
struct WriteGroup {
    private(set) var requests: [PendingWrite]
    /// Hands over what has come meanwhile, at most so many, and waits for nobody.
    let joining: (Int) -> [PendingWrite]
    let connection: any EngineConnection
    let statements: StatementCache
    let limits: StoreLimits
    /// What is remembered of sequences; nothing where others may take numbers.
    private(set) var sequences: Sequences?

    init(
        requests: [PendingWrite],
        joining: @escaping (Int) -> [PendingWrite],
        connection: any EngineConnection,
        statements: StatementCache,
        limits: StoreLimits,
        sequences: Sequences?
    ) {
        self.requests = requests
        self.joining = joining
        self.connection = connection
        self.statements = statements
        self.limits = limits
        self.sequences = sequences
    }

    /// How one request ended, held back until the commit has returned.
    private enum Ending {
        case succeeded(reply: @Sendable () -> Void, turns: [CommitTurn])
        case failed(any Error)

        /// Who hears of the commit: what failed is not in it.
        var turns: [CommitTurn] {
            if case .succeeded(_, let turns) = self { turns } else { [] }
        }
    }

    /// Runs the group and answers everybody in it but those it returns: they were not started.
    ///
    /// `onCommit` is called after the commit and before the first answer, `onFatal` when the store
    /// must not go on.
    mutating func run(
        onCommit: () -> Void,
        onFatal: (StorageError) -> Void
    ) -> [PendingWrite] {
        do {
            try connection.control(.begin)
        } catch {
            fail(requests[...], with: .unavailable(reason: error.description))
            if connection.fatalFailure != nil { onFatal(error) }
            return []
        }
        let (endings, lost) = runEach()
        let rest = Array(requests.dropFirst(endings.count))
        if let lost {
            giveUp(endings.count, because: lost, onFatal: onFatal)
            return rest
        }
        let turns = endings.flatMap(\.turns)
        for turn in turns { turn.before() }
        do {
            try connection.control(.commit)
        } catch {
            // The journal may hold the commit although the sync failed: after a restart it may be
            // found there. Refuse everything first, so that nobody builds on the doubt.
            onFatal(error)
            if connection.isInTransaction { try? connection.control(.rollback) }
            fail(requests.prefix(endings.count), with: .commitFailed(reason: error.description))
            fail(rest[...], with: .stopped(reason: "a commit before this request failed."))
            return []
        }
        for turn in turns { turn.after() }
        onCommit()
        for (request, ending) in zip(requests, endings) {
            switch ending {
            case .succeeded(let reply, _): reply()
            // Also a refusal waits for the commit: it may rest on what another request wrote.
            case .failed(let error): request.fail(error)
            }
        }
        return rest
    }

    /// Runs one request after the other until the group's time is over or the transaction lost, and
    /// writes what they have added up.
    private mutating func runEach() -> (endings: [Ending], lost: StorageError?) {
        var endings: [Ending] = []
        var sums = CommitSums()
        let start = ContinuousClock.now
        while true {
            let now = ContinuousClock.now
            let lasted = start.duration(to: now)
            if endings.count == requests.count, lasted < limits.joinDuration {
                // Whoever came meanwhile would otherwise wait for this sync and for one of their own.
                requests += joining(limits.writesPerCommit - endings.count)
            }
            guard endings.count < requests.count else { break }
            if !endings.isEmpty, lasted > limits.groupDuration { break }
            let request = requests[endings.count]
            if let deadline = request.deadline, deadline <= now {
                endings.append(.failed(StorageError.expired))
                continue
            }
            do {
                endings.append(try runOne(request, &sums))
            } catch {
                endings.append(.failed(error))
                return (endings, error)
            }
        }
        do {
            try write(sums)
            return (endings, nil)
        } catch {
            return (endings, error)
        }
    }

    /// Writes what the requests have added up, and the numbers that they took; throws when the whole transaction is lost.
    private func write(_ sums: CommitSums) throws(StorageError) {
        let hasNumbers = sequences.map { !$0.taken.isEmpty } ?? false
        guard !sums.isEmpty || hasNumbers else { return }
        let transaction = WriteTransaction(connection, statements: statements, limits: limits)
        defer { transaction.end() }
        try transaction.storageErrors { try sums.write(in: transaction) }
        try sequences?.write(in: transaction)
        try checkTransaction()
    }

    /// Runs one request in a savepoint of its own; throws when the whole transaction is lost.
    private mutating func runOne(
        _ request: PendingWrite,
        _ sums: inout CommitSums
    ) throws(StorageError) -> Ending {
        try connection.control(.mark)
        let transaction = WriteTransaction(
            connection,
            statements: statements,
            limits: limits,
            after: sums,
            numbering: sequences
        )
        var ending: Ending
        do {
            let reply = try request.run(transaction)
            if let error = transaction.unsettled { throw error }
            ending = .succeeded(reply: reply, turns: transaction.turns)
        } catch {
            ending = .failed(error)
        }
        transaction.end()
        try checkTransaction()
        switch ending {
        case .succeeded:
            transaction.addUp(in: &sums)
            sequences?.take(transaction.numbers)
        case .failed: try connection.control(.undo)
        }
        try connection.control(.keep)
        return ending
    }

    /// The engine undoes a transaction by itself when the disk is full or fails, whoever caught the error;
    /// nothing of the group is there any more then.
    private func checkTransaction() throws(StorageError) {
        if let failure = connection.fatalFailure { throw failure }
        guard connection.isInTransaction else {
            throw .transactionLost(reason: "the engine has undone it")
        }
    }

    /// Undoes what still stands and tells everybody who ran.
    private func giveUp(
        _ count: Int,
        because error: StorageError,
        onFatal: (StorageError) -> Void
    ) {
        var failure: StorageError? = connection.fatalFailure
        if connection.isInTransaction {
            do {
                try connection.control(.rollback)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { onFatal(failure) }
        let reason = "a request that shared it failed (\(error.description))"
        fail(requests.prefix(count), with: .transactionLost(reason: reason))
    }

    private func fail(_ requests: ArraySlice<PendingWrite>, with error: StorageError) {
        for request in requests { request.fail(error) }
    }
}
