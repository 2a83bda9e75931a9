import HTCDS
import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// Taking in and giving out persons in the words of HTCDS 2.0.
extension VictimSupportService {
    /// Takes in the rows of a file in one transaction, or says why none of them.
    func importHTCDS(
        _ request: ImportHTCDS,
        in context: CallContext
    ) async throws -> ImportHTCDS.Response {
        guard (1...ImportHTCDS.largestCount).contains(request.rows.count) else {
            throw VictimSupportRefusal.invalid("rows", "count.1-\(ImportHTCDS.largestCount)")
        }
        guard request.province.known != nil else {
            throw ServiceError.unrecognizedWord(in: "province")
        }
        let index = index
        return try await keeper.write(context) { desk in
            let unit = try desk.viewer.ownUnit
            let (records, rejections) = Exchanging.read(request, now: desk.now)
            guard rejections.isEmpty else { return .init(rejections: rejections) }
            guard !request.dryRun else { return .init() }
            return .init(
                imported: try records.map { row, record in
                    let token = index.token(ofRow: record, takenInBy: unit)
                    if let known = try HTCDSRows.victim(of: token, in: desk.transaction) {
                        return .init(row: row, victim: known, registered: false)
                    }
                    let victim = try Exchanging.register(
                        record,
                        request.province,
                        for: unit,
                        index,
                        at: desk
                    )
                    try HTCDSRows.enter(token, victim, in: desk.transaction)
                    return .init(row: row, victim: victim, registered: true)
                }
            )
        }
    }

    /// Answers persons with who they are; the audit has an entry for each before the answer leaves.
    func exportHTCDS(
        _ request: ExportHTCDS,
        in context: CallContext
    ) async throws -> ExportHTCDS.Response {
        guard (1...ExportHTCDS.largestCount).contains(request.victims.count) else {
            throw VictimSupportRefusal.invalid("victims", "count.1-\(ExportHTCDS.largestCount)")
        }
        return try await keeper.read(context) { desk in
            var rows: [HTCDSRow] = []
            var notCarried: [String] = []
            for (place, reference) in request.victims.enumerated() {
                let victim = try desk.fetch(reference, as: Victim.self)
                guard let kept = try desk.unchecked(reference, as: VictimIdentity.self) else {
                    throw ServiceError.noSuchRecord
                }
                let context = try desk.unchecked(reference, as: HTCDSContext.self)
                let imported = HTCDSRow(row: place + 1, entries: context?.record.entries ?? [])
                let record = HTCDSPerson.record(
                    over: HTCDSRecord.reading(imported).record,
                    victim.record,
                    kept.record.identity,
                    decidedBy: try desk.decider(of: victim)
                )
                rows.append(HTCDSRow(row: place + 1, entries: record.entries))
                let missing = HTCDSPerson.notCarried(victim.record, kept.record.identity)
                notCarried += missing.filter { !notCarried.contains($0) }
            }
            return .init(rows: rows, notCarried: notCarried)
        }
    }
}

extension ReadingDesk {
    /// The body that decided what a person's status says, where the caller reads the decision.
    fileprivate func decider(of victim: Filed<Victim>) throws -> OrgID? {
        guard victim.record.status != .possible else { return nil }
        return try every(Identification.self, facets: [.victim(victim.id)])
            .compactMap { Sight(of: $0, for: viewer)?.content }
            .flatMap(\.record.decisions)
            .filter { $0.status == victim.record.status }
            .max { $0.at < $1.at }?
            .decidedBy
    }
}

/// What an import checks and stores, row by row.
enum Exchanging {
    /// The rows' records, and every rule that any of them breaks.
    static func read(
        _ request: ImportHTCDS,
        now: Instant
    ) -> (records: [(Int, HTCDSRecord)], rejections: [HTCDSRejection]) {
        var records: [(Int, HTCDSRecord)] = []
        var rejections: [HTCDSRejection] = []
        for row in request.rows {
            var (record, broken) = HTCDSRecord.reading(row)
            if broken.isEmpty {
                let identity = HTCDSPerson.identity(of: record)
                broken = identity.violations(in: "identity", now: now).map { violation in
                    HTCDSRejection(
                        row: row.row,
                        standardField: field(of: violation.field),
                        rule: violation.rule
                    )
                }
            }
            rejections += broken
            records.append((row.row, record))
        }
        return (records, rejections)
    }

    /// Registers a person as an intake does, and keeps the row beside them.
    static func register(
        _ record: HTCDSRecord,
        _ province: Word<Province>,
        for unit: OrgID,
        _ index: BlindIndex,
        at desk: WritingDesk
    ) throws -> VictimRef {
        let victim = VictimRef.make()
        let identity = HTCDSPerson.identity(of: record)
        let intake = IntakeVictim(
            victim: HTCDSPerson.victim(of: record, in: province),
            identity: identity
        )
        _ = try desk.file(
            try Intake.record(of: intake, metAt: Occurrence(at: desk.now)),
            id: victim,
            owner: unit,
            sealedFor: victim
        )
        _ = try desk.file(
            VictimIdentity(identity: identity),
            id: victim,
            owner: unit,
            sealedFor: victim
        )
        _ = try desk.file(
            HTCDSContext(entries: record.entries),
            id: victim,
            owner: unit,
            sealedFor: victim
        )
        try index.enter(victim, identity, in: desk.transaction)
        return victim
    }

    /// The field of the standard from which a part of an identity was made.
    private static func field(of path: String) -> String? {
        let parts = [
            ("identity.names", "prs_FirstName"), ("identity.birth", "prs_Birthdate"),
            ("identity.documents", "prs_IdentityNumber"), ("identity.phones", "prs_MobilePhone"),
            ("identity.home", "prs_MailingStreet"),
        ]
        return parts.first { path.hasPrefix($0.0) }?.1
    }
}

/// Which rows were taken in, by keyed digests: a file that comes again registers nobody twice.
enum HTCDSRows {
    static func victim(
        of token: [UInt8],
        in transaction: WriteTransaction
    ) throws -> VictimRef? {
        let row = try transaction.row("SELECT victim FROM htcds_rows WHERE token = $1", token)
        let bytes: [UInt8]? = try row.map { try $0["victim"] }
        return bytes.flatMap { Identifier(bytes: $0) }.map { VictimRef($0) }
    }

    static func enter(
        _ token: [UInt8],
        _ victim: VictimRef,
        in transaction: WriteTransaction
    ) throws {
        try transaction.execute(
            "INSERT INTO htcds_rows (token, victim) VALUES ($1, $2)",
            token,
            victim.identifier.bytes
        )
    }

    /// Once a person is erased, nothing says that a row was about them.
    static func forget(_ victim: VictimRef, in transaction: WriteTransaction) throws {
        try transaction.execute("DELETE FROM htcds_rows WHERE victim = $1", victim.identifier.bytes)
    }
}

extension BlindIndex {
    /// The digest of a row that a unit takes in; of other units' rows it says nothing.
    func token(ofRow record: HTCDSRecord, takenInBy unit: OrgID) -> [UInt8] {
        let lines = record.entries.map { "\($0.standardField.name)=\($0.standardValue.disclosed)" }
        return token("htcds", ([unit.path] + lines).joined(separator: "\0"))
    }
}
