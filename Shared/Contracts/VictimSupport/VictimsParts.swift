public import RPC
public import Vocabulary

/// What victim support knows of one person's way: identification, receptions, referrals; no name.
///
/// The caller needs a purpose and a relation to the person's record. Anybody else gets `notFound`,
/// exactly as if there were nobody. Audited like a read of the identity.
public struct VictimsJourneyPart: ServiceRequest {
    public typealias Service = VictimSupport
    public typealias Response = JourneyPart
    public static let method = MethodDescriptor(
        "victims.journeyPart",
        .read,
        callers: .officers,
        via: .gateway,
        needsPurpose: true
    )

    /// The person.
    public var victim: VictimRef

    /// Asks for a person's way.
    public init(victim: VictimRef) { self.victim = victim }
}

/// What victim support knows of a case file: receptions that belong to it, without their content.
///
/// Only what the caller may see; `notFound` where that is nothing.
public struct VictimsCasePart: ServiceRequest {
    public typealias Service = VictimSupport
    public typealias Response = CasePart
    public static let method = MethodDescriptor(
        "victims.casePart",
        .read,
        callers: .officers,
        via: .gateway
    )

    /// The case file.
    public var caseFile: CaseFileID

    /// Asks for a case file's part.
    public init(caseFile: CaseFileID) { self.caseFile = caseFile }
}
