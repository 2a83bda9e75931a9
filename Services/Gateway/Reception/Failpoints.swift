/// Where a test stops the gateway: after each row of the journal.
///
/// It is handed in as a value. What is thrown here ends the work as if the process had ended: the
/// row is committed, nothing after it has happened.
public struct Failpoints: Sendable {
    /// Called after a row is committed, with its number in the journal, from 1.
    let rowCommitted: @Sendable (_ number: Int) throws -> Void

    /// Nothing ever fails here.
    public static let none = Failpoints { _ in }

    /// Calls back after each row.
    public init(rowCommitted: @escaping @Sendable (_ number: Int) throws -> Void) {
        self.rowCommitted = rowCommitted
    }
}
