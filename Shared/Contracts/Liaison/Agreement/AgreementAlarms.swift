public import RPC
public import Vocabulary
public import WireCodec

/// What agreements ask for that is near or past its day: talks, reviews, expiry.
///
/// Of what the caller reads; the nearest first.
public struct AgreementAlarms: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.agreement.alarms",
        .read,
        callers: .partnerOfficers
    )

    /// The partner; every one, if not said.
    public var partner: Word<Country>?

    /// Asks for every alarm, or those of one partner.
    public init(partner: Country? = nil) { self.partner = partner.map { Word($0) } }

    public struct Response: Codable, Sendable {
        /// The alarms, the nearest day first.
        public var alarms: [AgreementAlarm]

        public init(alarms: [AgreementAlarm]) { self.alarms = alarms }
    }
}

/// A day that an agreement asks for.
public struct AgreementAlarm: Codable, Hashable, Sendable {
    /// What is to be done by then.
    public var about: Word<AlarmSubject>
    /// How near it is.
    public var level: Word<AlarmLevel>
    /// The day.
    public var dueOn: CalendarDate
    /// The partner.
    public var partner: Word<Country>
    /// The agreement, where one stands behind it.
    public var agreement: AgreementID?
    /// The series of talks.
    public var series: MeetingSeriesID?

    /// An alarm; none where the day is more than sixty days away.
    public init?(
        _ subject: AlarmSubject,
        dueOn day: CalendarDate,
        today: CalendarDate,
        partner: Word<Country>,
        agreement: AgreementID?,
        series: MeetingSeriesID? = nil
    ) {
        let left = today.days(to: day)
        guard left <= 60 else { return nil }
        about = Word(subject)
        level = Word(left < 0 ? .overdue : left <= 30 ? .within30Days : .within60Days)
        dueOn = day
        self.partner = partner
        self.agreement = agreement
        self.series = series
    }
}
