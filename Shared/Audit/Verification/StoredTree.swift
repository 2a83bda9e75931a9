import Storage
import WireCodec

/// What the database says of a trail, read with distrust.
struct StoredTree {
    let trail: AuditTrail
    let snapshot: ReadTransaction

    /// How many numbers the sequence has handed out.
    func handedOut() throws -> Int64 {
        let row = try snapshot.row(
            "SELECT last FROM storage_sequences WHERE name = $1",
            AuditTrail.sequence
        )
        return try row?["last"] ?? 0
    }

    /// The stored hash of a node, or nil.
    func node(_ level: Int, _ index: Int64) throws -> MerkleHash? {
        try AuditTrail.node(level, index, in: snapshot)
    }

    /// Hands over each row in order of its number.
    func forEachEntry(_ body: (Row) throws -> Void) throws {
        try snapshot.forEach(
            "SELECT number, at, who, record, entry, trace FROM audit_entries ORDER BY number"
        ) { row in
            try body(
                Row(
                    number: try row["number"],
                    at: try row["at"],
                    who: try row["who"],
                    record: try row["record"],
                    entry: try row["entry"],
                    trace: try row["trace"]
                )
            )
            return true
        }
    }

    /// An entry as it is filed.
    struct Row {
        var number: Int64
        var at: Int64
        var who: String
        var record: String?
        var entry: [UInt8]
        var trace: [UInt8]?

        /// What is wrong with the entry itself, apart from its hash.
        func finding(in trail: AuditTrail) -> AuditFinding? {
            guard let recorded = try? Wire.decode(RecordedEntry.self, from: entry) else {
                return .unreadable(number: number)
            }
            guard recorded.number == number, recorded.service == trail.service else {
                return .reordered(number: number, recordedAs: recorded.number)
            }
            let entry = recorded.entry
            let isFiled =
                entry.at.millisecondsSinceEpoch == at
                && (entry.onBehalfOf ?? entry.who).uri == who
                && entry.record?.loggable == record && entry.trace?.bytes == trace
            return isFiled ? nil : .misfiled(number: number)
        }
    }
}
