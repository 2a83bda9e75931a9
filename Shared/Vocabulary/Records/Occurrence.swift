public import WireCodec

/// When something happened, and how exactly that is known.
///
/// Apart from when it was recorded: legal clocks run from the event, audit from the recording.
public struct Occurrence: Codable, Hashable, Sendable {
    /// The moment, or the first moment of the period in which it happened.
    public var at: Instant
    /// How exactly the moment is known.
    public var precision: Word<Precision>

    /// Something that happened then.
    public init(at: Instant, precision: Precision = .minute) {
        self.at = at
        self.precision = Word(precision)
    }
}

/// How exactly a moment is known.
public enum Precision: String, ClosedList {
    /// By the minute.
    case minute
    /// By the hour.
    case hour
    /// By the day, in Vietnamese time.
    case day
    /// By the month.
    case month
    /// By the year.
    case year

    public var label: Label {
        switch self {
        case .minute: Label(vi: "đến phút", en: "to the minute")
        case .hour: Label(vi: "đến giờ", en: "to the hour")
        case .day: Label(vi: "đến ngày", en: "to the day")
        case .month: Label(vi: "đến tháng", en: "to the month")
        case .year: Label(vi: "đến năm", en: "to the year")
        }
    }
}
