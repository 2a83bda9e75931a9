import Synchronization

/// The statements a store has already taken apart.
final class StatementCache: Sendable {
    /// A program has a few hundred statements; one that makes them up as it goes must not fill
    /// the memory.
    private static let most = 2_048

    private struct Key: Hashable {
        var text: String
        var purpose: StatementText.Purpose
    }

    private let known = Mutex<[Key: StatementText]>([:])

    /// The statement, or the reason why it is refused.
    func statement(
        _ text: String,
        for purpose: StatementText.Purpose
    ) throws(StorageError) -> StatementText {
        let key = Key(text: text, purpose: purpose)
        if let found = known.withLock({ $0[key] }) { return found }
        let statement = try StatementText(text, for: purpose)
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[key] = statement
        }
        return statement
    }
}
