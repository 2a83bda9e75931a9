import WireCodec
public import RPC
public import Storage

extension ServiceError {
    /// What a caller is answered when the store fails: the one switch for errors of the database.
    ///
    /// No statement, path or value of the store's error goes out; they are in our log.
    public init(_ error: StorageError) {
        let outcome: OutcomeClass =
            switch error.outcome {
            case .notStarted: .notStarted
            case .ranAndFailed: .ranAndFailed
            case .mayHaveRun: .mayHaveRun
            }
        switch error {
        case .overloaded:
            self.init(
                .resourceExhausted,
                reason: "storage.overloaded",
                "Too many requests wait for the store.",
                outcome: outcome
            )
        case .expired:
            self.init(
                .deadlineExceeded,
                reason: "storage.expired",
                "The deadline passed while the request waited for the store.",
                outcome: outcome
            )
        case .full:
            self.init(
                .resourceExhausted,
                reason: "storage.full",
                "The service's disk is full; nothing of the request was kept.",
                outcome: outcome
            )
        case .stopped, .unavailable, .locked, .newerSchema, .changedMigration, .migrationFailed,
            .setting, .damaged, .file, .transactionLost:
            self.init(
                .unavailable,
                reason: "storage.unavailable",
                "The service's store does not take requests.",
                outcome: outcome
            )
        case .commitFailed:
            self.init(
                .unavailable,
                reason: "storage.commitFailed",
                "The store failed while it kept the request; ask again under the same key.",
                outcome: outcome
            )
        case .constraint, .refusedStatement, .mistyped, .missingColumn, .failed:
            self.init(
                .internalError,
                reason: "storage.failed",
                "The service failed; its log holds the cause.",
                outcome: outcome
            )
        }
    }
}
