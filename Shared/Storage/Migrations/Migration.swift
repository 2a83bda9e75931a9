/// One step of a store's schema; named, ordered, and never changed once it was released.
///
/// Columns are `INTEGER`, `REAL`, `TEXT` or `BYTES`, in capitals; the store writes them as its
/// engine calls them. Migrations only go forward.
public struct Migration: Sendable {
    /// The name, unique in the store: `0003 facets`.
    public let name: String
    /// What to do, in order; all of it or nothing.
    public let statements: [String]

    /// A migration of one or more statements.
    public init(_ name: String, _ statements: String...) {
        self.init(name, statements: statements)
    }

    /// A migration whose statements are given as a list.
    public init(_ name: String, statements: [String]) {
        self.name = name
        self.statements = statements
    }

    /// Notices an edit after release; not a protection against anybody (FNV-1a, 64 bits).
    var fingerprint: Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for statement in statements {
            for byte in statement.utf8 + [0] {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
        }
        return Int64(bitPattern: hash)
    }
}
