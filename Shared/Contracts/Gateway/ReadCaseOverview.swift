public import RPC
public import Vocabulary

/// What the three services know of a case file, side by side.
///
/// The services are asked at the same time, on behalf of the caller, under one deadline; one that
/// is away or slow costs its own part only, and the answer says so. There is no name and no free
/// text in it. `notFound` when every service denied, exactly as for a file that does not exist;
/// `unavailable` when nobody had anything and somebody did not answer.
public struct ReadCaseOverview: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor(
        "gateway.caseOverview",
        .read,
        callers: .officers
    )

    /// The case file.
    public var caseFile: CaseFileID

    /// Asks for an overview.
    public init(caseFile: CaseFileID) { self.caseFile = caseFile }

    public struct Response: Codable, Sendable {
        /// How each service's part came out.
        public var parts: [PartReport]
        /// The records of all parts that are there.
        public var records: [CasePartEntry]

        public init(parts: [PartReport], records: [CasePartEntry]) {
            self.parts = parts
            self.records = records
        }
    }
}
