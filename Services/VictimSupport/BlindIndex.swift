import Crypto
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// Finds persons by parts of their identity without keeping any of it in the clear.
///
/// Each part (a word of a name, a year of birth, a commune, a document) becomes a keyed digest.
/// Digests never leave this service; whoever has the database without the key can neither read the
/// index nor try names on it.
struct BlindIndex: Sendable {
    /// Bytes of a digest that are kept: enough that two parts never meet by chance.
    static let tokenBytes = 16
    /// Words, documents and the rest in one question: nobody is described by more.
    static let questionLimit = 16
    /// Years that a range of birth may span before it says nothing.
    static let yearLimit = 30

    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// What a person is found by.
    func tokens(of identity: PersonIdentity) -> Set<[UInt8]> {
        var tokens: Set<[UInt8]> = []
        for name in identity.names {
            for word in VietnameseFolding.words(of: name.disclosed) {
                tokens.insert(token("name", word))
            }
        }
        if let years = identity.birth?.years, years.count <= Self.yearLimit {
            for year in years { tokens.insert(token("birth", String(year))) }
        }
        if let commune = identity.commune { tokens.insert(self.commune(commune)) }
        for document in identity.documents { tokens.insert(self.document(document.number)) }
        return tokens
    }

    /// What a question asks for, each part once; `nil` where a part is malformed.
    func tokens(of parts: PersonParts) -> Set<[UInt8]>? {
        var tokens: Set<[UInt8]> = []
        if let name = parts.name {
            for word in VietnameseFolding.words(of: name.disclosed) {
                tokens.insert(token("name", word))
            }
        }
        if let birth = parts.birth {
            guard let years = Birth(birth).years, years.count == 1 else { return nil }
            tokens.insert(token("birth", String(years.lowerBound)))
        }
        if let commune = parts.commune { tokens.insert(self.commune(commune)) }
        if let document = parts.document { tokens.insert(self.document(document)) }
        return tokens.count <= Self.questionLimit ? tokens : nil
    }

    private func commune(_ address: Address) -> [UInt8] {
        token("commune", VietnameseFolding.fold(address.disclosed))
    }

    private func document(_ number: PersonDocumentNumber) -> [UInt8] {
        token("document", VietnameseFolding.words(of: number.disclosed).joined())
    }

    func token(_ part: String, _ value: String) -> [UInt8] {
        let digest = HMAC<SHA256>.authenticationCode(
            for: Array("\(part)\0\(value)".utf8),
            using: key
        )
        return Array(digest.prefix(Self.tokenBytes))
    }
}

extension BlindIndex {
    /// Enters a person, in place of what they were found by before.
    func enter(
        _ victim: VictimRef,
        _ identity: PersonIdentity,
        in transaction: WriteTransaction
    ) throws {
        try Self.forget(victim, in: transaction)
        for token in tokens(of: identity) {
            try transaction.execute(
                "INSERT INTO victim_index (token, victim) VALUES ($1, $2)",
                token,
                victim.identifier.bytes
            )
        }
    }

    /// Takes a person out.
    static func forget(_ victim: VictimRef, in transaction: WriteTransaction) throws {
        try transaction.execute(
            "DELETE FROM victim_index WHERE victim = $1",
            victim.identifier.bytes
        )
    }

    /// Who has at least so many of the tokens, best first.
    static func candidates(
        having tokens: Set<[UInt8]>,
        atLeast matched: Int,
        limit: Int,
        in snapshot: ReadTransaction
    ) throws -> [(victim: VictimRef, matched: Int)] {
        let sorted = tokens.sorted { $0.lexicographicallyPrecedes($1) }
        let places = (1...max(sorted.count, 1)).map { "$\($0)" }.joined(separator: ", ")
        let rows = try snapshot.rows(
            """
            SELECT victim, COUNT(*) AS matched FROM victim_index WHERE token IN (\(places))
            GROUP BY victim HAVING COUNT(*) >= $\(sorted.count + 1)
            ORDER BY matched DESC, victim LIMIT $\(sorted.count + 2)
            """,
            values: sorted.map { .bytes($0) } + [.integer(Int64(matched)), .integer(Int64(limit))]
        )
        return try rows.compactMap { row in
            let bytes: [UInt8] = try row["victim"]
            let matched: Int = try row["matched"]
            return Identifier(bytes: bytes).map { (VictimRef($0), matched) }
        }
    }
}
