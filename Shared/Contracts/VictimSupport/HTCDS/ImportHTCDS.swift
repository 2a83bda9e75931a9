public import RPC
public import Vocabulary

/// Takes in the rows of an HTCDS 2.0 file: all of them in one transaction, or none.
///
/// Each row registers a person as ``IntakeVictim`` does, unverified, whatever the row says was decided:
/// that is a report of another body, kept with everything else that the row says, sealed for the person,
/// so that an export gives it back. A row that the caller's unit has taken in before answers the same
/// person, however often the file comes. A row that has changed, or that seems to be of such a person for
/// another reason, registers nobody: it is rejected until a ``HTCDSDecision`` says whose it is. Where any
/// row breaks a rule the answer says which, and nothing is stored. Answers `invalidArgument` for no row or
/// more than 500, and for a decision of no row.
public struct ImportHTCDS: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.htcds.import",
        .write,
        callers: Self.importers
    )

    /// Of victim support, those who register persons.
    public static let importers = RoleSet.healthAuthority.union(.commune).union(.hotline)

    /// Rows that one import takes: they are stored in one go, and everybody else waits meanwhile.
    public static let largestCount = 500

    /// The rows.
    public var rows: [HTCDSRow]
    /// The province that cares for the persons.
    public var province: Word<Province>
    /// Whether only to check: nothing is stored then.
    public var dryRun: Bool
    /// Whose the rows are that seem to be of a person taken in before, as officers decided.
    public var decisions: [HTCDSDecision]?

    /// Takes in rows.
    public init(
        rows: [HTCDSRow],
        province: Province,
        dryRun: Bool = false,
        decisions: [HTCDSDecision]? = nil
    ) {
        self.rows = rows
        self.province = Word(province)
        self.dryRun = dryRun
        self.decisions = decisions
    }

    /// What became of the rows.
    public struct Response: Codable, Sendable {
        /// The persons, in the order of the rows; empty where nothing was stored.
        public var imported: [ImportedRow]
        /// What was rejected; nothing was stored where anything was.
        public var rejections: [HTCDSRejection]

        /// What became of the rows.
        public init(imported: [ImportedRow] = [], rejections: [HTCDSRejection] = []) {
            self.imported = imported
            self.rejections = rejections
        }
    }

    /// The person of a row.
    public struct ImportedRow: Codable, Sendable, Hashable {
        /// The row.
        public var row: Int
        /// Who it is about.
        public var victim: VictimRef
        /// Whether this import registered them.
        public var registered: Bool

        /// The person of a row.
        public init(row: Int, victim: VictimRef, registered: Bool) {
            self.row = row
            self.victim = victim
            self.registered = registered
        }
    }
}
