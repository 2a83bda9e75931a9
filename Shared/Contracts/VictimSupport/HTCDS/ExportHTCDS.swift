public import RPC
public import Vocabulary

/// Answers persons in the words of HTCDS 2.0, who they are included.
///
/// Needs a purpose, a certificate of the caller's own and a relation to every person; each is a read of
/// an identity in the audit trail before the answer leaves. Answers `notFound` where one of them is
/// nobody whom the caller reads, exactly as if there were nobody. What was imported comes back; where
/// our records know better or later, they count.
public struct ExportHTCDS: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.htcds.export",
        .read,
        callers: .victimSupporters,
        needsPurpose: true
    )

    /// Persons that one call answers.
    public static let largestCount = 50

    /// The persons: 1 to 50.
    public var victims: [VictimRef]

    /// Asks for persons.
    public init(victims: [VictimRef]) { self.victims = victims }

    /// The persons' rows.
    public struct Response: Codable, Sendable {
        /// A row for each person, in the order asked for.
        public var rows: [HTCDSRow]
        /// Fields of our records that the standard has no place for, and that some person has filled.
        public var notCarried: [String]
        /// Every reference that stands for each person since registrations were merged, as far as the caller
        /// reads them, in the order of the rows; by these other services know the person.
        public var references: [[VictimRef]]?

        /// The persons' rows.
        public init(rows: [HTCDSRow], notCarried: [String], references: [[VictimRef]]? = nil) {
            self.rows = rows
            self.notCarried = notCarried
            self.references = references
        }
    }
}
