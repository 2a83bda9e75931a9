import RPC
public import Vocabulary

extension ReadingDesk {
    /// Fields that one question adds up at most: no kind has more.
    static var sumsPerCount: Int { 8 }

    /// Adds up fields that the kind declares, over what the caller may read in full, by a facet's values
    /// or by state.
    ///
    /// Every record is opened, since the numbers stand inside; past as many as a count once examined the
    /// sums are lower bounds and say so.
    public func sums<R: Record>(
        of fields: [String],
        in type: R.Type = R.self,
        by facet: String? = nil,
        facets: [Facet] = []
    ) throws -> [RecordSum] {
        let wanted = try summed(fields, in: R.self, facets)
        guard !wanted.isEmpty else { return [] }
        var sums = wanted.map { RecordSum(field: $0.field) }
        let isLowerBound = try openReadable(R.self, facets) { kept in
            let values =
                try facet.map { try counted($0, of: R.kind, kept.id.stored) }
                ?? [kept.state.rawValue]
            for (index, one) in wanted.enumerated() {
                if let figure = one.value(kept.record) { sums[index].add(figure, of: values) }
            }
        }
        for index in sums.indices { sums[index].isLowerBound = isLowerBound }
        return sums
    }

    /// What the kind declares of these fields.
    private func summed<R: Record>(
        _ fields: [String],
        in type: R.Type,
        _ facets: [Facet]
    ) throws -> [Summable<R>] {
        guard fields.count <= Self.sumsPerCount, Set(fields).count == fields.count else {
            throw ServiceError.invalid("sums", "count.0-\(Self.sumsPerCount)")
        }
        let declared = R.sums
        return try fields.map { field in
            guard let one = declared.first(where: { $0.field == field }) else {
                throw ServiceError.invalid("sums", "vocabulary.unrecognized")
            }
            if let among = one.among, !facets.contains(where: { $0.key == among }) {
                throw ServiceError.invalid("sums", "needs.\(among)")
            }
            return one
        }
    }
}

/// What one field adds up to over records.
public struct RecordSum: Sendable {
    /// The field.
    public let field: String
    /// Over all records that say the number.
    public private(set) var total = 0
    /// How many records say it.
    public private(set) var records = 0
    /// How many records say no more than a bound.
    public private(set) var bounds = 0
    /// The sum over the records of each value.
    public private(set) var byValue: [String: Int] = [:]
    /// What is in the total and in no value.
    public private(set) var unsplit = 0
    /// Whether there is more than was added up.
    public internal(set) var isLowerBound = false

    init(field: String) { self.field = field }

    /// Adds a record's number: to the one value that the record has, and otherwise to none.
    mutating func add(_ figure: Figure, of values: [String]) {
        guard figure.bound == .exact else {
            bounds += 1
            return
        }
        let (sum, isTooMuch) = total.addingReportingOverflow(figure.value)
        guard !isTooMuch else {
            isLowerBound = true
            return
        }
        total = sum
        records += 1
        let values = Set(values)
        // Parts and what is in none make up the total, so none of them overflows.
        guard values.count == 1, let value = values.first else {
            unsplit += figure.value
            return
        }
        byValue[value, default: 0] += figure.value
    }
}
