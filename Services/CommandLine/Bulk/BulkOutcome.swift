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
    /// Rows that were sent to be filed, and of which no answer came: only another run tells.
    var uncertain = 0
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

    /// Rows that are filed neither now nor before, as far as is known.
    var notFiled: Int { rows - filed - alreadyThere - uncertain }

    /// Rows that may be sent, and were not since the filing ended before them.
    private var unsent: Int { accepted - filed - alreadyThere - uncertain }

    /// How the program ends: with findings where every row waits, in part where some were filed and
    /// others refused.
    var status: ExitStatus { isClean ? .done : filed > 0 ? .partial : .findings }

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
            guard filed + alreadyThere > 0 else { return "\(told) \(BulkPhrase.nothingFiled())" }
            let stopped =
                filed > 0 && uncertain == 0 && unsent > 0
                ? " " + BulkPhrase.unsent("\(unsent)") : ""
            return told + " "
                + BulkPhrase.filedInPart("\(filed)", "\(alreadyThere)", "\(notFiled)") + stopped
        }
        if dryRun, agreed > 0 { return BulkPhrase.agreed("\(agreed)", "\(alreadyThere)") }
        return dryRun
            ? HTCDSPhrase.checked("\(rows)")
            : BulkPhrase.filed("\(filed)", "\(alreadyThere)", "\(rows)")
    }
}

extension BulkOutcome {
    private enum CodingKeys: String, CodingKey {
        case kind, rows, accepted, agreed, filed, alreadyThere, notFiled, uncertain
        case rejectCount, rejects, refused, lists
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(rows, forKey: .rows)
        try container.encode(accepted, forKey: .accepted)
        try container.encode(agreed, forKey: .agreed)
        try container.encode(filed, forKey: .filed)
        try container.encode(alreadyThere, forKey: .alreadyThere)
        try container.encode(notFiled, forKey: .notFiled)
        try container.encode(uncertain, forKey: .uncertain)
        try container.encode(rejectCount, forKey: .rejectCount)
        try container.encode(rejects, forKey: .rejects)
        try container.encodeIfPresent(refused, forKey: .refused)
        try container.encode(lists, forKey: .lists)
    }
}
