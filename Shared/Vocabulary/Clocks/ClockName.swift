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
    /// How long a screening holds before an act against a suspect.
    public static let rescreening: ClockName = "rescreening"
    /// Ratifying what one duty officer did alone.
    public static let ratification: ClockName = "ratification"
    /// Bringing whoever reports themselves to the commune.
    public static let bringToCommune: ClockName = "bringToCommune"
    /// A certificate of return at the border.
    public static let returnCertificate: ClockName = "returnCertificate"
    /// A licence for a victim-support facility.
    public static let facilityLicence: ClockName = "facilityLicence"
    /// From the commune to the authority that decides an application; the law of 2011 alone.
    public static let applicationForwarding: ClockName = "applicationForwarding"
    /// The local police's check of who somebody is; the circular of 2008 alone.
    public static let localPoliceCheck: ClockName = "localPoliceCheck"
    /// The immigration department's completion of that check; the circular of 2008 alone.
    public static let immigrationCheck: ClockName = "immigrationCheck"
    /// Investigating a less serious crime.
    public static let investigationLessSerious: ClockName = "investigation.lessSerious"
    /// Investigating a serious crime.
    public static let investigationSerious: ClockName = "investigation.serious"
    /// Investigating a very serious or extremely serious crime.
    public static let investigationVerySerious: ClockName = "investigation.verySerious"
    /// The procuracy's decision on a less serious or serious crime.
    public static let prosecutionSerious: ClockName = "prosecution.serious"
    /// The procuracy's decision on a very serious or extremely serious crime.
    public static let prosecutionVerySerious: ClockName = "prosecution.verySerious"
    /// A person's stay in a facility, until it is looked at whether it goes on.
    public static let stayLimit: ClockName = "stayLimit"
    /// Giving a person to a worker.
    public static let assignment: ClockName = "assignment"
    /// Giving a person in danger to a worker.
    public static let urgentAssignment: ClockName = "urgentAssignment"
}
