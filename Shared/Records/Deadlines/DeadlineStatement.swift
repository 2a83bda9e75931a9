import Storage
import Vocabulary

/// The statements that look at a stretch of an arm.
struct DeadlineStatement {
    /// The place so many places further on.
    let place: String
    /// What may be the reader's up to a place, in order.
    let rows: String
    private let columns: Int
    private let sifted: [StoredValue]

    init(isExtended: Bool, through sieve: Sieve?) {
        var values = StatementValues(of: "")
        let name = values.reserve()
        let columns = (isExtended ? ["c.extended_until"] : []) + ["c.started_at", "c.id"]
        self.columns = columns.count
        let from = columns.map { _ in values.reserve() }
        let to = columns.map { _ in values.reserve() }
        func tuple(_ parts: [String]) -> String { "(\(parts.joined(separator: ", ")))" }
        let stretch = """
            c.kind = $1 AND c.name = \(name) AND c.stopped_at IS NULL
            AND c.extended_until IS \(isExtended ? "NOT NULL" : "NULL")
            AND \(tuple(columns)) > \(tuple(from)) AND \(tuple(columns)) <= \(tuple(to))
            """
        let order = "ORDER BY \(columns.joined(separator: ", "))"
        let selected = "SELECT c.extended_until, c.started_at, c.id"
        var placed = values
        place = """
            \(selected) FROM record_clocks c WHERE \(stretch)
            \(order) LIMIT 1 OFFSET \(placed.reserve())
            """
        let fixed = values.all.count
        var conditions = ["r.erased = 0", "r.merged_into IS NULL"]
        if let sieve { conditions.append(sieve.condition(&values)) }
        sifted = Array(values.all.dropFirst(fixed))
        rows = """
            \(selected) FROM record_clocks c JOIN records r ON r.kind = c.kind AND r.id = c.id
            WHERE \(stretch) AND \(conditions.joined(separator: " AND ")) \(order)
            """
    }

    /// The place so many places after the arm's position; nothing where the arm ends before.
    func place(
        _ count: Int,
        along arm: DeadlineArm,
        in snapshot: ReadTransaction
    ) throws -> StoredRow? {
        try snapshot.row(
            place,
            values: bounds(of: arm, to: arm.end) + [.integer(Int64(count - 1))]
        )
    }

    /// What may be the reader's from the arm's position up to another.
    func rows(
        to end: [StoredValue],
        along arm: DeadlineArm,
        in snapshot: ReadTransaction
    ) throws -> [StoredRow] {
        try snapshot.rows(rows, values: bounds(of: arm, to: end) + sifted)
    }

    private func bounds(of arm: DeadlineArm, to end: [StoredValue]) -> [StoredValue] {
        [.text(arm.kind.rawValue), .text(arm.name.rawValue)] + arm.position + end
    }
}
