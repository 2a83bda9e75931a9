public import RPC
public import Vocabulary

/// What cases knows of one person's way: reports that speak of them, files they are in.
///
/// The caller needs a purpose and a relation: they may read one of those records, or their body is
/// named as a supporter. Anybody else gets `notFound`, exactly as if there were nobody. Audited
/// like a read of an identity.
public struct CasesJourneyPart: ServiceRequest {
    public typealias Service = Cases
    public typealias Response = JourneyPart
    public static let method = MethodDescriptor(
        "cases.journeyPart",
        .read,
        callers: .officers,
        via: .gateway,
        needsPurpose: true
    )

    /// The person.
    public var victim: VictimRef
    /// Other references to the same person, as victim support knows them since registrations of one person
    /// were merged; at most 32.
    public var also: [VictimRef]?

    /// Asks for a person's way.
    public init(victim: VictimRef, also: [VictimRef]? = nil) {
        self.victim = victim
        self.also = also
    }
}

/// What cases knows of a case file: the file, its reports and suspects, without their content.
///
/// Only what the caller may see; `notFound` where that is nothing.
public struct CasesCasePart: ServiceRequest {
    public typealias Service = Cases
    public typealias Response = CasePart
    public static let method = MethodDescriptor(
        "cases.casePart",
        .read,
        callers: .officers,
        via: .gateway
    )

    /// The case file.
    public var caseFile: CaseFileID

    /// Asks for a case file's part.
    public init(caseFile: CaseFileID) { self.caseFile = caseFile }
}
