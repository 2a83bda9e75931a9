import Testing
import Vocabulary
import WireCodec

/// Article 37, cell by cell.
@Suite struct EntitlementMatrixTests {
    /// Somebody, and the letters of what they are given.
    struct Cell: Sendable, CustomTestStringConvertible {
        let person: EntitlementMatrix.Person
        let letters: String

        var testDescription: String { "\(person.category) with \(person.accompanying as Any?)" }
    }

    private static func person(
        _ category: VictimCategory,
        _ status: TraffickingStatus = .possible,
        with accompanying: VictimCategory? = nil
    ) -> EntitlementMatrix.Person {
        .init(category, status: status, accompanying: accompanying)
    }

    private static let rows: [Cell] = [
        Cell(person: person(.citizen, .actual), letters: "a b c d dd e g h i k"),
        Cell(person: person(.accompanyingMinor), letters: "a b c d dd e g h"),
        Cell(person: person(.accompanyingMinor, with: .citizen), letters: "a b c d dd e g h"),
        Cell(person: person(.inProcessAbroad), letters: "a b c d"),
        Cell(person: person(.accompanyingMinor, with: .inProcessAbroad), letters: "a b c d"),
        Cell(person: person(.inProcessInCountry), letters: "a b c d dd e g"),
        Cell(
            person: person(.accompanyingMinor, with: .inProcessInCountry),
            letters: "a b c d dd e g"
        ),
        Cell(person: person(.foreigner), letters: "a b c d dd g"),
        Cell(person: person(.foreigner, .actual), letters: "a b c d dd g"),
        // The matrix names no minors who accompany a foreigner.
        Cell(person: person(.accompanyingMinor, with: .foreigner), letters: ""),
    ]

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test(arguments: rows)
    func `each cell of a row says what the law says`(_ cell: Cell) throws {
        let findings = EntitlementMatrix.initial.findings(
            for: cell.person,
            on: try day("2026-07-01")
        )
        #expect(findings.compactMap(\.entitlement.known) == Entitlement.allCases)
        let given = Set(cell.letters.split(separator: " ").map(String.init))
        for finding in findings {
            #expect(finding.isEntitled == given.contains(finding.entitlement.text))
            if finding.isEntitled {
                #expect(finding.legalBasis == LegalBasis("53/2024/QH15", "Điều 37"))
            }
        }
    }

    @Test func `a foreigner is given it as the case requires, the others by right`() throws {
        let matrix = EntitlementMatrix.initial
        let findings = matrix.findings(for: Self.person(.foreigner), on: try day("2026-07-01"))
        let reasons = Set(findings.filter(\.isEntitled).compactMap(\.reason.known))
        #expect(reasons == [.asCaseRequires])
        for cell in Self.rows where cell.person.category != .foreigner {
            let findings = matrix.findings(for: cell.person, on: try day("2026-07-01"))
            #expect(!findings.contains { $0.reason == .asCaseRequires })
        }
    }

    @Test func `who is not confirmed is not given the victims' row, and who is none gets nothing`()
        throws
    {
        let matrix = EntitlementMatrix.initial
        let today = try day("2026-07-01")
        let waiting = matrix.findings(for: Self.person(.citizen), on: today)
        #expect(waiting.allSatisfy { $0.reason == .notConfirmed && !$0.isEntitled })
        for category in VictimCategory.allCases {
            let none = matrix.findings(for: Self.person(category, .notAVictim), on: today)
            #expect(none.count == 10)
            #expect(none.allSatisfy { $0.reason == .notAVictim && !$0.isEntitled })
        }
    }

    @Test func `the day before the law nothing is known, and a later law replaces a row`() throws {
        var matrix = EntitlementMatrix.initial
        let victim = Self.person(.citizen, .actual)
        let early = matrix.findings(for: victim, on: try day("2025-06-30"))
        #expect(early.allSatisfy { $0.reason == .noRule && $0.legalBasis == nil })
        #expect(matrix.entitled(victim, on: try day("2025-07-01")).count == 10)
        matrix.rows.append(
            .init(
                .citizen,
                [.essentials],
                legalBasis: LegalBasis("later"),
                validFrom: try day("2030-01-01")
            )
        )
        #expect(matrix.entitled(victim, on: try day("2029-12-31")).count == 10)
        #expect(matrix.entitled(victim, on: try day("2030-01-01")) == [.essentials])
    }

    @Test func `what is applied for says where the procedure stands`() throws {
        let findings = EntitlementMatrix.initial.findings(
            for: Self.person(.citizen, .actual),
            on: try day("2026-07-01")
        )
        let applied = findings.filter { $0.procedure != nil }.compactMap(\.entitlement.known)
        #expect(applied == [.schooling, .vocational, .hardship])
    }
}
