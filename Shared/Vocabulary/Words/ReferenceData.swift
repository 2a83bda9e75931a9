public import WireCodec

/// A list of the reference data that is shipped: what it holds, as of when, and from where.
///
/// Each list says its own day: one that changes gets a later one. Deployments replace holidays and clock
/// rules from a file of their own; the other lists change with the program. What a module adds to those
/// of ``ReferenceData/ofVocabulary`` stands beside what it lists.
public struct ReferenceData: Sendable, Hashable {
    /// One thing of a list.
    public struct Entry: Sendable, Hashable {
        /// What stands in records and files, or the code.
        public let word: String
        /// What people read.
        public let label: Label
        /// The first day on which it holds; open where the list is younger than it.
        public let from: CalendarDate?
        /// The last day; open where it holds still.
        public let through: CalendarDate?

        /// A thing that holds on some days, or on all.
        public init(
            _ word: String,
            _ label: Label,
            from: CalendarDate? = nil,
            through: CalendarDate? = nil
        ) {
            self.word = word
            self.label = label
            // A rule that holds since ever says so with a day that nobody should read.
            self.from = from == .earliest ? nil : from
            self.through = through
        }

        /// Whether it held on a day.
        public func held(on day: CalendarDate) -> Bool {
            (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
        }
    }

    /// By what it is asked for.
    public let key: String
    /// What the list is called.
    public let name: Label
    /// The type that holds it.
    public let type: String
    /// What it holds, in its order.
    public let entries: [Entry]
    /// The day as of which it is given.
    public let asOf: CalendarDate
    /// Where it comes from.
    public let source: String

    /// A list; `asOf` is a day that exists, `2026-01-01`.
    public init(
        _ key: String,
        _ name: Label,
        type: String,
        asOf: String,
        source: String,
        _ entries: [Entry]
    ) {
        guard let asOf = CalendarDate(asOf) else {
            preconditionFailure("a date written in code exists")
        }
        self.key = key
        self.name = name
        self.type = type
        self.entries = entries
        self.asOf = asOf
        self.source = source
    }

    /// The words of a list that holds on all days.
    public static func entries<List: ClosedList>(of words: [List]) -> [Entry] {
        words.map { Entry($0.rawValue, $0.label) }
    }
}
