public import WireCodec

/// The name of a clock, under which its rules are looked up: a limit is never a constant in code.
public struct ClockName: RawRepresentable, Hashable, Sendable, Codable,
    ExpressibleByStringLiteral, Loggable
{
    /// The name as rules and documents spell it.
    public let rawValue: String

    /// The clock so named.
    public init(rawValue: String) { self.rawValue = rawValue }

    public init(stringLiteral value: String) { rawValue = value }

    public var loggable: String { rawValue }
}

extension ClockName {
    /// From receipt of a report to its assignment.
    public static let triage: ClockName = "triage"
    /// From assignment of a report to its decision.
    public static let reportDecision: ClockName = "reportDecision"
    /// Initial verification of a person by health authority and provincial police.
    public static let initialVerification: ClockName = "initialVerification"
    /// The written answer of the police on a person's verification.
    public static let policeVerification: ClockName = "policeVerification"
    /// From the commune to the health authority.
    public static let communeNotification: ClockName = "communeNotification"
    /// A mission's travel paper.
    public static let travelPaper: ClockName = "travelPaper"
    /// An answer to a referral.
    public static let referralAnswer: ClockName = "referralAnswer"
    /// An application for schooling, vocational training or the hardship allowance.
    public static let application: ClockName = "application"
    /// The reply to ordinary correspondence.
    public static let reply: ClockName = "reply"
    /// The reply to urgent correspondence.
    public static let urgentReply: ClockName = "urgentReply"
    /// Screening whoever was taken in the act.
    public static let screening: ClockName = "screening"
    /// Ratifying what one duty officer did alone.
    public static let ratification: ClockName = "ratification"
}
