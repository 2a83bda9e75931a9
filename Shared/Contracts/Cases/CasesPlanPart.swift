public import RPC
public import Vocabulary

/// Measures a plan's targets by where this service's reports and case files stand.
///
/// Counts only, over what the caller reads one by one; over every record for whoever has the national
/// view. At most 16 indicators, none twice; a year from 2000 to 2100; otherwise `invalidArgument`.
public struct CasesPlanPart: ServiceRequest {
    public typealias Service = Cases
    public typealias Response = TargetMeasures
    public static let method = MethodDescriptor(
        "cases.planPart",
        .read,
        callers: .reportReaders.union(.caseReaders).union(.nationalView),
        via: .gateway
    )

    /// What is measured.
    public var indicators: [Word<PlanIndicator>]
    /// The plan's year.
    public var year: Int

    /// Asks for measures.
    public init(indicators: [Word<PlanIndicator>], year: Int) {
        self.indicators = indicators
        self.year = year
    }
}
