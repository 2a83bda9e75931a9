import Storage
import Vocabulary

extension AccessClass {
    /// Its number in the store; a new one where nothing was filed so before.
    func number(in transaction: WriteTransaction) throws -> Int64 {
        let text = text
        let row = try transaction.row(
            "SELECT class FROM record_classes WHERE readers = $1 AND retired = 0",
            text
        )
        if let row { return try row["class"] }
        let number = try transaction.advance("record_classes")
        try transaction.execute(
            "INSERT INTO record_classes (class, readers, retired) VALUES ($1, $2, 0)",
            number,
            text
        )
        // What the journal says, and not what the keeper remembers: another write may just have begun one.
        let nodes = nodes(after: try Successions(in: transaction))
        for (node, weight) in nodes.sorted(by: { $0.key.path < $1.key.path }) {
            try transaction.execute(
                "INSERT INTO record_class_nodes (class, node, weight) VALUES ($1, $2, $3)",
                number,
                node.path,
                weight
            )
            guard weight != 0 else { continue }
            try transaction.execute(
                "INSERT INTO record_nodes (node) VALUES ($1) ON CONFLICT DO NOTHING",
                node.path
            )
        }
        return number
    }

    /// Takes the classes out of use that a succession gave other readers.
    ///
    /// What is filed from now on gets the class as units are called today. The records of a retired one are
    /// asked until the walk over all records, which begins anew, has put each into its new class.
    static func followSuccessions(in transaction: WriteTransaction) throws {
        let successions = try Successions(in: transaction)
        var current: [(number: Int64, text: String)] = []
        try transaction.forEach("SELECT class, readers FROM record_classes WHERE retired = 0") {
            current.append((try $0["class"], try $0["readers"]))
            return true
        }
        let retired = try current.filter { number, text in
            try AccessClass(text: text).nodes(after: successions)
                != nodes(of: number, in: transaction)
        }
        guard !retired.isEmpty else { return }
        for (number, _) in retired {
            try transaction.execute(
                "UPDATE record_classes SET retired = class WHERE class = $1",
                number
            )
            try transaction.execute(
                "INSERT INTO record_class_nodes (class, node, weight) VALUES ($1, $2, 0)",
                number,
                AccessNode.retired.path
            )
        }
        try transaction.execute(
            "UPDATE record_classified SET done = 0, place = NULL, round = round + 1"
        )
    }

    /// The nodes under which a class is counted, or known.
    private static func nodes(
        of number: Int64,
        in transaction: WriteTransaction
    ) throws -> [AccessNode: Int] {
        let rows = try transaction.rows(
            "SELECT node, weight FROM record_class_nodes WHERE class = $1",
            number
        )
        return try Dictionary(
            uniqueKeysWithValues: rows.map { (AccessNode(path: try $0["node"]), try $0["weight"]) }
        )
    }
}

extension Successions {
    /// What the journal says.
    init(in snapshot: ReadTransaction) throws {
        self.init(
            try snapshot.rows(
                """
                SELECT former, successor, from_day FROM record_successions
                ORDER BY begun_at, former
                """
            ).map { try Succession($0) }
        )
    }
}
