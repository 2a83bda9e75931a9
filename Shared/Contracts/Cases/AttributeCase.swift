public import RPC
public import Vocabulary

/// Says of which campaign a case file is a result, or of none.
///
/// Answers `failedPrecondition` (`cases.notOfCampaign`) unless the file was begun in the campaign's
/// period and its province lies in the campaign's area; `notFound` to whoever takes no part in it.
public struct AttributeCase: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.attribute",
        .write,
        callers: .investigators
    )

    /// The case file.
    public var caseFile: CaseFileID
    /// The version that the caller saw.
    public var seen: Int
    /// The campaign; none where missing.
    public var campaign: CampaignID?

    /// Attributes a file.
    public init(caseFile: CaseFileID, seen: Int, campaign: CampaignID?) {
        self.caseFile = caseFile
        self.seen = seen
        self.campaign = campaign
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The file's version after it.
        public var version: Int

        /// What it changed.
        public init(version: Int) { self.version = version }
    }
}
