public import RPC
public import Vocabulary
public import WireCodec

extension Sequence {
    /// What a value breaks of these rules at a moment, by field and rule.
    ///
    /// `place` is where the value stands in its request: the first step of each field's path.
    public func broken<R>(
        by value: R,
        at now: Instant,
        in place: String? = nil
    ) -> [FieldViolation] where Element == FieldRule<R> {
        filter { !$0.holds(value, now) }.map { rule in
            FieldViolation(
                field: place.map { "\($0).\(rule.field)" } ?? rule.field,
                rule: rule.rule
            )
        }
    }
}
