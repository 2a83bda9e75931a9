import HTCDS
import Records
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// By what a row is known again that has changed: keyed digests of what identifies its person or case.
///
/// The standard has no number of a case, and one number of a person, which is optional. So a row is of
/// the same source as another where both say the same number of an identity paper; or the same whole
/// name and with it the same date of birth, telephone, mail address, or date of the incoming referral;
/// or the same whole name, if one of the two says nothing else of these. What has changed in all of them
/// nobody can know again; an officer can say so.
enum HTCDSSources {
    /// What a row is entered under, and what it asks for.
    struct Tokens {
        /// What finds the row.
        var entered: Set<[UInt8]> = []
        /// What finds rows that seem to be of the same source.
        var asked: Set<[UInt8]> = []
    }

    /// Persons whom one row may be of; a name that more have decides nothing.
    static let mostPersons = 8

    /// Whom a row seems to be of, among those whom the unit took in.
    static func persons(
        behind tokens: Set<[UInt8]>,
        in transaction: WriteTransaction
    ) throws -> [VictimRef] {
        guard !tokens.isEmpty else { return [] }
        let places = (1...tokens.count).map { "$\($0)" }.joined(separator: ", ")
        let rows = try transaction.rows(
            """
            SELECT DISTINCT victim FROM htcds_sources WHERE token IN (\(places))
            ORDER BY victim LIMIT \(mostPersons)
            """,
            values: tokens.sorted { $0.lexicographicallyPrecedes($1) }.map { .bytes($0) }
        )
        return try rows.compactMap { row in
            Identifier(bytes: try row["victim"] as [UInt8]).map { VictimRef($0) }
        }
    }

    static func enter(
        _ tokens: Tokens,
        _ victim: VictimRef,
        in transaction: WriteTransaction
    ) throws {
        for token in tokens.entered {
            try transaction.execute(
                """
                INSERT INTO htcds_sources (token, victim) VALUES ($1, $2) ON CONFLICT DO NOTHING
                """,
                token,
                victim.identifier.bytes
            )
        }
    }

    /// Once a person is erased, nothing says that a row was about them.
    static func forget(_ victim: VictimRef, in transaction: WriteTransaction) throws {
        for table in ["htcds_sources", "htcds_sources_due"] {
            try transaction.execute(
                "DELETE FROM \(table) WHERE victim = $1",
                victim.identifier.bytes
            )
        }
    }
}

extension BlindIndex {
    /// The digests by which a row is known again, for the names that the unit has and had.
    func sources(of record: HTCDSRecord, takenInBy units: [OrgID]) -> HTCDSSources.Tokens {
        var tokens = HTCDSSources.Tokens()
        func both(_ part: String, _ values: [String]) {
            for unit in units {
                tokens.asked.insert(source(part, values, unit))
                if unit == units.first { tokens.entered.insert(source(part, values, unit)) }
            }
        }
        func text(_ name: String) -> String? { record[name]?.text }
        if let number = text("prs_IdentityNumber") {
            both("number", [VietnameseFolding.words(of: number).joined()])
        }
        let said = ["prs_SecondName", "prs_MiddleName", "prs_FirstName"].compactMap(text)
        let name = said.flatMap { VietnameseFolding.words(of: $0) }.sorted()
            .joined(separator: " ")
        guard !name.isEmpty else { return tokens }
        var saysMore = text("prs_IdentityNumber") != nil
        for field in ["prs_Birthdate", "prs_Email", "cas_IncomingReferralDate"] {
            guard let value = text(field) else { continue }
            both(field, [name, VietnameseFolding.fold(value).lowercased()])
            saysMore = true
        }
        for phone in ["prs_MobilePhone", "prs_HomePhone"].compactMap(text) {
            both("phone", [name, phone.filter(\.isNumber)])
            saysMore = true
        }
        for unit in units {
            let (any, bare) = (source("name", [name], unit), source("name alone", [name], unit))
            if unit == units.first { tokens.entered.formUnion(saysMore ? [any] : [any, bare]) }
            tokens.asked.insert(saysMore ? bare : any)
        }
        return tokens
    }

    private func source(_ part: String, _ values: [String], _ unit: OrgID) -> [UInt8] {
        token("htcds source", ([part, unit.path] + values).joined(separator: "\0"))
    }

    /// Enters the sources of whoever an earlier version took in without them.
    func enterSourcesDue(_ keeper: RecordKeeper) async throws {
        while try await enterSomeSourcesDue(keeper) {}
    }

    /// Enters the next of them in one transaction; answers whether there were any.
    private func enterSomeSourcesDue(_ keeper: RecordKeeper) async throws -> Bool {
        let due = try await keeper.store.read { snapshot in
            try snapshot.rows("SELECT victim FROM htcds_sources_due LIMIT 50")
                .map { try $0["victim"] as [UInt8] }
        }
        guard !due.isEmpty else { return false }
        try await keeper.maintain { reading, transaction in
            for bytes in due {
                try transaction.execute(
                    "DELETE FROM htcds_sources_due WHERE victim = $1",
                    bytes
                )
                guard let victim = Identifier(bytes: bytes).map({ VictimRef($0) }),
                    let kept = try reading.unchecked(victim, as: HTCDSContext.self)
                else { continue }
                let row = HTCDSRow(row: 0, entries: kept.record.entries)
                let tokens = sources(
                    of: HTCDSRecord.reading(row).record,
                    takenInBy: [kept.filing.owner]
                )
                try HTCDSSources.enter(tokens, victim, in: transaction)
            }
        }
        return true
    }
}
