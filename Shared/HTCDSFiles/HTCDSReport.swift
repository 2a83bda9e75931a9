public import HTCDS

/// What reading a file came to.
public struct HTCDSReport: Sendable {
    /// Rejects that a report holds at most; the others are counted.
    public static let largestCount = 10_000

    /// Rows that hold a record, good or not.
    public private(set) var rows = 0
    /// Rows without a reject.
    public private(set) var accepted = 0
    /// Events that stand beside the records, on a sheet or in lists of their own; they are counted, and
    /// handed over to nobody.
    public private(set) var events = 0
    /// What was rejected, in the file's order.
    public private(set) var rejects: [HTCDSReject] = []
    /// How many were, also those that the report has no room for.
    public private(set) var rejectCount = 0

    /// Whether every row may be taken.
    public var isClean: Bool { rejectCount == 0 }

    /// A report of nothing.
    init() {}

    mutating func add(_ rejects: [HTCDSReject]) {
        rejectCount += rejects.count
        self.rejects += rejects.prefix(max(0, Self.largestCount - self.rejects.count))
    }

    mutating func count(events: Int) { self.events += events }

    mutating func count(row rejects: [HTCDSReject]) {
        rows += 1
        accepted += rejects.isEmpty ? 1 : 0
        add(rejects)
    }
}
