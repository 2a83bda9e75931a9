public import WireCodec

/// What a clock says: since when it runs, when it is due, by which decision it was extended.
public struct ClockReading: Codable, Hashable, Sendable {
    /// The clock.
    public var name: ClockName
    /// When it started: the event, not its recording.
    public var startedAt: Instant
    /// When it stopped; missing while it runs.
    public var stoppedAt: Instant?
    /// When it is or was due; missing where no rule holds.
    public var dueAt: Instant?
    /// Whether the due date may still move, because holidays are not announced yet.
    public var isProvisional: Bool
    /// What the limit rests on.
    public var legalBasis: LegalBasis?
    /// Whether the limit was read in the law; unconfirmed ones are shown as such.
    public var isConfirmed: Bool
    /// The number of the decision that extended it, if one did.
    public var extendedBy: String?

    /// A reading.
    public init(
        name: ClockName,
        startedAt: Instant,
        stoppedAt: Instant? = nil,
        dueAt: Instant?,
        isProvisional: Bool,
        legalBasis: LegalBasis?,
        isConfirmed: Bool,
        extendedBy: String? = nil
    ) {
        self.name = name
        self.startedAt = startedAt
        self.stoppedAt = stoppedAt
        self.dueAt = dueAt
        self.isProvisional = isProvisional
        self.legalBasis = legalBasis
        self.isConfirmed = isConfirmed
        self.extendedBy = extendedBy
    }

    /// Whether it runs.
    public var isRunning: Bool { stoppedAt == nil }

    /// By how much it is overdue, or was when it stopped; `nil` while in time.
    public func overdue(at now: Instant) -> Duration? {
        guard let dueAt else { return nil }
        let end = stoppedAt ?? now
        return end > dueAt ? dueAt.duration(to: end) : nil
    }
}
