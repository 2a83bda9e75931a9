import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// Checks of a request's fields that no type makes; all of them at once, so that a caller need not
/// ask again for each.
struct FieldChecks {
    private var violations: [FieldViolation] = []

    /// A text of so many bytes.
    mutating func text(_ field: String, _ text: FreeText, _ bytes: ClosedRange<Int>) {
        if !bytes.contains(text.disclosed.utf8.count) {
            note(field, "length.\(bytes.lowerBound)-\(bytes.upperBound)")
        }
    }

    /// A list of at most so many, nothing twice.
    mutating func list(
        _ field: String,
        _ values: [some Hashable],
        most: Int,
        mayBeEmpty: Bool = true
    ) {
        if values.count > most { note(field, "count.\(most)") }
        if values.isEmpty, !mayBeEmpty { note(field, "empty") }
        if Set(values).count != values.count { note(field, "repeated") }
    }

    /// A word of this version's list.
    mutating func word(_ field: String, _ word: Word<some ClosedList>) {
        if word.known == nil { note(field, "vocabulary.unrecognized") }
    }

    /// What happened is past; offices' clocks differ by a little.
    mutating func past(_ field: String, _ moment: Instant, now: Instant) {
        if moment > now.advanced(by: .seconds(60)) { note(field, "past") }
    }

    /// One day not before another.
    mutating func order(_ field: String, _ earlier: CalendarDate?, _ later: CalendarDate?) {
        if let earlier, let later, later < earlier { note(field, "order") }
    }

    /// A rule that a field breaks.
    mutating func note(_ field: String, _ rule: String) {
        violations.append(FieldViolation(field: field, rule: rule))
    }

    /// Refuses the request if any rule is broken.
    func refuse() throws(ServiceError) {
        guard violations.isEmpty else { throw LiaisonRefusal.invalid(violations) }
    }
}
