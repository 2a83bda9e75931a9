import Records
import ServiceContracts

extension CountRecords.Sum {
    /// What the kernel added up.
    init(_ sum: RecordSum) {
        self.init(
            field: sum.field,
            total: sum.total,
            records: sum.records,
            bounds: sum.bounds,
            parts: sum.byValue.sorted { $0.key < $1.key }.map {
                .init(value: $0.key, sum: $0.value)
            },
            unsplit: sum.unsplit,
            isLowerBound: sum.isLowerBound
        )
    }
}
