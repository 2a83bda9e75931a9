import Audit
import RPC
import ServiceContracts
import ServiceKit
import Storage
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary

/// A file that we wrote ourselves comes back: whoever is in it is known, those too whom we registered
/// ourselves; every person is made up.
@Suite struct ReturningExportTests {
    /// Somebody whom the health authority registered, not from a file.
    private static func registered(
        _ scene: VictimScene,
        _ identity: PersonIdentity = VictimScene.identity
    ) async throws -> VictimRef {
        try await scene.client(Officers.health)
            .call(IntakeVictim(victim: VictimScene.victim, identity: identity)).victim
    }

    private static func named(_ name: String) -> PersonIdentity {
        PersonIdentity(names: [PersonName(name)], birth: nil, documents: [], phones: [])
    }

    private static func export(
        _ victims: [VictimRef],
        _ scene: VictimScene
    ) async throws -> [HTCDSRow] {
        try await scene.client(Officers.health)
            .call(ExportHTCDS(victims: victims), purpose: VictimScene.purpose).rows
    }

    private static func taken(
        _ rows: [HTCDSRow],
        _ scene: VictimScene,
        deciding decisions: [HTCDSDecision]? = nil,
        by officer: Caller = Officers.health
    ) async throws -> ImportHTCDS.Response {
        try await scene.client(officer).call(
            ImportHTCDS(rows: rows, province: .quangNinh, decisions: decisions)
        )
    }

    private static func changed(_ row: HTCDSRow, _ field: String, _ value: String) -> HTCDSRow {
        var row = row
        row.entries.removeAll { $0.standardField.name == field }
        row.entries.append(HTCDSEntry(standardField: field, standardValue: FreeText(value)))
        return row
    }

    private static func count(_ scene: VictimScene) async throws -> Int {
        try await scene.client(Officers.health).call(ListRecords<Victim>()).records.count
    }

    @Test func `it registers nobody, however often, also after our record was amended`()
        async throws
    {
        try await VictimScene.run { scene in
            let people = [
                try await Self.registered(scene),
                try await Self.registered(scene, Self.named("Lò Thị Thử")),
            ]
            let rows = try await Self.export(people, scene)
            let seen = try await scene.client(Officers.health)
                .call(NextSteps<Victim>(id: people[1])).version
            _ = try await scene.client(Officers.health).call(
                AmendIdentity(victim: people[1], seen: seen, identity: Self.named("Lò Thị Khác"))
            )
            for _ in 0..<2 {
                let before = try await scene.harness.auditEntries().count
                let answer = try await Self.taken(rows, scene)
                #expect(answer.rejections == [])
                #expect(answer.imported.map(\.victim) == people)
                #expect(answer.imported.map(\.registered) == [false, false])
                #expect(try await Self.count(scene) == 2)
                // Nothing of the persons was written: the call alone stands in the audit.
                let entries = try await scene.harness.auditEntries().dropFirst(before)
                #expect(entries.compactMap { $0.record?.kind.text } == [])
            }
            let kept = try await scene.client(Officers.health)
                .call(ReadIdentity(victim: people[1]), purpose: VictimScene.purpose)
            #expect(kept.identity.names == [PersonName("Lò Thị Khác")])
        }
    }

    @Test func `a row of it that has changed is a conflict, and an officer says whose it is`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await Self.registered(scene)
            let row = try #require(try await Self.export([person], scene).first)
            let changed = Self.changed(row, "cas_Status", "Closed")
            let told = try await Self.taken([changed], scene)
            #expect(told.imported == [])
            #expect(
                told.rejections == [
                    HTCDSRejection(row: 1, rule: "knownPerson", person: person, version: 0)
                ]
            )
            let wrong = HTCDSDecision.same(1, as: person, seen: 1)
            #expect(
                try await Self.taken([changed], scene, deciding: [wrong]).rejections
                    == told.rejections
            )
            let same = HTCDSDecision.same(1, as: person, seen: 0)
            let answer = try await Self.taken([changed], scene, deciding: [same])
            #expect(answer.imported == [.init(row: 1, victim: person, registered: false)])
            #expect(try await Self.count(scene) == 1)
            // What the other body said is kept beside our records, which stay.
            let again = try await Self.export([person], scene)
            #expect(
                again.first?.entries.first { $0.standardField.name == "cas_Status" }?
                    .standardValue.disclosed == "Closed"
            )
            let kept = try await scene.client(Officers.health)
                .call(ReadIdentity(victim: person), purpose: VictimScene.purpose)
            #expect(kept.identity == VictimScene.identity)
            let late = Self.changed(row, "cas_Status", "Active")
            #expect(
                try await Self.taken([late], scene, deciding: [same]).rejections.first
                    == HTCDSRejection(row: 1, rule: "knownPerson", person: person, version: 1)
            )
        }
    }

    @Test func `to another unit it says nothing`() async throws {
        try await VictimScene.run { scene in
            let person = try await Self.registered(scene)
            let rows = try await Self.export([person], scene)
            let strange = try await Self.taken(rows, scene, by: Officers.strangeHealth)
            #expect(strange.rejections == [] && strange.imported.map(\.registered) == [true])
            #expect(strange.imported.first?.victim != person)
        }
    }

    @Test func `two of whom nobody knows a name come back as the two that they are`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            var people: [VictimRef] = []
            for _ in 0..<2 {
                let unknown = IntakeVictim(
                    victim: VictimScene.victim,
                    identity: PersonIdentity(names: [], birth: nil, documents: [], phones: []),
                    unknown: true
                )
                people.append(try await health.call(unknown).victim)
            }
            let rows = try await Self.export(people, scene)
            let answer = try await Self.taken(rows, scene)
            #expect(answer.imported.map(\.victim) == people)
            #expect(answer.imported.map(\.registered) == [false, false])
        }
    }

    @Test func `once the person is erased nothing is known of the row`() async throws {
        try await VictimScene.run { scene in
            let person = try await Self.registered(scene)
            let row = try #require(try await Self.export([person], scene).first)
            let health = scene.client(Officers.health)
            let seen = try await health.call(NextSteps<Victim>(id: person)).version
            let erasure = try await health.call(
                EraseVictim(victim: person, seen: seen, reason: FreeText("Người đó yêu cầu."))
            )
            _ = try await scene.client(Officers.health2).call(
                DecideApproval<Victim>(approval: try #require(erasure.awaiting), .approve)
            )
            for table in ["htcds_rows", "htcds_sources"] {
                let kept: Int64? = try await scene.harness.audited.store.read { snapshot in
                    try snapshot.row("SELECT COUNT(*) AS n FROM \(table)")?["n"]
                }
                #expect(kept == 0, "\(table)")
            }
            let answer = try await Self.taken([row], scene)
            #expect(answer.imported.map(\.registered) == [true])
            #expect(answer.imported.first?.victim != person)
        }
    }

    @Test func `a refused export leaves nothing by which a row would be known`() async throws {
        try await VictimScene.run { scene in
            let person = try await Self.registered(scene)
            let before = try await scene.harness.contents()
            let error = await refusal {
                try await scene.client(Officers.strangeHealth)
                    .call(ExportHTCDS(victims: [person]), purpose: VictimScene.purpose)
            }
            #expect(error?.code == .notFound)
            #expect(try await scene.harness.contents() == before)
        }
    }
}
