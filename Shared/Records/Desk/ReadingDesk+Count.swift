import RPC
import Storage
public import Vocabulary

extension ReadingDesk {
    /// How many records a count may open.
    static var examinedPerCount: Int { 20_000 }
    /// How many places of an index a count may pass over: one that passes over a million takes seconds.
    static var walkedPerCount: Int { 1_000_000 }

    /// Counts what the caller may read in full by a facet's values, or by state.
    ///
    /// Where who reads a record follows from how it is filed, none is opened: tallies are added up, or
    /// where several facets meet, or references are counted by, the index of one is passed over, as far as
    /// ``walkedPerCount``. Otherwise the newest ``examinedPerCount`` records are opened. The answer says
    /// when there are more.
    public func count<R: Record>(
        _ type: R.Type = R.self,
        by facet: String? = nil,
        facets: [Facet] = []
    ) throws -> RecordCount {
        guard R.accessRule == .house else { return try countOpening(R.self, facet, facets) }
        guard let readership = Readership(viewer) else {
            _ = try query(R.self, facets, [])
            return RecordCount()
        }
        if let count = try tallied(R.self, by: facet, facets: facets) { return count }
        guard try isClassified(R.kind) else { return try countOpening(R.self, facet, facets) }
        let tallies = Tallies(R.kind, readership, viewer.successions, in: snapshot)
        return try WalkedCount(
            kind: R.kind,
            readership: readership,
            facets: try facets.sorted { try tallies.rank($0) < tallies.rank($1) },
            by: facet,
            after: viewer.successions
        ).count(
            in: snapshot,
            atMost: try facet.map(tallies.holdReferences) == true
                ? Self.examinedPerCount : Self.walkedPerCount
        )
    }

    /// The answer that the tallies have, if they have one.
    func tallied<R: Record>(
        _ type: R.Type,
        by facet: String?,
        facets: [Facet]
    ) throws -> RecordCount? {
        guard R.accessRule == .house, let readership = Readership(viewer),
            facets.count <= (facet == nil ? 1 : 0), facets.allSatisfy(Tallies.hold),
            facet.map(Tallies.hold) ?? true,
            try isClassified(R.kind)
        else { return nil }
        let tallies = Tallies(R.kind, readership, viewer.successions, in: snapshot)
        guard let facet else { return try tallies.byState(having: facets.first) }
        return try tallies.holdReferences(facet) ? nil : try tallies.byValue(of: facet)
    }

    /// Whether every record of a kind has its class and stands in the tallies.
    func isClassified(_ kind: RecordKind) throws -> Bool {
        try snapshot.row(
            "SELECT done FROM record_classified WHERE kind = $1 AND done = 1",
            kind.rawValue
        ) != nil
    }

    /// Opens one record after the other and asks it.
    func countOpening<R: Record>(
        _ type: R.Type,
        _ facet: String?,
        _ facets: [Facet]
    ) throws -> RecordCount {
        var count = RecordCount()
        count.isLowerBound = try openReadable(R.self, facets) { kept in
            count.add(
                try facet.map { try counted($0, of: R.kind, kept.id.stored) }
                    ?? [kept.state.rawValue]
            )
        }
        return count
    }

    /// Opens what facets find, newest first, and hands on what the caller reads in full; answers whether
    /// there is more than may be opened.
    func openReadable<R: Record>(
        _ type: R.Type,
        _ facets: [Facet],
        _ body: (KeptRecord<R>) throws -> Void
    ) throws -> Bool {
        let query = try query(R.self, facets, [])
        var place = ListPlace.end
        var examined = 0
        while true {
            let rows = try page(query, before: place, limit: 500)
            try loadKeys(of: rows)
            for row in rows {
                guard examined < Self.examinedPerCount else { return true }
                let kept = try opened(row, as: R.self)
                place = ListPlace(at: kept.filedAt, id: kept.id.stored)
                examined += 1
                if kept.access(for: viewer) == .content { try body(kept) }
            }
            if rows.isEmpty { return false }
        }
    }

    /// The values that a record counts for, also through those that were merged into it.
    func counted(
        _ facet: String,
        of kind: RecordKind,
        _ id: [UInt8]
    ) throws -> [String] {
        let facets = try snapshot.rows(WritingDesk.facetsOfOne, kind.rawValue, id)
            .map { Facet(try $0["name"], try $0["value"]) }
        return Facet.counted(facet, of: facets, after: viewer.successions)
    }
}

/// What was counted.
public struct RecordCount: Sendable {
    /// How many records have each value; the empty value stands for those without one.
    public private(set) var byValue: [String: Int] = [:]
    /// How many records.
    public internal(set) var total = 0
    /// Whether there are more than were examined.
    public internal(set) var isLowerBound = false

    /// Counts one record.
    mutating func add(_ values: [String]) {
        total += 1
        for value in values.isEmpty ? [""] : Set(values) { byValue[value, default: 0] += 1 }
    }

    /// Takes back what records were counted more than once for: values of theirs that are called the same.
    mutating func takeBackRepeated(_ values: [String], _ records: Int) {
        for (value, found) in Dictionary(grouping: values, by: \.self) {
            add((1 - found.count) * records, of: value)
        }
    }

    /// Counts so many more, or fewer, under a value.
    mutating func add(_ records: Int, of value: String) {
        let sum = byValue[value, default: 0] + records
        byValue[value] = sum == 0 ? nil : sum
    }
}
