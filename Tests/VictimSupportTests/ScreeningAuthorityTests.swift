import Audit
import RPC
import Records
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// Which health authority looks at a suspect whom victim support may know, and who is told of refusals.
struct ScreeningAuthorityTests {
    private static let centre = Officers.of(.provincialHealth, in: "VN/GOV/MOH")

    /// A question about somebody for whom no authority cares yet.
    private func ask(
        _ scene: VictimScene,
        from unit: OrgID,
        of province: Word<Province>? = nil
    ) async throws -> SuspectID {
        _ = try await scene.person()
        var request = scene.screening()
        request.unit = unit
        request.province = province
        let answer = try await scene.client(Officers.casesService)
            .call(request, purpose: VictimScene.screeningPurpose)
        #expect(answer.isPending)
        return request.suspect
    }

    /// Who of some officers reads the question about a suspect.
    private func readers(
        of suspect: SuspectID,
        among officers: [Caller],
        _ scene: VictimScene
    ) async throws -> [Caller] {
        var readers: [Caller] = []
        for officer in officers {
            let page = try await scene.client(officer).call(ListRecords<ScreeningQuestion>())
            if page.records.contains(where: { $0.content?.record.suspect == suspect }) {
                readers.append(officer)
            }
        }
        return readers
    }

    private static let authorities = [
        Officers.health, Officers.strangeHealth, centre,
        Officers.of(.provincialHealth, in: "VN/GOV/MOH/PROV/TQG"),
    ]

    @Test(
        arguments: [
            // The unit's own province comes first.
            ("VN/GOV/MPS/PROV/QNI", Word(Province.langSon), 0), ("VN/GOV/MOD/BG/LSN", nil, 1),
            ("VN/GOV/MPS/PROV/LSN/PC02", nil, 1),
            // Then the file's, by the name that its territory bears today.
            ("VN/GOV/MPS/C02", Word(.quangNinh), 0), ("VN/GOV/MPS/C02", Word(.haGiang), 3),
            // Then the ministry's own officers.
            ("VN/GOV/MPS/C02", nil, 2), ("VN/GOV/MOD/CG/Z1", Word<Province>(text: "atlantis"), 2),
        ] as [(OrgID, Word<Province>?, Int)]
    )
    func `one authority looks, by the unit's province, the file's, or none, and never all`(
        unit: OrgID,
        province: Word<Province>?,
        reader: Int
    ) async throws {
        try await VictimScene.run { scene in
            let suspect = try await ask(scene, from: unit, of: province)
            var expected = [Self.authorities[reader]]
            // Whoever sits above the authorities reads what they read.
            if reader != 2 { expected.append(Self.centre) }
            let readers = try await readers(of: suspect, among: Self.authorities, scene)
            #expect(Set(readers.map(\.unit)) == Set(expected.map(\.unit)))
        }
    }

    @Test func `a unit that was succeeded asks as its successor`() async throws {
        try await VictimScene.run { scene in
            let succession = Succession(
                of: "VN/GOV/MPS/PROV/QNI",
                by: "VN/GOV/MPS/PROV/LSN",
                from: VietnameseTime.date(of: scene.harness.time.now)
            )
            _ = try await scene.client(Officers.administrator)
                .call(SucceedOrganisation<VictimSupport>(succession))
            let suspect = try await ask(scene, from: "VN/GOV/MPS/PROV/QNI")
            let readers = try await readers(
                of: suspect,
                among: [Officers.health, Officers.strangeHealth],
                scene
            )
            #expect(readers.map(\.unit) == [Officers.strangeHealth.unit])
        }
    }

    @Test func `questions of an earlier version that all could read become one authority's`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let service = scene.harness.service
            let context = CallContext.ofItself(TellScreening.method, service.identity)
            let suspect = SuspectID.make()
            let question = ScreeningQuestion(
                victim: person,
                suspect: suspect,
                caseFile: .make(),
                unit: Officers.police.organisation
            )
            _ = try await service.keeper.write(context) { desk in
                _ = try desk.file(
                    question,
                    owner: "VN/GOV/MOH",
                    visibility: .ministry,
                    sealedFor: person
                )
                return Telling.Nothing()
            }
            let all = [Officers.health, Officers.strangeHealth]
            #expect(try await readers(of: suspect, among: all, scene).count == 2)
            await service.takeUpEarlierQuestions()
            await service.takeUpEarlierQuestions()
            let readers = try await readers(of: suspect, among: all, scene)
            #expect(readers.map(\.unit) == [Officers.health.unit])
        }
    }

    @Test func `a question over budget is in the audit under the officer who asked it`()
        async throws
    {
        try await VictimScene.run { scene in
            let service = scene.client(Officers.casesService)
            for _ in 0..<50 {
                _ = try await service.call(
                    scene.screening(),
                    purpose: VictimScene.screeningPurpose
                )
            }
            let before = try await scene.harness.rows()
            for _ in 0..<3 {
                let error = await refusal {
                    try await service.call(
                        scene.screening(),
                        purpose: VictimScene.screeningPurpose
                    )
                }
                #expect(error?.reason == "victims.matchBudget")
            }
            #expect(try await scene.harness.rows() == before)
            try await scene.harness.flushRefusals()
            let refused = try await refusals(of: scene)
            #expect(refused.map(\.onBehalfOf?.uri) == [Officers.police.identity])
            #expect(refused.map(\.who.uri) == [Officers.casesService.identity])
            #expect(refused.map(\.reason?.text) == ["victims.matchBudget"])
            #expect(refused.map(\.count) == [3])
            #expect(!refused.contains { "\($0)".contains("Canary") })
        }
    }

    @Test func `who may not ask, and what says too little, is in the audit too`() async throws {
        try await VictimScene.run { scene in
            _ = await refusal {
                try await scene.client(Officers.police)
                    .call(scene.screening(), purpose: VictimScene.screeningPurpose)
            }
            let alias = PersonIdentity(names: [PersonName("Tám")])
            _ = await refusal {
                try await scene.client(Officers.casesService).call(
                    scene.screening(of: alias, by: Officers.police2),
                    purpose: VictimScene.screeningPurpose
                )
            }
            try await scene.harness.flushRefusals()
            let refused = try await refusals(of: scene)
            #expect(
                Set(refused.map { $0.onBehalfOf?.uri ?? $0.who.uri })
                    == [Officers.police.identity, Officers.police2.identity]
            )
        }
    }

    private func refusals(of scene: VictimScene) async throws -> [AuditEntry] {
        try await scene.harness.auditEntries().filter { entry in
            entry.event == .refusal && entry.method.text == AskScreening.method.name
        }
    }
}
