import Vocabulary

/// What an import came to, for people and for programs.
struct BulkOutcome: Encodable, Sendable {
    /// Rejects that are told at most; the others are counted.
    static let largestCount = 1_000

    /// The kind of record.
    let kind: String
    /// Rows that hold something.
    var rows = 0
    /// Rows that break no rule.
    var accepted = 0
    /// Rows to which the service says yes, as it stands now; nothing of them was stored by asking.
    var agreed = 0
    /// Rows that are filed now.
    var filed = 0
    /// Rows that were filed by an earlier run.
    var alreadyThere = 0
    /// How many rejects there are in all.
    private(set) var rejectCount = 0
    /// The first of them, in the order of the rows.
    private(set) var rejects: [BulkReject] = []
    /// The rule for which the file as a whole is refused.
    var refused: String?
    /// What the fields take in which a word stands that no list holds.
    private(set) var lists: [BulkList] = []

    /// An import of nothing yet.
    init(kind: String) { self.kind = kind }

    /// Whether every row may be sent.
    var isClean: Bool { refused == nil && rejectCount == 0 }

    /// Counts rejects of a row.
    ///
    /// A service is asked about several rows at once, and answers in any order.
    mutating func add(_ some: [BulkReject]) {
        rejectCount += some.count
        for reject in some.prefix(max(0, Self.largestCount - rejects.count)) {
            let before = rejects.lastIndex { $0.row <= reject.row }
            rejects.insert(reject, at: before.map { $0 + 1 } ?? 0)
        }
    }

    /// Refuses the file for its headings.
    mutating func refuse(_ headings: [BulkReject]) {
        add(headings)
        if let first = headings.first { refused = first.rule }
    }

    /// Takes rows that a service refused from those that break no rule.
    mutating func countRejectedRows() { accepted = rows - Set(rejects.map(\.row)).count }

    /// Whether no more rejects are told.
    var isFull: Bool { rejects.count >= Self.largestCount }

    /// The same with the words of the lists that the rejects ask for.
    func withLists<Request: BulkRequest>(of request: Request.Type) throws -> BulkOutcome {
        var outcome = self
        outcome.lists = try BulkList.lists(of: request, askedBy: rejects)
        return outcome
    }

    /// Shows what was rejected, and why; a clean import in one line.
    func show(_ output: Output, dryRun: Bool) throws {
        guard !rejects.isEmpty else {
            return try output.show(self) { TextTable(rows: [[summary(dryRun)]]) }
        }
        try output.show(self) {
            TextTable(
                [HTCDSPhrase.row(), HTCDSPhrase.field(), HTCDSPhrase.rule()],
                rows: rejects.map { ["\($0.row)", $0.fieldInWords, $0.inWords] }
            )
        }
        for list in lists { output.note(list.inWords) }
        output.note(summary(dryRun))
    }

    /// One line for people.
    func summary(_ dryRun: Bool) -> String {
        if let refused {
            return HTCDSPhrase.refused(
                BulkRule(rawValue: refused)?.label.current ?? HTCDSPhrase.fileRule(refused)
            )
        }
        if rejectCount > 0 {
            let told = BulkPhrase.rejected("\(rejectCount)", "\(rows)")
            return filed + alreadyThere == 0
                ? "\(told) \(BulkPhrase.nothingFiled())"
                : "\(told) \(BulkPhrase.filedBefore("\(filed)", "\(alreadyThere)"))"
        }
        if dryRun, agreed > 0 { return BulkPhrase.agreed("\(agreed)", "\(alreadyThere)") }
        return dryRun
            ? HTCDSPhrase.checked("\(rows)")
            : BulkPhrase.filed("\(filed)", "\(alreadyThere)", "\(rows)")
    }
}
