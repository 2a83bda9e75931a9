import Audit
import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary

/// Persons come in and go out in the words of HTCDS 2.0; every person is made up.
@Suite struct ExchangeTests {
    private static let fields: [(String, String)] = [
        ("prs_FirstName", "Hoà"), ("prs_MiddleName", "Thị"), ("prs_SecondName", "Nguyễn"),
        ("prs_Birthdate", "1999-04-30"), ("prs_Gender", "Feminine"), ("prs_Citizenship", "VN;AO"),
        ("prs_IdentityNumber", "022199004217"), ("prs_PrimaryLanguage", "vie"),
        ("prs_MobilePhone", "+84900000217"), ("prs_MailingCity", "Hạ Long"),
        ("prs_MailingCountry", "VN"), ("vic_TraffickingStatus", "ActualVictimOfTrafficking"),
        ("vic_TraffickingStatusDecisionMakingOrg", "NGO"),
        ("vic_MethodsOfControl", "DebtBondage;RestrictsMovement"), ("cas_Status", "FollowUp"),
        ("cco_CaseComment", "Một ghi chú."), ("con_Consent", "TRUE"),
    ]

    private static func row(_ number: Int, _ changes: [String: String?] = [:]) -> HTCDSRow {
        var fields = fields.filter { changes[$0.0] == nil }
        fields += changes.compactMap { name, value in value.map { (name, $0) } }
            .sorted { $0.0 < $1.0 }
        return HTCDSRow(
            row: number,
            entries: fields.map {
                HTCDSEntry(standardField: $0.0, standardValue: FreeText($0.1))
            }
        )
    }

    /// Somebody else, by name and by papers.
    private static func other(_ number: Int, _ changes: [String: String?] = [:]) -> HTCDSRow {
        let own: [String: String?] = [
            "prs_FirstName": "Lan", "prs_IdentityNumber": "022199004299",
        ]
        return row(number, own.merging(changes) { $1 })
    }

    private static func told(_ row: HTCDSRow?) -> [String: String] {
        Dictionary(
            (row?.entries ?? []).map { ($0.standardField.name, $0.standardValue.disclosed) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func count(_ scene: VictimScene) async throws -> Int {
        try await scene.client(Officers.health).call(ListRecords<Victim>()).records.count
    }

    @Test func `an import followed by an export loses nothing`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let answer = try await health.call(
                ImportHTCDS(
                    rows: [Self.row(3), Self.other(4)],
                    province: .quangNinh
                )
            )
            #expect(answer.rejections == [])
            #expect(answer.imported.map(\.row) == [3, 4])
            #expect(answer.imported.map(\.registered) == [true, true])
            let exported = try await health.call(
                ExportHTCDS(victims: answer.imported.map(\.victim)),
                purpose: VictimScene.purpose
            )
            #expect(Self.told(exported.rows.first) == Self.told(Self.row(3)))
            #expect(Self.told(exported.rows.last)["prs_FirstName"] == "Lan")
            #expect(exported.notCarried.contains("category"))
        }
    }

    @Test func `an export is audited person by person before it is answered`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let rows = [Self.row(1), Self.other(2)]
            let victims = try await health.call(ImportHTCDS(rows: rows, province: .quangNinh))
                .imported.map(\.victim)
            _ = try await health.call(
                ExportHTCDS(victims: victims),
                purpose: VictimScene.purpose
            )
            let entries = try await scene.harness.auditEntries().filter {
                $0.method.text == "victims.htcds.export" && $0.event == .identityRead
            }
            #expect(
                Set(entries.compactMap { $0.record?.loggable })
                    == Set(victims.map { "victims.victim/\($0.loggable)" })
            )
            #expect(entries.allSatisfy { $0.purpose?.loggable == "support" })
        }
    }

    @Test func `what another body decided is reported, never decided`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let answer = try await health.call(
                ImportHTCDS(rows: [Self.row(1)], province: .quangNinh)
            )
            let person = try #require(answer.imported.first?.victim)
            let victim = try await health.call(FetchRecord<Victim>(id: person))
            #expect(victim.content?.record.status == Word(.possible))
            #expect(victim.content?.state == Word(.unverified))
            let identity = try await health.call(
                ReadIdentity(victim: person),
                purpose: VictimScene.purpose
            )
            #expect(identity.identity.names == [PersonName("Nguyễn Thị Hoà")])
            #expect(!identity.verified)
        }
    }

    @Test func `the same file again registers nobody`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let request = ImportHTCDS(rows: [Self.row(1), Self.row(2)], province: .quangNinh)
            let first = try await health.call(request)
            // Two rows that say the same are one person.
            #expect(first.imported.map(\.registered) == [true, false])
            let second = try await health.call(request)
            #expect(second.imported.map(\.registered) == [false, false])
            #expect(second.imported.map(\.victim) == first.imported.map(\.victim))
            #expect(try await Self.count(scene) == 1)
        }
    }

    @Test func `one bad row and nothing is stored`() async throws {
        try await VictimScene.run { scene in
            let answer = try await scene.client(Officers.health).call(
                ImportHTCDS(
                    rows: [
                        Self.row(1), Self.row(2, ["prs_Birthdate": "03/04/2024"]),
                        Self.row(3, ["Hoà": "x"]), Self.row(4, ["prs_IdentityNumber": "1"]),
                        HTCDSRow(row: 5, entries: []),
                    ],
                    province: .quangNinh
                )
            )
            #expect(answer.imported == [])
            #expect(
                answer.rejections == [
                    HTCDSRejection(row: 2, standardField: "prs_Birthdate", rule: "date.form"),
                    HTCDSRejection(row: 3, rule: "heading.unknown"),
                    HTCDSRejection(
                        row: 4,
                        standardField: "prs_IdentityNumber",
                        rule: "form.document"
                    ),
                    HTCDSRejection(row: 5, standardField: "prs_FirstName", rule: "count.1-8"),
                ]
            )
            #expect(try await Self.count(scene) == 0)
        }
    }

    @Test func `a dry run checks everything and stores nothing`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let clean = try await health.call(
                ImportHTCDS(rows: [Self.row(1)], province: .quangNinh, dryRun: true)
            )
            #expect(clean.rejections == [] && clean.imported == [])
            let bad = try await health.call(
                ImportHTCDS(
                    rows: [Self.row(1, ["cas_Status": "Open"])],
                    province: .quangNinh,
                    dryRun: true
                )
            )
            #expect(bad.rejections.map(\.rule) == ["word.unknown"])
            #expect(try await Self.count(scene) == 0)
        }
    }

    @Test func `what our records know later is exported`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let answer = try await health.call(
                ImportHTCDS(rows: [Self.row(1)], province: .quangNinh)
            )
            let person = try #require(answer.imported.first?.victim)
            _ = try await health.call(
                AmendIdentity(
                    victim: person,
                    seen: 1,
                    identity: PersonIdentity(
                        names: [PersonName("Trần Mai")],
                        birth: Birth(BirthDate("1999"))
                    )
                )
            )
            _ = try await health.call(
                AmendVictim(victim: person, seen: 1, gender: .nonConforming)
            )
            let exported = try await health.call(
                ExportHTCDS(victims: [person]),
                purpose: VictimScene.purpose
            )
            let told = Self.told(exported.rows.first)
            #expect(told["prs_FirstName"] == "Mai" && told["prs_SecondName"] == "Trần")
            #expect(told["prs_MiddleName"] == nil && told["prs_Birthdate"] == nil)
            #expect(told["prs_IdentityNumber"] == nil && told["prs_MobilePhone"] == nil)
            #expect(told["prs_Gender"] == "NonConforming")
            #expect(told["cco_CaseComment"] == "Một ghi chú.")
            #expect(exported.notCarried.contains("birth"))
        }
    }

    @Test func `a person who was never imported is exported, too`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let refused = await refusal {
                try await scene.client(Officers.borderGuard)
                    .call(ExportHTCDS(victims: [person]), purpose: VictimScene.purpose)
            }
            #expect(refused?.code == .permissionDenied)
            _ = try await scene.announced(person)
            let answer = try await scene.client(Officers.health).call(
                ExportHTCDS(victims: [person]),
                purpose: VictimScene.purpose
            )
            let told = Self.told(answer.rows.first)
            #expect(told["prs_SecondName"] == "Nguyễn" && told["prs_FirstName"] == "Canary")
            #expect(told["vic_TraffickingStatus"] == "PossibleVictimOfTrafficking")
            #expect(answer.notCarried.contains("names") && answer.notCarried.contains("commune"))
        }
    }

    @Test func `what we decided counts, with the body that decided`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            try await scene.step(
                try await scene.policeVerifying(person),
                to: .confirmed,
                by: Officers.police,
                approvedBy: Officers.police2,
                facts: VictimScene.confirmation
            )
            let answer = try await scene.client(Officers.health).call(
                ExportHTCDS(victims: [person]),
                purpose: VictimScene.purpose
            )
            let told = Self.told(answer.rows.first)
            #expect(told["vic_TraffickingStatus"] == "ActualVictimOfTrafficking")
            #expect(told["vic_TraffickingStatusDecisionMakingOrg"] == "Police")
        }
    }

    @Test func `an export needs a purpose and a relation to every person`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let health = scene.client(Officers.health)
            let aimless = await refusal { try await health.call(ExportHTCDS(victims: [person])) }
            #expect(aimless?.code == .invalidArgument)
            let stranger = await refusal {
                try await scene.client(Officers.strangeHealth)
                    .call(ExportHTCDS(victims: [person]), purpose: VictimScene.purpose)
            }
            #expect(stranger?.code == .notFound)
        }
    }

    @Test func `who was erased is exported to nobody, and their row says nothing`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let request = ImportHTCDS(rows: [Self.row(1)], province: .quangNinh)
            let person = try #require(try await health.call(request).imported.first?.victim)
            let erasure = try await health.call(
                EraseVictim(victim: person, seen: 1, reason: FreeText("Người đó yêu cầu."))
            )
            _ = try await scene.client(Officers.health2).call(
                DecideApproval<Victim>(approval: try #require(erasure.awaiting), .approve)
            )
            let refused = await refusal {
                try await health.call(
                    ExportHTCDS(victims: [person]),
                    purpose: VictimScene.purpose
                )
            }
            #expect(refused?.code == .notFound)
            let again = try await health.call(request)
            #expect(again.imported.first?.registered == true)
            #expect(again.imported.first?.victim != person)
        }
    }
}
