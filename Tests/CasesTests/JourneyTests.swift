import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What cases tells of a person's way and of a file.
struct JourneyTests {
    @Test func `whoever took in the report sees each state that report and file entered`()
        async throws
    {
        try await CasesScene.run { scene in
            let person = VictimRef.make()
            _ = try await scene.verifying(people: [person])
            let part = try await scene.client(Officers.borderGuard)
                .call(CasesJourneyPart(victim: person), purpose: CasesScene.purpose)
            #expect(
                part.entries.map(\.event) == [
                    "report.received", "report.assigned", "report.confirmed", "file.draft",
                    "report.linkedToCase", "file.verifying",
                ]
            )
            #expect(part.entries.allSatisfy { $0.place == "quangNinh" })
            #expect(
                part.entries.map(\.organisation)
                    == [
                        Officers.borderGuard, Officers.borderGuard, Officers.police,
                        Officers.police,
                        Officers.police, Officers.police,
                    ].map(\.organisation)
            )
        }
    }

    @Test func `a supporting body follows the way without reading the records`() async throws {
        try await CasesScene.run { scene in
            let person = VictimRef.make()
            let file = try await scene.file(
                people: [person],
                supporters: [Officers.health.organisation]
            )
            let part = try await scene.client(Officers.health)
                .call(CasesJourneyPart(victim: person), purpose: CasesScene.purpose)
            #expect(
                part.entries.map(\.event) == [
                    "report.received", "report.assigned", "report.confirmed", "file.draft",
                    "report.linkedToCase",
                ]
            )
            #expect(part.entries.allSatisfy { $0.clock == nil })
            let error = await refusal {
                try await scene.client(Officers.health)
                    .call(RecordHistory<CaseFile>(id: file.caseFile))
            }
            #expect(error?.code == .permissionDenied)
        }
    }

    @Test func `a stranger learns the same of a person on file as of nobody`() async throws {
        try await CasesScene.run { scene in
            let person = VictimRef.make()
            let file = try await scene.file(people: [person])
            let stranger = scene.client(Officers.strangePolice)
            func answers(_ victim: VictimRef) async -> ServiceError? {
                await refusal {
                    try await stranger.call(
                        CasesJourneyPart(victim: victim),
                        purpose: CasesScene.purpose
                    )
                }
            }
            #expect(await answers(person)?.code == .notFound)
            #expect(await answers(person) == answers(.make()))
            let there = await refusal {
                try await stranger.call(CasesCasePart(caseFile: file.caseFile))
            }
            let absent = await refusal {
                try await stranger.call(CasesCasePart(caseFile: .make()))
            }
            #expect(there?.code == .notFound)
            #expect(there == absent)
        }
    }

    @Test func `a file's part names its records and where they stand`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            _ = try await scene.client(Officers.police).call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file.id,
                        roles: [.exploiter],
                        possibleVictim: false
                    ),
                    screening: CasesScene.screening()
                )
            )
            let part = try await scene.client(Officers.police)
                .call(CasesCasePart(caseFile: file.id))
            #expect(
                part.entries.map(\.recordKind) == [
                    "cases.file", "cases.report", "cases.suspect",
                ]
            )
            #expect(part.entries.map(\.state) == ["investigating", "linkedToCase", "identified"])
        }
    }

    @Test func `whoever reads a record is told its number, whoever knows of it is not`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let police = scene.client(Officers.police)
            _ = try await police.call(
                LinkVictim(
                    caseFile: file.id,
                    victim: .make(),
                    supporters: [Officers.health.organisation]
                )
            )
            let record = try #require(
                try await police.call(FetchRecord<CaseFile>(id: file.id)).content?.record
            )
            let reports = try await police.call(ListRecords<Report>()).records
                .compactMap { $0.content?.record.registered }
            let read = try await police.call(CasesCasePart(caseFile: file.id)).entries
            #expect(record.registered != nil && reports.count == 1)
            #expect(read.map(\.number) == [record.registered, reports.first])
            let known = try await scene.client(Officers.health)
                .call(CasesCasePart(caseFile: file.id)).entries
            #expect(known.map(\.recordKind) == ["cases.file"])
            #expect(known.allSatisfy { $0.number == nil && $0.state == nil })
        }
    }

    @Test func `a part that is at hand follows each act, and is nobody else's to know`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let police = scene.client(Officers.police)
            func states() async throws -> [String?] {
                try await police.call(CasesCasePart(caseFile: file.id)).entries.map(\.state)
            }
            func expectNothing() async {
                let stranger = scene.client(Officers.strangePolice)
                let there = await refusal {
                    try await stranger.call(CasesCasePart(caseFile: file.id))
                }
                let absent = await refusal {
                    try await stranger.call(CasesCasePart(caseFile: .make()))
                }
                #expect(there?.code == .notFound && there == absent)
            }
            for count in 0..<3 {
                for _ in 0..<2 {
                    let identified = Array(repeating: "identified", count: count)
                    #expect(try await states() == ["investigating", "linkedToCase"] + identified)
                    await expectNothing()
                }
                _ = try await police.call(
                    RegisterSuspect(
                        suspect: Suspect(
                            caseFile: file.id,
                            roles: [.exploiter],
                            possibleVictim: false
                        ),
                        screening: CasesScene.screening()
                    )
                )
            }
        }
    }

    @Test func `the gateway may ask for an officer, and the officer's relation counts`()
        async throws
    {
        try await CasesScene.run { scene in
            let person = VictimRef.make()
            _ = try await scene.file(people: [person])
            let gateway = scene.client(Officers.gateway)
            let part = try await gateway.call(
                CasesJourneyPart(victim: person),
                purpose: CasesScene.purpose,
                onBehalfOf: Officers.police.identity
            )
            #expect(!part.entries.isEmpty)
            let error = await refusal {
                try await gateway.call(
                    CasesJourneyPart(victim: person),
                    purpose: CasesScene.purpose,
                    onBehalfOf: Officers.strangePolice.identity
                )
            }
            #expect(error?.code == .notFound)
        }
    }
}
