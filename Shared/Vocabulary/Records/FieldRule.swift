public import WireCodec

/// A rule that a field of a record keeps: its name, the rule's, and whether it holds.
///
/// Rules are data, so that the service checks them, the CLI explains them and the tests break each of
/// them. A broken rule is told by these two names and never with the value.
///
/// ```swift
/// static let rules: [FieldRule<Network>] = [
///     .text("name", \.name, 1...300),
///     .list("suspects", \.suspects, 0...500),
/// ]
/// ```
public struct FieldRule<R>: Sendable {
    /// The field, by its name on the wire.
    public let field: String
    /// The rule's stable name, `length.1-300`.
    public let rule: String
    /// Whether a record keeps it at a moment.
    public let holds: @Sendable (R, Instant) -> Bool

    /// A rule of one's own; `holds` gets the record and the moment of the call.
    public init(
        _ field: String,
        _ rule: String,
        holds: @escaping @Sendable (R, Instant) -> Bool
    ) {
        self.field = field
        self.rule = rule
        self.holds = holds
    }

    /// A text of so many bytes of UTF-8.
    public static func text(
        _ field: String,
        _ path: any KeyPath<R, FreeText> & Sendable,
        _ bytes: ClosedRange<Int>
    ) -> FieldRule {
        FieldRule(field, "length.\(bytes.lowerBound)-\(bytes.upperBound)") { record, _ in
            bytes.contains(record[keyPath: path].disclosed.utf8.count)
        }
    }

    /// A text of so many bytes of UTF-8, or none.
    public static func text(
        _ field: String,
        _ path: any KeyPath<R, FreeText?> & Sendable,
        _ bytes: ClosedRange<Int>
    ) -> FieldRule {
        FieldRule(field, "length.\(bytes.lowerBound)-\(bytes.upperBound)") { record, _ in
            record[keyPath: path].map { bytes.contains($0.disclosed.utf8.count) } ?? true
        }
    }

    /// A list of so many entries.
    public static func list<Element: Sendable>(
        _ field: String,
        _ path: any KeyPath<R, [Element]> & Sendable,
        _ count: ClosedRange<Int>
    ) -> FieldRule {
        FieldRule(field, "count.\(count.lowerBound)-\(count.upperBound)") { record, _ in
            count.contains(record[keyPath: path].count)
        }
    }

    /// A list in which nothing stands twice.
    public static func distinct<Element: Hashable & Sendable>(
        _ field: String,
        _ path: any KeyPath<R, [Element]> & Sendable
    ) -> FieldRule {
        FieldRule(field, "repeated") { record, _ in
            let list = record[keyPath: path]
            return Set(list).count == list.count
        }
    }

    /// A number within bounds.
    public static func number(
        _ field: String,
        _ path: any KeyPath<R, Int> & Sendable,
        _ range: ClosedRange<Int>
    ) -> FieldRule {
        FieldRule(field, "range.\(range.lowerBound)-\(range.upperBound)") { record, _ in
            range.contains(record[keyPath: path])
        }
    }

    /// A number within bounds, or none.
    public static func number(
        _ field: String,
        _ path: any KeyPath<R, Int?> & Sendable,
        _ range: ClosedRange<Int>
    ) -> FieldRule {
        FieldRule(field, "range.\(range.lowerBound)-\(range.upperBound)") { record, _ in
            record[keyPath: path].map { range.contains($0) } ?? true
        }
    }

    /// A moment that has come; offices' clocks differ by a little.
    public static func past(
        _ field: String,
        _ path: any KeyPath<R, Instant> & Sendable
    ) -> FieldRule {
        FieldRule(field, "past") { record, now in
            record[keyPath: path] <= now.advanced(by: .seconds(60))
        }
    }

    /// A moment that has come, or none.
    public static func past(
        _ field: String,
        _ path: any KeyPath<R, Instant?> & Sendable
    ) -> FieldRule {
        FieldRule(field, "past") { record, now in
            record[keyPath: path].map { $0 <= now.advanced(by: .seconds(60)) } ?? true
        }
    }

    /// A day that has come in Viet Nam.
    public static func past(
        _ field: String,
        _ path: any KeyPath<R, CalendarDate> & Sendable
    ) -> FieldRule {
        FieldRule(field, "past") { record, now in
            record[keyPath: path] <= VietnameseTime.date(of: now)
        }
    }

    /// A day that is not before another, where both are stated.
    public static func order(
        _ field: String,
        from first: any KeyPath<R, CalendarDate?> & Sendable,
        to second: any KeyPath<R, CalendarDate?> & Sendable
    ) -> FieldRule {
        FieldRule(field, "order") { record, _ in
            guard let from = record[keyPath: first], let to = record[keyPath: second] else {
                return true
            }
            return from <= to
        }
    }

    /// A day that is not before another.
    public static func order(
        _ field: String,
        from first: any KeyPath<R, CalendarDate> & Sendable,
        to second: any KeyPath<R, CalendarDate> & Sendable
    ) -> FieldRule {
        FieldRule(field, "order") { record, _ in
            record[keyPath: first] <= record[keyPath: second]
        }
    }
}
