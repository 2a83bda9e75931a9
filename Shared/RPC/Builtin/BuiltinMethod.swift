/// The methods that every service answers without listing them, by the part after its name.
public enum BuiltinMethod: String, Sendable, CaseIterable {
    /// Whether the service and what it needs are well.
    case health
    /// Every method with its roles and its schema.
    case describe
    /// What calls would be answered, many at once and none of them done.
    case tryCalls
    /// The service's newest signed audit checkpoint.
    case checkpoint
    /// Keeps another service's checkpoint as a witness.
    case keepCheckpoint
    /// Keeps another service's erasures, and tells it which it has told before.
    case keepErasures
    /// The audit entries of a trace, with what proves them.
    case provedEntries
    /// Moves what one organisation leaves to another.
    case succeed
    /// Counts what it would move.
    case planSuccession
    /// Who took over from whom.
    case successions
}
