public import HTCDS

/// What reading a file came to.
public struct HTCDSReport: Sendable {
    /// Rejects that a report holds at most; the others are counted.
    public static let largestCount = 10_000

    /// Rows that hold a record, good or not.
    public private(set) var rows = 0
    /// Rows without a reject.
    public private(set) var accepted = 0
    /// Events that stand beside the records, on a sheet or in lists of their own; they are held to the
    /// rules of their fields as records are, and handed over to nobody.
    public private(set) var events = 0
    /// Events without a reject.
    public private(set) var acceptedEvents = 0
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

    /// Counts an event that broke some rules, or none; where they are a record's they are not added again.
    mutating func count(event rejects: [HTCDSReject], ofRecord isOfRecord: Bool = false) {
        events += 1
        acceptedEvents += rejects.isEmpty ? 1 : 0
        if !isOfRecord { add(rejects) }
    }

    mutating func count(row rejects: [HTCDSReject]) {
        rows += 1
        accepted += rejects.isEmpty ? 1 : 0
        add(rejects)
    }
}
