import Audit
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// Decisions about a person reach the suspect's screening by themselves: the two real services, a wire that
/// can be cut, and what either side learns.
struct DecisionTellingTests {
    /// The person, registered as a suspect too, and the question about them.
    private func pending(
        _ scene: SuspectScene
    ) async throws -> (victim: VictimRef, suspect: SuspectID, question: Filed<ScreeningQuestion>) {
        let victim = try await scene.protected()
        let suspect = try await scene.register(in: try await scene.file()).suspect
        #expect(try await scene.status(of: suspect) == .pending)
        return (victim, suspect, try #require(try await scene.questions().first))
    }

    private func version(of suspect: SuspectID, _ scene: SuspectScene) async throws -> Int {
        try await scene.cases.client(as: Officers.police)
            .call(NextSteps<Suspect>(id: suspect)).version
    }

    @Test func `somebody else was meant: the screening ends by itself, once`() async throws {
        try await SuspectScene.run { scene in
            let (_, suspect, question) = try await pending(scene)
            try await scene.findAnother(question)
            #expect(try await scene.status(of: suspect) == .pending)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .clear)
            let version = try await version(of: suspect, scene)
            let told = scene.back.traffic.count
            await scene.tell()
            #expect(scene.back.traffic.count == told)
            #expect(try await self.version(of: suspect, scene) == version)
        }
    }

    @Test func `it is taken back that somebody else was meant: pending again`() async throws {
        try await SuspectScene.run { scene in
            let (_, suspect, question) = try await pending(scene)
            try await scene.findAnother(question)
            await scene.tell()
            let health = scene.victims.client(as: Officers.health)
            _ = try await health.call(
                TakeStep<ScreeningQuestion>(
                    id: question.id,
                    seen: try await health.call(NextSteps<ScreeningQuestion>(id: question.id))
                        .version,
                    to: .asked,
                    facts: [.reason: "Ảnh khớp."]
                )
            )
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .pending)
        }
    }

    @Test
    func `no victim after all ends it, and a victim after an appeal holds everything up again`()
        async throws
    {
        try await SuspectScene.run { scene in
            let (victim, suspect, _) = try await pending(scene)
            let id = try await scene.verifying(victim)
            try await scene.findNoVictim(id)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .clear)
            try await scene.appeal(id)
            try await scene.step(id, to: .policeVerifying, by: Officers.police)
            try await scene.findVictim(id)
            await scene.tell()
            // That it is a victim the authority says itself, as far as the protection allows.
            #expect(try await scene.status(of: suspect) == .pending)
        }
    }

    @Test func `whoever contests that they are no victim is waited for until that is decided`()
        async throws
    {
        try await SuspectScene.run { scene in
            let (victim, suspect, _) = try await pending(scene)
            let id = try await scene.verifying(victim)
            try await scene.findNoVictim(id)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .clear)
            try await scene.appeal(id)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .pending)
            // A screening in the meantime ends nothing either.
            #expect(try await scene.screen(suspect) == .pending)
            try await scene.step(id, to: .policeVerifying, by: Officers.police)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .pending)
            try await scene.findNoVictim(id)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .clear)
            // Contested once more and withdrawn, it ends with the withdrawal.
            try await scene.appeal(id, because: "Khiếu nại lần hai.")
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .pending)
            try await scene.step(
                id,
                to: .withdrawn,
                by: Officers.health,
                facts: [.reason: "Người đó rút khiếu nại."]
            )
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .clear)
        }
    }

    @Test func `who was no victim when asked about is asked about once they turn out to be one`()
        async throws
    {
        try await SuspectScene.run { scene in
            let victim = try await scene.protected()
            let id = try await scene.verifying(victim)
            try await scene.findNoVictim(id)
            let suspect = try await scene.register(in: try await scene.file()).suspect
            #expect(try await scene.status(of: suspect) == .clear)
            #expect(try await scene.questions().isEmpty)
            try await scene.appeal(id)
            try await scene.step(id, to: .policeVerifying, by: Officers.police)
            try await scene.findVictim(id)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .pending)
            #expect(try await scene.questions().map(\.record.suspect) == [suspect])
        }
    }

    @Test func `while cases is away a decision waits, and a restart tells it`() async throws {
        try await SuspectScene.run { scene in
            let (_, suspect, question) = try await pending(scene)
            scene.back.become(.cut)
            try await scene.findAnother(question)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .pending)
            try await scene.victims.restart()
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .pending)
            scene.back.become(nil)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .clear)
        }
    }

    @Test func `a lost answer is told again and changes nothing more`() async throws {
        try await SuspectScene.run { scene in
            let (_, suspect, question) = try await pending(scene)
            try await scene.findAnother(question)
            scene.back.become(.loseAnswer(1))
            await scene.tell()
            let version = try await version(of: suspect, scene)
            scene.back.become(nil)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .clear)
            #expect(try await self.version(of: suspect, scene) == version)
        }
    }

    @Test func `the end of an earlier question ends no silence`() async throws {
        try await SuspectScene.run { scene in
            let (_, suspect, question) = try await pending(scene)
            scene.wire.become(.cut)
            #expect(try await scene.screen(suspect) == .pending)
            scene.wire.become(nil)
            try await scene.findAnother(question)
            await scene.tell()
            #expect(try await scene.status(of: suspect) == .pending)
            #expect(try await scene.screen(suspect) == .clear)
        }
    }

    @Test func `a restriction is lifted by two investigators and by no decision of a person`()
        async throws
    {
        try await SuspectScene.run { scene in
            let (victim, suspect, _) = try await pending(scene)
            let police = scene.cases.client(as: Officers.police)
            let confirmed = try await police.call(
                ConfirmVictim(
                    suspect: suspect,
                    seen: try await version(of: suspect, scene),
                    decision: FreeText("45/GXN")
                )
            )
            try await scene.findNoVictim(try await scene.verifying(victim))
            await scene.tell()
            let kept = try #require(
                try await police.call(FetchRecord<Suspect>(id: suspect)).content
            )
            #expect(kept.version == confirmed.version)
            #expect(kept.filing.handling == .restricted)
            #expect(kept.record.screening?.known == .victim)
        }
    }

    @Test func `what is told holds a suspect, a yes or a no, and a number`() async throws {
        try await SuspectScene.run { scene in
            let (victim, suspect, _) = try await pending(scene)
            try await scene.findNoVictim(try await scene.verifying(victim))
            await scene.tell()
            let sent = try #require(scene.back.traffic.first)
            let saying = try Wire.decode(TellScreening.self, from: sent)
            #expect(saying.suspect == suspect && saying.isPending == false)
            #expect(try Wire.encode(saying) == sent)
            let told = try await scene.cases.auditEntries().filter { entry in
                entry.method.text == TellScreening.method.name
            }
            #expect(told.map(\.who.uri) == [Officers.victimSupportService.identity])
            #expect(!scene.cases.log.lines.contains { $0.contains(victim.loggable) })
        }
    }
}
