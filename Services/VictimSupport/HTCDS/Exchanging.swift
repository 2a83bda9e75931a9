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
        let decisions = try Self.decisions(in: request)
        let index = index
        // Whoever an earlier version took in: without them a changed row would seem to be new.
        try await index.enterSourcesDue(keeper)
        return try await keeper.write(context) { desk in
            let unit = try desk.viewer.ownUnit
            let (records, rejections) = Exchanging.read(request, now: desk.now)
            guard rejections.isEmpty else { return .init(rejections: rejections) }
            var judging = HTCDSJudging(
                index: index,
                units: desk.viewer.successions.names(of: unit),
                decisions: decisions
            )
            let rows = try records.map { try judging.judged($0.0, $0.1, at: desk) }
            guard judging.rejections.isEmpty else { return .init(rejections: judging.rejections) }
            guard !request.dryRun else { return .init() }
            return .init(
                imported: try rows.map {
                    try Exchanging.take($0, request.province, for: unit, index, at: desk)
                }
            )
        }
    }

    /// The decisions by their rows; each is of one row of the request.
    private static func decisions(in request: ImportHTCDS) throws -> [Int: HTCDSDecision] {
        let rows = Set(request.rows.map(\.row))
        var decisions: [Int: HTCDSDecision] = [:]
        for (place, decision) in (request.decisions ?? []).enumerated() {
            guard rows.contains(decision.row) else {
                throw VictimSupportRefusal.invalid("decisions.\(place).row", "unknown")
            }
            guard decisions.updateValue(decision, forKey: decision.row) == nil else {
                throw VictimSupportRefusal.invalid("decisions.\(place).row", "repeated")
            }
            guard (decision.person == nil) == (decision.seen == nil) else {
                throw VictimSupportRefusal.invalid("decisions.\(place).seen", "missing")
            }
        }
        return decisions
    }

    /// Answers persons with who they are; the audit has an entry for each before the answer leaves.
    func exportHTCDS(
        _ request: ExportHTCDS,
        in context: CallContext
    ) async throws -> ExportHTCDS.Response {
        guard (1...ExportHTCDS.largestCount).contains(request.victims.count) else {
            throw VictimSupportRefusal.invalid("victims", "count.1-\(ExportHTCDS.largestCount)")
        }
        let (answer, told) = try await keeper.read(context) { desk in
            var rows: [HTCDSRow] = []
            var told: [HTCDSTold.Person] = []
            var notCarried: [String] = []
            var references: [[VictimRef]] = []
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
                told.append(HTCDSTold.Person(victim: victim.id, row: rows[place]))
                references.append(
                    try Self.references(to: victim.id, asked: reference, at: desk)
                )
                let missing = HTCDSPerson.notCarried(victim.record, kept.record.identity)
                notCarried += missing.filter { !notCarried.contains($0) }
            }
            return (
                ExportHTCDS.Response(
                    rows: rows,
                    notCarried: notCarried,
                    references: references
                ), desk.viewer.unit.map { HTCDSTold(persons: told, unit: $0) }
            )
        }
        try await told?.remember(with: index, keeper)
        return answer
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

    /// Stores a row as it was judged.
    static func take(
        _ row: HTCDSJudging.Row,
        _ province: Word<Province>,
        for unit: OrgID,
        _ index: BlindIndex,
        at desk: WritingDesk
    ) throws -> ImportHTCDS.ImportedRow {
        // Rows that say the same are one person, also where the first of them is new.
        let known = try HTCDSRows.victim(of: [row.token], in: desk.transaction)
        if let victim = row.known ?? known {
            return .init(row: row.number, victim: victim, registered: false)
        }
        let victim: VictimRef
        if let person = row.next {
            victim = person
            try keep(row.record, of: victim, for: unit, at: desk)
        } else {
            victim = try register(row.record, province, for: unit, index, at: desk)
        }
        try HTCDSRows.enter(row.token, victim, in: desk.transaction)
        try HTCDSSources.enter(row.sources, victim, in: desk.transaction)
        return .init(row: row.number, victim: victim, registered: row.next == nil)
    }

    /// Keeps a row as the next version of what another body said of a person; the first of somebody whom we
    /// registered ourselves.
    private static func keep(
        _ record: HTCDSRecord,
        of victim: VictimRef,
        for unit: OrgID,
        at desk: WritingDesk
    ) throws {
        guard try desk.unchecked(victim, as: HTCDSContext.self) == nil else {
            try desk.follow(victim, as: HTCDSContext.self) { context, _ in
                context.entries = record.entries
            }
            return
        }
        _ = try desk.file(
            HTCDSContext(entries: record.entries),
            id: victim,
            owner: unit,
            sealedFor: victim
        )
    }

    /// Registers a person as an intake does, and keeps the row beside them.
    private static func register(
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
