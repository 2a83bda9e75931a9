extension FieldRule {
    /// Texts of so many bytes of UTF-8 each.
    public static func texts(
        _ field: String,
        _ path: any KeyPath<R, [FreeText]> & Sendable,
        _ bytes: ClosedRange<Int>
    ) -> FieldRule {
        FieldRule(field, "length.\(bytes.lowerBound)-\(bytes.upperBound)") { record, _ in
            record[keyPath: path].allSatisfy { bytes.contains($0.disclosed.utf8.count) }
        }
    }

    /// A published number that is not negative, or none.
    public static func figure(
        _ field: String,
        _ path: any KeyPath<R, Figure?> & Sendable
    ) -> FieldRule {
        FieldRule(field, "range.0-1000000000") { record, _ in
            record[keyPath: path].map { (0...1_000_000_000).contains($0.value) } ?? true
        }
    }

    /// A word of this version's list.
    public static func word<List: ClosedList>(
        _ field: String,
        _ path: any KeyPath<R, Word<List>> & Sendable
    ) -> FieldRule {
        FieldRule(field, "vocabulary.unrecognized") { record, _ in
            record[keyPath: path].known != nil
        }
    }
}
