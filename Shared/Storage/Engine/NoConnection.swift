/// A connection over which nothing can be read: of a read that hopes to need nothing of the store.
///
/// It remembers that it was asked, since whoever asked may have swallowed the error.
final class NoConnection: EngineConnection {
    private(set) var wasAsked = false

    func run(
        _ statement: StatementText,
        _ values: [StoredValue],
        row: (StoredRow) throws -> Bool
    ) throws -> Int {
        throw refusal
    }

    func define(_ text: String) throws(StorageError) { throw refusal }

    func control(_ step: TransactionStep) throws(StorageError) { throw refusal }

    var isInTransaction: Bool { false }

    var fatalFailure: StorageError? { nil }

    var journalPages: Int { 0 }

    func checkpoint() throws(StorageError) { throw refusal }

    func emptyJournal() throws(StorageError) { throw refusal }

    private var refusal: StorageError {
        wasAsked = true
        return .unavailable(reason: "this read does without the store")
    }
}
