import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Somebody who speaks for a minor becomes a suspect.
struct GuardianQuestionTests {
    /// A child whose guardian was cleared and has consented.
    private func spokenFor(
        _ scene: VictimScene
    ) async throws -> (child: VictimRef, guardianship: GuardianshipID) {
        let child = try await scene.child()
        let guardianship = try await scene.cleared(try await scene.guardianship(of: child))
        _ = try await scene.client(Officers.health)
            .call(RecordConsent(consent: scene.consent(of: child, by: guardianship)))
        return (child, guardianship)
    }

    private func standing(
        of child: VictimRef,
        _ scene: VictimScene
    ) async throws -> [ConsentStanding?] {
        try await scene.client(Officers.health).call(ReadConsents(victim: child))
            .consents.map(\.standing.known)
    }

    private func filed(
        _ guardianship: GuardianshipID,
        _ scene: VictimScene
    ) async throws -> Filed<Guardianship> {
        try #require(
            try await scene.client(Officers.health)
                .call(FetchRecord<Guardianship>(id: guardianship)).content
        )
    }

    private func question(_ scene: VictimScene) async throws -> GuardianQuestionID {
        try #require(try await scene.guardianQuestions().first)
    }

    @Test func `a guardian who may be a suspect speaks for nobody until somebody has looked`()
        async throws
    {
        try await VictimScene.run { scene in
            let (child, guardianship) = try await spokenFor(scene)
            #expect(try await standing(of: child, scene) == [.holds])
            // That somebody is a guardian holds no proceedings up, and Cases hears nothing of it.
            #expect(try await scene.suspect(VictimScene.guardian) == false)
            #expect(try await filed(guardianship, scene).state == .unscreened)
            #expect(try await standing(of: child, scene) == [.guardianNotCleared])
            let before = try await scene.harness.rows()
            let consenting = await refusal {
                try await scene.client(Officers.health).call(
                    RecordConsent(consent: scene.consent(of: child, by: guardianship))
                )
            }
            #expect(consenting?.reason == "consent.guardianNotCleared")
            let clearing = try await scene.clearing(guardianship)
            let cleared = await refusal {
                try await scene.client(Officers.health).call(clearing)
            }
            #expect(cleared?.reason == "guardianship.asked")
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `asked twice about one suspect, one question is filed, with the clock of an answer`()
        async throws
    {
        try await VictimScene.run { scene in
            let (_, guardianship) = try await spokenFor(scene)
            let request = scene.screening(of: VictimScene.guardian)
            for _ in 1...2 {
                _ = try await scene.client(Officers.casesService)
                    .call(request, purpose: VictimScene.screeningPurpose)
            }
            #expect(try await scene.guardianQuestions().count == 1)
            #expect(try await filed(guardianship, scene).record.questions?.count == 1)
            let clocks = try await scene.client(Officers.health)
                .call(RecordClocks<GuardianQuestion>(id: try await question(scene))).clocks
            #expect(clocks.filter(\.isRunning).map(\.name) == [.referralAnswer])
        }
    }

    @Test func `found to be the suspect, they are barred by that answer, of another child too`()
        async throws
    {
        try await VictimScene.run { scene in
            let (child, guardianship) = try await spokenFor(scene)
            let guardian = try await filed(guardianship, scene).record.guardian
            try await scene.suspect(VictimScene.guardian)
            try await scene.advance(
                try await question(scene),
                as: GuardianQuestion.self,
                to: .barred,
                facts: [.finding: "Đúng là người giám hộ."]
            )
            #expect(try await filed(guardianship, scene).state == .barred)
            #expect(try await standing(of: child, scene) == [.guardianNotCleared])
            var another = try await scene.guardianship(of: try await scene.child())
            another.guardian = guardian
            let proposed = try await scene.client(Officers.health).call(FileRecord(another))
            let clearing = try await scene.clearing(proposed.id)
            let before = try await scene.harness.rows()
            let error = await refusal { try await scene.client(Officers.health).call(clearing) }
            #expect(error?.reason == "guardianship.asked")
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `found to be another person, they speak again, and what they consented to holds`()
        async throws
    {
        try await VictimScene.run { scene in
            let (child, guardianship) = try await spokenFor(scene)
            try await scene.suspect(VictimScene.guardian)
            try await scene.suspect(VictimScene.guardian)
            for question in try await scene.guardianQuestions() {
                #expect(try await filed(guardianship, scene).state == .unscreened)
                try await scene.advance(
                    question,
                    as: GuardianQuestion.self,
                    to: .anotherPerson,
                    facts: [.finding: "Ảnh khác."]
                )
            }
            let after = try await filed(guardianship, scene)
            #expect(after.state == .cleared)
            #expect(after.record.questions == nil && after.record.wasCleared == nil)
            #expect(try await standing(of: child, scene) == [.holds])
        }
    }

    @Test func `whom nobody had cleared is not cleared by the answer`() async throws {
        try await VictimScene.run { scene in
            let proposed = try await scene.client(Officers.health)
                .call(FileRecord(try await scene.guardianship(of: try await scene.child())))
            try await scene.suspect(VictimScene.guardian)
            #expect(try await filed(proposed.id, scene).state == .proposed)
            try await scene.advance(
                try await question(scene),
                as: GuardianQuestion.self,
                to: .anotherPerson,
                facts: [.finding: "Ảnh khác."]
            )
            let after = try await filed(proposed.id, scene)
            #expect(after.state == .proposed)
            #expect(after.record.questions == nil)
        }
    }

    @Test func `a guardian is asked about among however many namesakes`() async throws {
        try await VictimScene.run { scene in
            for _ in 1...21 {
                _ = try await scene.registered(VictimScene.guardian, VictimScene.victim)
            }
            let (_, guardianship) = try await spokenFor(scene)
            try await scene.suspect(VictimScene.guardian)
            #expect(try await filed(guardianship, scene).state == .unscreened)
        }
    }

    @Test func `the question is the authority's alone`() async throws {
        try await VictimScene.run { scene in
            _ = try await spokenFor(scene)
            try await scene.suspect(VictimScene.guardian)
            let question = try await question(scene)
            for officer in [Officers.police, Officers.borderGuard, Officers.facility] {
                let error = await refusal {
                    try await scene.client(officer)
                        .call(FetchRecord<GuardianQuestion>(id: question))
                }
                #expect(error?.code == .permissionDenied)
            }
            let elsewhere = await refusal {
                try await scene.client(Officers.strangeHealth)
                    .call(FetchRecord<GuardianQuestion>(id: question))
            }
            #expect(elsewhere?.code == .notFound)
        }
    }

    @Test func `whoever becomes a guardian after they became a suspect is asked about at once`()
        async throws
    {
        try await VictimScene.run { scene in
            let guardianship = try await scene.guardianship(of: try await scene.child())
            try await scene.suspect(VictimScene.guardian)
            #expect(try await scene.guardianQuestions().isEmpty)
            let proposed = try await scene.client(Officers.health).call(FileRecord(guardianship))
            let asked = try await question(scene)
            #expect(try await filed(proposed.id, scene).record.questions == [asked])
            let clearing = try await scene.clearing(proposed.id)
            let error = await refusal { try await scene.client(Officers.health).call(clearing) }
            #expect(error?.reason == "guardianship.asked")
        }
    }
}
