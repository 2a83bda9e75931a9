import HTCDS
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// Which rows were taken in, by keyed digests: a file that comes again registers nobody twice.
enum HTCDSRows {
    /// The person of a row by any of its digests: those of the unit's names, today's first.
    static func victim(
        of tokens: [[UInt8]],
        in transaction: WriteTransaction
    ) throws -> VictimRef? {
        for token in tokens {
            let row = try transaction.row("SELECT victim FROM htcds_rows WHERE token = $1", token)
            let bytes: [UInt8]? = try row.map { try $0["victim"] }
            if let id = bytes.flatMap({ Identifier(bytes: $0) }) { return VictimRef(id) }
        }
        return nil
    }

    static func enter(
        _ token: [UInt8],
        _ victim: VictimRef,
        in transaction: WriteTransaction
    ) throws {
        try transaction.execute(
            "INSERT INTO htcds_rows (token, victim) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            token,
            victim.identifier.bytes
        )
    }

    /// Whether any row was taken in of a person, or given out.
    static func isKnown(_ victim: VictimRef, in transaction: ReadTransaction) throws -> Bool {
        let row = try transaction.row(
            "SELECT 1 FROM htcds_rows WHERE victim = $1",
            victim.identifier.bytes
        )
        return row != nil
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
