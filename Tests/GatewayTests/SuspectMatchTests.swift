import Audit
import CasesServer
import RPC
import ServiceContracts
import ServiceKit
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Cases asks victim support about a suspect: the two real services, and what either side learns.
struct SuspectMatchTests {
    @Test func `a suspect whom nobody knows is clear, and one who is known is pending`()
        async throws
    {
        try await SuspectScene.run { scene in
            let file = try await scene.file()
            let stranger = try await scene.register(in: file).suspect
            #expect(try await scene.status(of: stranger) == .clear)
            #expect(try await scene.questions().isEmpty)
            _ = try await scene.protected()
            #expect(try await scene.screen(stranger) == .pending)
            let question = try #require(try await scene.questions().first)
            #expect(question.record.suspect == stranger)
            #expect(question.record.caseFile == file)
            #expect(question.record.unit == Officers.police.organisation)
        }
    }

    @Test func `a victim support that is away means pending, and it goes on once it answers`()
        async throws
    {
        try await SuspectScene.run { scene in
            scene.wire.become(.cut)
            let suspect = try await scene.register(in: try await scene.file()).suspect
            #expect(try await scene.status(of: suspect) == .pending)
            scene.wire.become(nil)
            #expect(try await scene.screen(suspect) == .clear)
        }
    }

    @Test func `without an address of victim support every screening of a name is pending`()
        async throws
    {
        try await ServiceHarness.run(VictimSupportService.self, named: "victims") { victims in
            try await ServiceHarness.run(CasesService.self, named: "cases") { cases in
                let wire = FaultyWire { victims.transport(as: Officers.casesService) }
                let scene = SuspectScene(cases: cases, victims: victims, wire: wire, back: wire)
                let suspect = try await scene.register(in: try await scene.file()).suspect
                #expect(try await scene.status(of: suspect) == .pending)
                #expect(wire.traffic.isEmpty)
            }
        }
    }

    @Test func `another certificate than that of cases is refused, and that is pending`()
        async throws
    {
        try await ServiceHarness.run(VictimSupportService.self, named: "victims") { victims in
            let wire = FaultyWire { victims.transport(as: Officers.police) }
            try await ServiceHarness.run(
                CasesService.self,
                named: "cases",
                neighbours: Neighbours([VictimSupport.name: wire])
            ) { cases in
                let scene = SuspectScene(cases: cases, victims: victims, wire: wire, back: wire)
                _ = try await scene.protected()
                let suspect = try await scene.register(in: try await scene.file()).suspect
                #expect(try await scene.status(of: suspect) == .pending)
                #expect(try await scene.questions().isEmpty)
            }
        }
    }

    @Test func `somebody else was meant: the next screening is clear`() async throws {
        try await SuspectScene.run { scene in
            _ = try await scene.protected()
            let suspect = try await scene.register(in: try await scene.file()).suspect
            #expect(try await scene.status(of: suspect) == .pending)
            let question = try #require(try await scene.questions().first)
            try await scene.findAnother(question)
            #expect(try await scene.screen(suspect) == .clear)
        }
    }

    @Test func `a registration that is repeated asks about the same suspect`() async throws {
        try await SuspectScene.run { scene in
            _ = try await scene.protected()
            let file = try await scene.file()
            let key = IdempotencyKey.random()
            let first = try await scene.register(in: file, key: key)
            let second = try await scene.register(in: file, key: key)
            #expect(second.suspect == first.suspect)
            #expect(try await scene.questions().map(\.record.suspect) == [first.suspect])
        }
    }

    @Test func `once the officer's questions are used up a screening is pending`() async throws {
        try await SuspectScene.run { scene in
            let suspect = try await scene.register(in: try await scene.file()).suspect
            for _ in 0..<49 { #expect(try await scene.screen(suspect) == .clear) }
            #expect(try await scene.screen(suspect) == .pending)
        }
    }

    @Test func `a hit and a silence look alike to cases, and no name stands anywhere`()
        async throws
    {
        try await SuspectScene.run { scene in
            let victim = try await scene.protected()
            let file = try await scene.file()
            let hit = try await scene.register(in: file).suspect
            scene.wire.become(.cut)
            let silent = try await scene.register(in: file).suspect
            func kept(_ id: SuspectID) async throws -> [UInt8] {
                let sight = try await scene.cases.client(as: Officers.police)
                    .call(FetchRecord<Suspect>(id: id))
                return try Wire.encode(try #require(sight.content).record)
            }
            #expect(try await kept(hit) == kept(silent))
            let texts = [SuspectScene.name, "Canary", "+84900000631"]
            #expect(try scene.cases.places(holdingAnyOf: texts) == [])
            #expect(try scene.victims.places(holdingAnyOf: texts) == [])
            // Cases hears nothing of the person whom victim support knows.
            #expect(!scene.cases.log.lines.contains { $0.contains(victim.loggable) })
            // Neither telephone nor home leave cases.
            let sent = scene.wire.traffic.map { String(decoding: $0, as: UTF8.self) }.joined()
            #expect(sent.contains(SuspectScene.name))
            #expect(!sent.contains("+84900000631") && !sent.contains("Bản Canary 17"))
            #expect(!sent.contains(victim.loggable))
            let asked = try await scene.victims.auditEntries().filter { entry in
                entry.method.text == AskScreening.method.name
            }
            #expect(asked.allSatisfy { $0.who.uri == Officers.casesService.identity })
            #expect(asked.contains { $0.purpose?.text == Purpose.screening.rawValue })
        }
    }
}
