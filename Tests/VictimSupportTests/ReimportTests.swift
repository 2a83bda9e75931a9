import Audit
import RPC
import ServiceContracts
import ServiceKit
import Storage
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary

/// A row that has changed registers nobody a second time, and overwrites nothing; every person is made up.
@Suite struct ReimportTests {
    private static let fields: [String: String] = [
        "prs_FirstName": "Hoà", "prs_MiddleName": "Thị", "prs_SecondName": "Nguyễn",
        "prs_Birthdate": "1999-04-30", "prs_IdentityNumber": "022199004217",
        "prs_MobilePhone": "+84900000217", "prs_Email": "hoa@example.org",
        "cas_IncomingReferralDate": "2025-03-02", "cas_Status": "FollowUp",
    ]

    /// A row with some fields changed, or left out.
    private static func row(_ number: Int, _ changes: [String: String?] = [:]) -> HTCDSRow {
        var fields = fields
        for (name, value) in changes { fields[name] = value }
        return HTCDSRow(
            row: number,
            entries: fields.sorted { $0.key < $1.key }.map {
                HTCDSEntry(standardField: $0.key, standardValue: FreeText($0.value))
            }
        )
    }

    /// A row that says nothing but a name and these fields.
    private static func bare(_ number: Int, _ said: [String: String] = [:]) -> HTCDSRow {
        var changes: [String: String?] = [:]
        for name in fields.keys where !name.hasSuffix("Name") { changes[name] = .some(nil) }
        return row(number, changes.merging(said.mapValues { $0 }) { $1 })
    }

    private static func taking(
        _ rows: [HTCDSRow],
        _ decisions: [HTCDSDecision]? = nil,
        dryRun: Bool = false
    ) -> ImportHTCDS {
        ImportHTCDS(rows: rows, province: .quangNinh, dryRun: dryRun, decisions: decisions)
    }

    private static func count(_ scene: VictimScene) async throws -> Int {
        try await scene.client(Officers.health).call(ListRecords<Victim>()).records.count
    }

    /// One person taken in.
    private static func person(_ scene: VictimScene, _ row: HTCDSRow) async throws -> VictimRef {
        let answer = try await scene.client(Officers.health).call(taking([row]))
        #expect(answer.imported.map(\.registered) == [true])
        return try #require(answer.imported.first?.victim)
    }

    @Test func `a row that has changed is a conflict by field, never a second person`() async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let person = try await Self.person(scene, Self.row(5))
            let changed = Self.row(5, ["cas_Status": "Closed", "prs_Gender": "Feminine"])
            for dryRun in [true, false] {
                let answer = try await health.call(Self.taking([changed], dryRun: dryRun))
                #expect(answer.imported == [])
                #expect(
                    answer.rejections == [
                        HTCDSRejection(row: 5, rule: "knownPerson", person: person, version: 1),
                        HTCDSRejection(row: 5, standardField: "prs_Gender", rule: "changed"),
                        HTCDSRejection(row: 5, standardField: "cas_Status", rule: "changed"),
                    ]
                )
            }
            #expect(try await Self.count(scene) == 1)
            let exported = try await health.call(
                ExportHTCDS(victims: [person]),
                purpose: VictimScene.purpose
            )
            let told = exported.rows.first?.entries.first {
                $0.standardField.name == "cas_Status"
            }
            #expect(told?.standardValue.disclosed == "FollowUp")
        }
    }

    @Test func `a conflict leaves the rows beside it unstored, too`() async throws {
        try await VictimScene.run { scene in
            _ = try await Self.person(scene, Self.row(1))
            let other = Self.bare(2, ["prs_FirstName": "Lan"])
            let rows = [Self.row(1, ["cas_Status": "Closed"]), other]
            let answer = try await scene.client(Officers.health).call(Self.taking(rows))
            #expect(answer.imported == [] && Set(answer.rejections.map(\.row)) == [1])
            #expect(try await Self.count(scene) == 1)
        }
    }

    /// What may change, as long as one thing stays by which the row is known.
    @Test(
        arguments: [
            ["prs_FirstName": "Hoa Mai", "prs_Birthdate": nil, "prs_MobilePhone": nil],
            ["prs_IdentityNumber": nil, "prs_MobilePhone": nil, "prs_Email": nil],
            ["prs_IdentityNumber": "079199004217", "prs_Birthdate": "1999-04-03"],
            [
                "prs_IdentityNumber": nil, "prs_Birthdate": nil, "prs_MobilePhone": nil,
                "prs_Email": nil, "cas_IncomingReferralDate": nil,
            ],
            [
                "prs_IdentityNumber": nil, "prs_Birthdate": "1998-04-30", "prs_Email": nil,
                "prs_MobilePhone": nil,
            ],
        ] as [[String: String?]]
    )
    func `a row is known again by what did not change`(changes: [String: String?]) async throws {
        try await VictimScene.run { scene in
            let person = try await Self.person(scene, Self.row(1))
            let answer = try await scene.client(Officers.health)
                .call(Self.taking([Self.row(9, changes)]))
            #expect(answer.rejections.first?.rule == "knownPerson")
            #expect(answer.rejections.first?.person == person)
            #expect(answer.rejections.dropFirst().allSatisfy { $0.rule == "changed" })
            #expect(try await Self.count(scene) == 1)
        }
    }

    @Test func `a namesake with other particulars is somebody else`() async throws {
        try await VictimScene.run { scene in
            _ = try await Self.person(scene, Self.row(1))
            let other = Self.bare(
                2,
                ["prs_Birthdate": "1987-01-02", "prs_IdentityNumber": "001187000001"]
            )
            _ = try await Self.person(scene, other)
            #expect(try await Self.count(scene) == 2)
        }
    }

    @Test func `two rows of a file that seem to be of one person are told`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let rows = [Self.row(3), Self.row(8, ["cas_Status": "Closed"])]
            for dryRun in [true, false] {
                let answer = try await health.call(Self.taking(rows, dryRun: dryRun))
                #expect(
                    answer.rejections == [HTCDSRejection(row: 8, rule: "samePerson.3")]
                )
            }
            #expect(try await Self.count(scene) == 0)
            let answer = try await health.call(Self.taking(rows, [.another(8)]))
            #expect(answer.imported.map(\.registered) == [true, true])
        }
    }

    @Test func `an officer says that it is the same person, and our records stay`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let person = try await Self.person(scene, Self.row(5))
            let changed = Self.row(5, ["cas_Status": "Closed", "prs_FirstName": "Hoa"])
            let same = HTCDSDecision.same(5, as: person, seen: 1)
            let checked = try await health.call(Self.taking([changed], [same], dryRun: true))
            #expect(checked.rejections == [] && checked.imported == [])
            let answer = try await health.call(Self.taking([changed], [same]))
            #expect(answer.imported == [.init(row: 5, victim: person, registered: false)])
            // Known from now on, as it was and as it is.
            for row in [changed, Self.row(5)] {
                let again = try await health.call(Self.taking([row]))
                #expect(again.imported == [.init(row: 5, victim: person, registered: false)])
            }
            #expect(try await Self.count(scene) == 1)
            let identity = try await health.call(
                ReadIdentity(victim: person),
                purpose: VictimScene.purpose
            )
            #expect(identity.identity.names == [PersonName("Nguyễn Thị Hoà")])
            let exported = try await health.call(
                ExportHTCDS(victims: [person]),
                purpose: VictimScene.purpose
            )
            let told = Dictionary(
                exported.rows[0].entries.map {
                    ($0.standardField.name, $0.standardValue.disclosed)
                },
                uniquingKeysWith: { first, _ in first }
            )
            #expect(told["cas_Status"] == "Closed" && told["prs_FirstName"] == "Hoà")
        }
    }

    @Test func `who saw an earlier row is told of the newest and overwrites nothing`() async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let person = try await Self.person(scene, Self.row(5))
            let same = HTCDSDecision.same(5, as: person, seen: 1)
            _ = try await health.call(
                Self.taking([Self.row(5, ["cas_Status": "Closed"])], [same])
            )
            let late = try await health.call(
                Self.taking([Self.row(5, ["cas_Status": "Active"])], [same])
            )
            #expect(late.imported == [])
            #expect(
                late.rejections == [
                    HTCDSRejection(row: 5, rule: "knownPerson", person: person, version: 2),
                    HTCDSRejection(row: 5, standardField: "cas_Status", rule: "changed"),
                ]
            )
        }
    }

    @Test func `an officer says that it is somebody else, who is registered`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let person = try await Self.person(scene, Self.bare(1))
            let namesake = Self.bare(1, ["prs_Birthdate": "2001-09-09"])
            let answer = try await health.call(Self.taking([namesake], [.another(1)]))
            #expect(answer.imported.map(\.registered) == [true])
            #expect(answer.imported.first?.victim != person)
            let again = try await health.call(Self.taking([namesake]))
            #expect(again.imported.map(\.registered) == [false])
            #expect(try await Self.count(scene) == 2)
        }
    }

    @Test func `a person of whom the unit took nothing in is nobody's next row`() async throws {
        try await VictimScene.run { scene in
            let known = try await scene.person()
            for person in [VictimRef.make(), known] {
                let same = HTCDSDecision.same(5, as: person, seen: 1)
                let answer = try await scene.client(Officers.health)
                    .call(Self.taking([Self.row(5)], [same]))
                #expect(answer.imported == [])
                #expect(answer.rejections == [HTCDSRejection(row: 5, rule: "unknown")])
            }
        }
    }

    @Test func `of what another unit took in nobody hears`() async throws {
        try await VictimScene.run { scene in
            _ = try await Self.person(scene, Self.row(1))
            let answer = try await scene.client(Officers.strangeHealth)
                .call(Self.taking([Self.row(1, ["cas_Status": "Closed"])]))
            #expect(answer.rejections == [] && answer.imported.map(\.registered) == [true])
        }
    }

    @Test func `once a person is erased a changed row is of nobody known`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let person = try await Self.person(scene, Self.row(1))
            let erasure = try await health.call(
                EraseVictim(victim: person, seen: 1, reason: FreeText("Người đó yêu cầu."))
            )
            _ = try await scene.client(Officers.health2).call(
                DecideApproval<Victim>(approval: try #require(erasure.awaiting), .approve)
            )
            let answer = try await health.call(
                Self.taking([Self.row(1, ["cas_Status": "Closed"])])
            )
            #expect(answer.imported.map(\.registered) == [true])
        }
    }

    @Test func `a row that an earlier version took in is known again once it has changed`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await Self.person(scene, Self.row(1))
            // What the migration finds in an older store: rows, and nothing by which they are known again.
            try await scene.harness.audited.store.write { transaction in
                try transaction.execute("DELETE FROM htcds_sources")
                try transaction.execute(
                    "INSERT INTO htcds_sources_due (victim) SELECT DISTINCT victim FROM htcds_rows"
                )
            }
            let answer = try await scene.client(Officers.health)
                .call(Self.taking([Self.row(1, ["cas_Status": "Closed"])]))
            #expect(answer.rejections.first?.person == person)
            #expect(try await Self.count(scene) == 1)
        }
    }
}
