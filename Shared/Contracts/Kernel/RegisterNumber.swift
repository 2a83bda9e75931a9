public import Vocabulary

/// A place in a body's register: number 12 of 2026 in its book of outgoing letters.
///
/// Numbers run from 1 without gaps, per body, book and year in Vietnamese time. What was voided
/// keeps its number.
public struct RegisterNumber: Codable, Hashable, Sendable {
    /// The body that keeps the register.
    public var body: OrgID
    /// The book.
    public var book: Word<RegisterBook>
    /// The year, in Vietnamese time.
    public var year: Int
    /// The number.
    public var number: Int

    /// A place in a register.
    public init(body: OrgID, book: RegisterBook, year: Int, number: Int) {
        self.body = body
        self.book = Word(book)
        self.year = year
        self.number = number
    }
}

/// A record that may have a number, as officers quote it on paper.
public protocol NumberedRecord: Record {
    /// Its number, where it has one.
    var registered: RegisterNumber? { get }
}

/// A record with a number of its own from when it is filed.
public protocol RegisteredRecord: NumberedRecord {
    /// The book in which its kind is numbered.
    static var book: RegisterBook { get }
    /// Its number, which the service gives when it is filed.
    ///
    /// One that was filed before its kind was numbered gets its number with its next step, and stays
    /// without one where it takes none any more.
    var registered: RegisterNumber? { get set }
}
