import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import ServiceKit

/// Things counted once, each in one row.
struct TabulationTests {
    private func things(_ count: Int, from first: Int, _ values: Set<String>) -> [CountedThing] {
        (first..<first + count).map { number in
            CountedThing(
                Bytes([UInt8(number >> 8), UInt8(number & 0xff)]),
                provinces: ["quangNinh"],
                values: values
            )
        }
    }

    /// The published subtotals of 2018 to 2022: 744 women and girls, 275 men and boys, 1,240 in all.
    @Test func `744 and 275 of 1,240 leave 221 of whom nobody said it`() {
        let people =
            things(744, from: 0, ["Feminine"]) + things(275, from: 744, ["Masculine"])
            + things(221, from: 1_019, [])
        let table = Tabulation(people, in: nil)
        #expect(table.total == 1_240)
        #expect(table.rows == ["Feminine": 744, "Masculine": 275, "unknown": 221])
        #expect(table.ordered.map(\.value) == ["Feminine", "Masculine", "unknown"])
    }

    @Test func `whoever is met twice counts once, and stands in one row`() {
        let people =
            things(3, from: 0, ["laos"]) + things(2, from: 1, ["china"]) + things(1, from: 2, [])
        let table = Tabulation(people, in: nil)
        #expect(table.total == 3)
        #expect(table.rows == ["laos": 1, "several": 2])
        #expect(table.ordered.map(\.value) == ["laos", "several"])
    }

    @Test func `a province counts its own, by any of the provinces of a thing`() {
        let both = CountedThing([1], provinces: ["quangNinh", "langSon"], values: ["a"])
        let nowhere = CountedThing([2], values: ["a"])
        #expect(Tabulation([both, nowhere], in: .langSon).total == 1)
        #expect(Tabulation([both, nowhere], in: .haNoi).total == 0)
        #expect(Tabulation([both, nowhere], in: nil).total == 2)
    }

    @Test func `what says no number is in no sum, and is told`() {
        let crossings = [
            CountedThing([1], amount: 53, values: ["exit"]),
            CountedThing([2], amount: nil, values: ["exit"]),
        ]
        let table = Tabulation(crossings, in: nil)
        #expect(table.total == 53)
        #expect(table.unnumbered == 1)
        #expect(table.rows == ["exit": 53])
    }

    // MARK: - Who sees how much

    static let scopes: [(String, Role, Province?, Bool)] = [
        ("VN/GOV/STEER138", .steeringCommittee, nil, false),
        ("VN/GOV/MPS/C02", .criminalPolice, nil, true),
        ("VN/GOV/MOD/BG", .borderGuard, nil, true),
        ("VN/GOV/MPS/IMM", .immigration, nil, false),
        ("VN/GOV/MPS/PROV/QNI", .provincialPolice, .quangNinh, false),
        ("VN/GOV/MOD/BG/QNI/MONG-CAI", .borderGuard, .quangNinh, false),
        ("VN/GOV/SPP/LSN", .procuracy, .langSon, false),
    ]

    @Test(arguments: scopes)
    func `a unit's place says how much its officers see`(
        path: String,
        role: Role,
        province: Province?,
        isExact: Bool
    ) throws {
        let viewer = Viewer(identity: "x", unit: OrgID(path), roles: [role])
        let scope = try #require(FigureScope(of: viewer, owners: .caseOwners))
        #expect(scope.province == province)
        #expect(scope.isExact == isExact)
    }

    static let strangers: [(String?, Role)] = [
        ("VN/GOV/MOD/CG/Z1", .coastGuard), (nil, .criminalPolice),
        ("VN/FACILITY/QNI-1", .facility), ("VN/COMMUNE/QNI/HAI-HA", .commune),
        ("VN/NGO/ONE", .ngo), ("VN/GOV/MPS", .auditor), ("VN/GOV/MPS", .administrator),
        ("VN/OTHER/ONE", .provincialPolice),
    ]

    @Test(arguments: strangers)
    func `whoever sits neither at the centre nor in a province sees nothing`(
        path: String?,
        role: Role
    ) {
        let viewer = Viewer(identity: "x", unit: path.flatMap { OrgID($0) }, roles: [role])
        #expect(FigureScope(of: viewer, owners: .caseOwners) == nil)
    }

    // MARK: - Moments and periods

    @Test func `a cut-off is the end of a month in Viet Nam`() throws {
        let tet = try #require(CalendarDate(year: 2026, month: 2, day: 1))
        let start = VietnameseTime.start(of: tet)
        let end = start.advanced(by: .milliseconds(-1))
        #expect(FigureCutoff.before(start) == end)
        #expect(FigureCutoff.before(start.advanced(by: .seconds(86_400))) == end)
        #expect(FigureCutoff.before(end) < end)
    }

    @Test func `the catalogue has every indicator, of its service, each with a breakdown`() {
        let definitions = IndicatorDefinition.all
        #expect(definitions.map(\.indicator).count == Indicator.allCases.count)
        #expect(Set(definitions.map(\.indicator)) == Set(Indicator.allCases))
        for definition in definitions {
            #expect(!definition.breakdowns.isEmpty)
            #expect(Set(definition.breakdowns).count == definition.breakdowns.count)
            #expect(!definition.source.isEmpty)
            #expect(definition.indicator.label.vi != definition.indicator.rawValue)
        }
    }

    static let quarters: [(String, String, Bool)] = [
        ("2026-01-01", "2026-03-31", true), ("2026-01-01", "2026-06-30", true),
        ("2026-07-01", "2026-12-31", true), ("2026-01-01", "2026-12-31", true),
        ("2025-04-01", "2026-03-31", true), ("2026-10-01", "2026-12-31", true),
        ("2026-01-01", "2026-01-31", false), ("2026-01-02", "2026-03-31", false),
        ("2026-01-01", "2026-03-30", false), ("2026-04-01", "2026-09-30", false),
        ("2025-07-01", "2026-06-30", false), ("2025-01-01", "2026-12-31", false),
    ]

    @Test(arguments: quarters)
    func `whole quarters, half-years and years are told from other periods`(
        from: String,
        until: String,
        isOfQuarters: Bool
    ) throws {
        let period = StatisticPeriod(
            from: try #require(CalendarDate(from)),
            until: try #require(CalendarDate(until))
        )
        #expect(period.isOfQuarters == isOfQuarters)
    }

    @Test func `the year before ends where its month ends, in a leap year too`() throws {
        func period(_ from: String, _ until: String) throws -> StatisticPeriod {
            StatisticPeriod(
                from: try #require(CalendarDate(from)),
                until: try #require(CalendarDate(until))
            )
        }
        #expect(
            try period("2025-02-01", "2025-02-28").yearBefore
                == period("2024-02-01", "2024-02-29")
        )
        #expect(
            try period("2024-02-01", "2024-02-29").yearBefore
                == period("2023-02-01", "2023-02-28")
        )
        #expect(
            try period("2026-01-01", "2026-06-30").yearBefore
                == period("2025-01-01", "2025-06-30")
        )
    }
}
