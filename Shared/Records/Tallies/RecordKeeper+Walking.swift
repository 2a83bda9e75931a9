import Storage
import Vocabulary

// What the walks that bring a store of an earlier version up to date have in common: they go over each
// kind that has classes, and note in a table of their own how far they have come.

extension RecordKeeper {
    /// The kinds whose records have a class, and so are counted by tallies and stand in lanes.
    var classedKinds: Set<RecordKind> {
        Set(types.values.filter { $0.accessClass != nil }.map(\.kind))
    }

    /// The registered kinds that a walk's table has, and for which form of what it keeps.
    ///
    /// Kinds of another service that shares the store are left to that service.
    func walked(_ table: String) async throws -> [(kind: String, form: Int)] {
        try await store.read { snapshot in
            try snapshot.rows("SELECT kind, form FROM \(table)").map {
                (kind: try $0["kind"] as String, form: try $0["form"] as Int)
            }
        }
        .filter { types[RecordKind(rawValue: $0.kind)] != nil }
    }
}

extension WriteTransaction {
    /// Whether there is any record of a kind, so that a walk over it has something to do.
    func hasRecords(of kind: String) throws -> Bool {
        try row("SELECT id FROM records WHERE kind = $1 LIMIT 1", kind) != nil
    }
}
