import HTCDS
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// Tells of every row whether it is new, known, or seems to be of somebody taken in before.
///
/// Nothing is stored while any row is of the third kind and no officer has said whose it is: a row that
/// has changed neither registers a second person nor overwrites what is known of the first.
struct HTCDSJudging {
    /// A row and what is to become of it.
    struct Row {
        let number: Int
        let record: HTCDSRecord
        /// The digest of all that it says.
        let token: [UInt8]
        /// By what it is known again once it has changed.
        let sources: HTCDSSources.Tokens
        /// Who was registered by the same row before.
        var known: VictimRef?
        /// Whose next row it is.
        var next: VictimRef?
    }

    /// Rows that are compared with those of the persons whom they seem to be of.
    ///
    /// For each a person's records are opened; of the others only the rule is told.
    static let mostCompared = 50

    let index: BlindIndex
    /// The unit that takes the rows in, by every name that it had, today's first.
    let units: [OrgID]
    let decisions: [Int: HTCDSDecision]
    /// What is rejected.
    private(set) var rejections: [HTCDSRejection] = []
    private var compared = 0
    /// The rows of this call by their sources.
    private var rows: [[UInt8]: Row] = [:]
    /// The rows of this call by all that they say: one that says the same again is the same.
    private var tokens: Set<[UInt8]> = []

    init(index: BlindIndex, units: [OrgID], decisions: [Int: HTCDSDecision]) {
        self.index = index
        self.units = units
        self.decisions = decisions
    }

    /// Judges the next row.
    mutating func judged(
        _ number: Int,
        _ record: HTCDSRecord,
        at desk: WritingDesk
    ) throws -> Row {
        let tokens = units.map { index.token(ofRow: record, takenInBy: $0) }
        var row = Row(
            number: number,
            record: record,
            token: tokens[0],
            sources: index.sources(of: record, takenInBy: units)
        )
        row.known = try HTCDSRows.victim(of: tokens, in: desk.transaction)
        guard row.known == nil, self.tokens.insert(row.token).inserted else { return row }
        if let decision = decisions[number], let person = decision.person {
            row.next = try next(person, seen: decision.seen, of: row, at: desk)
        } else if decisions[number] == nil {
            try check(row, at: desk)
        }
        for token in row.sources.entered where rows[token] == nil { rows[token] = row }
        return row
    }

    /// The person whose next row an officer says it is, if the officer saw their newest one.
    private mutating func next(
        _ person: VictimRef,
        seen: Int?,
        of row: Row,
        at desk: WritingDesk
    ) throws -> VictimRef? {
        let kept = try desk.unchecked(person, as: HTCDSContext.self)
        // Of whom we registered ourselves there is no row before the first.
        let isOurs =
            try kept.map { units.contains($0.filing.owner) }
            ?? HTCDSRows.isKnown(person, in: desk.transaction)
        guard isOurs, try isRead(person, at: desk) else {
            rejections.append(HTCDSRejection(row: row.number, rule: "unknown"))
            return nil
        }
        guard (kept?.version ?? 0) == seen else {
            tell(row, of: person, kept)
            return nil
        }
        return person
    }

    /// Rejects a row that seems to be of somebody taken in before, or of an earlier row of this call.
    private mutating func check(_ row: Row, at desk: WritingDesk) throws {
        let earlier = row.sources.asked.compactMap { rows[$0] }.min { $0.number < $1.number }
        if let earlier {
            let rule = "samePerson.\(earlier.number)"
            rejections.append(HTCDSRejection(row: row.number, rule: rule))
        }
        let persons = try HTCDSSources.persons(behind: row.sources.asked, in: desk.transaction)
        for person in persons {
            guard compared < Self.mostCompared, try isRead(person, at: desk) else {
                rejections.append(HTCDSRejection(row: row.number, rule: "knownPerson"))
                continue
            }
            compared += 1
            tell(row, of: person, try desk.unchecked(person, as: HTCDSContext.self))
        }
    }

    /// Whose row it seems to be, and which fields say otherwise than theirs; of somebody of whom no row was
    /// taken in there is none to compare with.
    private mutating func tell(
        _ row: Row,
        of person: VictimRef,
        _ kept: Filed<HTCDSContext>?
    ) {
        rejections.append(
            HTCDSRejection(
                row: row.number,
                rule: "knownPerson",
                person: kept?.id ?? person,
                version: kept?.version ?? 0
            )
        )
        guard let kept else { return }
        let before = HTCDSRecord.reading(HTCDSRow(row: 0, entries: kept.record.entries)).record
        for field in HTCDSField.all where before[field] != row.record[field] {
            rejections.append(
                HTCDSRejection(row: row.number, standardField: field.name, rule: "changed")
            )
        }
    }

    /// Whether the caller reads somebody; who does not hears of them as little as of anybody.
    private func isRead(_ person: VictimRef, at desk: WritingDesk) throws -> Bool {
        guard let victim = try desk.unchecked(person, as: Victim.self) else { return false }
        return Sight(of: victim, for: desk.viewer)?.content != nil
    }
}
