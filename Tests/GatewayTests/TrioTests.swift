import Audit
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// The reception of people at a gate, through the gateway and three real services.
@Suite struct TrioTests {
    private static func purpose(_ file: CaseFileID) -> StatedPurpose {
        StatedPurpose(Purpose.support.rawValue, reference: file.loggable)
    }

    /// Everybody has one reception, stands so in the manifest, and is in the file once.
    private func expectRegistered(
        _ scene: TrioScene,
        _ handover: HandoverID,
        _ people: [VictimRef],
        _ file: CaseFileID
    ) async throws {
        let receptions = try await scene.receptions(of: handover)
        #expect(Set(receptions.map(\.record.victim)) == Set(people))
        #expect(receptions.count == people.count)
        #expect(receptions.allSatisfy { $0.version == 1 && $0.state == .announced })
        let manifest = try #require(await scene.handover(handover)?.manifest)
        #expect(Set(manifest.compactMap(\.reception)) == Set(receptions.map(\.id)))
        let linked = try #require(await scene.file(file)).record.victims
            .filter { people.contains($0.victim) }
        #expect(linked.count == people.count)
        #expect(linked.allSatisfy { $0.handover == handover })
    }

    @Test func `people handed over are received, confirmed and linked across three services`()
        async throws
    {
        try await TrioScene.run { scene in
            let people = [try await scene.person(), try await scene.person()]
            let file = try await scene.caseFile()
            let handover = try await scene.arrivedHandover(people, file)
            try await scene.bench.withGateway { gateway in
                let status = try await gateway.client(as: Officers.police)
                    .call(scene.registration(of: handover))
                #expect(status.progress == .finished)
                #expect(status.refusal == nil)
            }
            try await expectRegistered(scene, handover, people, file)
        }
    }

    @Test func `stopped after any row, a restart finishes the work once, over real stores`()
        async throws
    {
        try await TrioScene.run { scene in
            let file = try await scene.caseFile()
            for row in 1...8 {
                let people = [try await scene.person()]
                let handover = try await scene.arrivedHandover(people, file)
                let stop = StopAfter(rows: row)
                let key = IdempotencyKey.random()
                let stopped = await refusal {
                    try await scene.bench.withGateway(failpoints: stop.failpoints) {
                        try await $0.client(as: Officers.police)
                            .call(scene.registration(of: handover), key: key)
                    }
                }
                #expect(stopped != nil)
                #expect(stop.wasReached)
                try await scene.bench.withGateway { gateway in
                    await gateway.service.resumeReceptions()
                    let status = try await gateway.client(as: Officers.police)
                        .call(scene.registration(of: handover), key: key)
                    #expect(status.progress == .finished)
                }
                try await expectRegistered(scene, handover, people, file)
            }
            let linked = try #require(await scene.file(file)).record.victims
            #expect(linked.count == 8)
        }
    }

    @Test func `an answer lost on any wire is asked for again and nothing happens twice`()
        async throws
    {
        try await TrioScene.run { scene in
            let file = try await scene.caseFile()
            let wires = [scene.wires.liaison, scene.wires.victims, scene.wires.cases]
            for wire in wires {
                for number in 1...2 {
                    let people = [try await scene.person(), try await scene.person()]
                    let handover = try await scene.arrivedHandover(people, file)
                    wire.become(.loseAnswer(number))
                    try await scene.bench.withGateway { gateway in
                        let client = gateway.client(as: Officers.police)
                        let asked = try await client.call(scene.registration(of: handover))
                        wire.become(nil)
                        await gateway.service.resumeReceptions()
                        let status = try await client.call(ReadReceptionStatus(saga: asked.saga))
                        #expect(status.progress == .finished)
                    }
                    try await expectRegistered(scene, handover, people, file)
                }
            }
        }
    }

    @Test func `an officer whom victim support refuses leaves nothing behind`() async throws {
        try await TrioScene.run { scene in
            // Immigration may count at the gate but does not read these people's records.
            let people = [try await scene.person()]
            let handover = try await scene.arrivedHandover(people, nil)
            try await scene.bench.withGateway { gateway in
                let status = try await gateway.client(as: Officers.immigration)
                    .call(scene.registration(of: handover))
                #expect(status.progress == .undone)
                #expect(status.refusal?.step == "open/1")
            }
            #expect(try await scene.receptions(of: handover).isEmpty)
            #expect(try await scene.handover(handover)?.receptionClaim == nil)
        }
    }

    @Test func `a file that the officer may not read holds the link up, not the reception`()
        async throws
    {
        try await TrioScene.run { scene in
            let people = [try await scene.person()]
            let handover = try await scene.arrivedHandover(people, .make())
            try await scene.bench.withGateway { gateway in
                let status = try await gateway.client(as: Officers.police)
                    .call(scene.registration(of: handover))
                #expect(status.progress == .confirmed)
                #expect(status.refusal == .init(step: "link/1-1", reason: "record.notFound"))
            }
            #expect(try await scene.receptions(of: handover).count == 1)
        }
    }

    @Test func `a journey is one timeline of three services, for a relation and for nobody else`()
        async throws
    {
        try await TrioScene.run { scene in
            let people = [try await scene.person()]
            let file = try await scene.caseFile()
            let handover = try await scene.arrivedHandover(people, file)
            try await scene.bench.withGateway { gateway in
                _ = try await gateway.client(as: Officers.police)
                    .call(scene.registration(of: handover))
                let ask = ReadVictimJourney(victim: people[0])
                let told = try await gateway.client(as: Officers.health)
                    .call(ask, purpose: Self.purpose(file))
                #expect(told.parts.map(\.status) == [Word(.ok), Word(.ok), Word(.ok)])
                #expect(Set(told.entries.map(\.service)) == ["cases", "victims", "liaison"])
                #expect(told.entries.map(\.at) == told.entries.map(\.at).sorted())
                for victim in [people[0], .make()] {
                    let stranger = await refusal {
                        try await gateway.client(as: Officers.strangeHealth)
                            .call(ReadVictimJourney(victim: victim), purpose: Self.purpose(file))
                    }
                    #expect(stranger?.code == .notFound)
                    #expect(stranger?.reason == "record.notFound")
                }
            }
        }
    }

    @Test func `a service that is away is named, and back again once it is there`() async throws {
        try await TrioScene.run { scene in
            let people = [try await scene.person()]
            let file = try await scene.caseFile()
            let handover = try await scene.arrivedHandover(people, file)
            try await scene.bench.withGateway { gateway in
                let client = gateway.client(as: Officers.police)
                _ = try await client.call(scene.registration(of: handover))
                let ask = ReadCaseOverview(caseFile: file)
                let whole = try await client.call(ask)
                #expect(whole.parts.map(\.status) == [Word(.ok), Word(.ok), Word(.ok)])
                scene.wires.victims.become(.cut)
                let part = try await client.call(ask)
                #expect(part.parts.map(\.status) == [Word(.ok), Word(.unavailable), Word(.ok)])
                #expect(part.parts[1].lastHeard != nil)
                #expect(part.records.count < whole.records.count)
                scene.wires.victims.become(nil)
                let again = try await client.call(ask)
                #expect(again.records == whole.records)
            }
        }
    }

    /// Each service judges the journey for itself, and audits it as it audits the read of an identity.
    @Test func `a journey is audited in every service like the read of an identity`() async throws {
        try await TrioScene.run { scene in
            let people = [try await scene.person()]
            let file = try await scene.caseFile(people: people)
            let handover = try await scene.arrivedHandover(people, file)
            let purpose = Self.purpose(file)
            try await scene.bench.withGateway { gateway in
                _ = try await gateway.client(as: Officers.police)
                    .call(scene.registration(of: handover))
                _ = try await gateway.client(as: Officers.police)
                    .call(ReadVictimJourney(victim: people[0]), purpose: purpose)
            }
            let trails = try await [
                "cases.journeyPart": scene.cases.auditEntries(),
                "victims.journeyPart": scene.victims.auditEntries(),
                "liaison.journeyPart": scene.liaison.auditEntries(),
            ]
            for (method, entries) in trails {
                let reads = entries.filter { $0.method.loggable == method }
                #expect(!reads.isEmpty, "\(method) is not audited")
                for entry in reads {
                    #expect(entry.event == .identityRead)
                    #expect(entry.who.uri == Officers.gateway.identity)
                    #expect(entry.onBehalfOf?.uri == Officers.police.identity)
                    #expect(entry.purpose?.loggable == purpose.purpose)
                    #expect(entry.caseReference?.loggable == "case/\(file.loggable)")
                    #expect(entry.record != nil)
                }
            }
        }
    }

    static let badPurposes: [StatedPurpose?] = [
        nil, StatedPurpose("curiosity", reference: Identifier.random().text),
        StatedPurpose("support"), StatedPurpose("support", reference: "somebody"),
    ]

    @Test(arguments: badPurposes)
    func `a journey for no purpose, an unknown one or no file is refused, and nothing is told`(
        purpose: StatedPurpose?
    ) async throws {
        try await TrioScene.run { scene in
            let person = try await scene.person()
            try await scene.bench.withGateway { gateway in
                let error = await refusal {
                    try await gateway.client(as: Officers.police)
                        .call(ReadVictimJourney(victim: person), purpose: purpose)
                }
                #expect(error?.code == .invalidArgument)
                #expect(["call.purposeMissing", "record.purpose"].contains(error?.reason))
            }
            let read = try await scene.victims.auditEntries()
                .filter { $0.method.loggable == "victims.journeyPart" }
            #expect(read.isEmpty)
        }
    }

    @Test func `strangers of every role hear of nothing what they hear of no person and no file`()
        async throws
    {
        try await TrioScene.run { scene in
            let people = [try await scene.person()]
            let file = try await scene.caseFile(people: people)
            let handover = try await scene.arrivedHandover(people, file)
            try await scene.bench.withGateway { gateway in
                let saga = try await gateway.client(as: Officers.police)
                    .call(scene.registration(of: handover)).saga
                for role in Role.allCases {
                    let officer = Officers.of(role, in: "VN/GOV/SOMEWHERE/ELSE")
                    let client = gateway.client(as: officer)
                    func hears<Request: ServiceRequest>(
                        _ request: Request
                    ) async -> ErrorFrame? where Request.Service == Gateway {
                        await refusal {
                            try await client.call(request, purpose: Self.purpose(file))
                        }.map(ErrorFrame.init)
                    }
                    #expect(await hears(ReadVictimJourney(victim: people[0])) != nil)
                    #expect(
                        await hears(ReadVictimJourney(victim: people[0]))
                            == hears(ReadVictimJourney(victim: .make()))
                    )
                    #expect(
                        await hears(ReadCaseOverview(caseFile: file))
                            == hears(ReadCaseOverview(caseFile: .make()))
                    )
                    #expect(
                        await hears(ReadReceptionStatus(saga: saga))
                            == hears(ReadReceptionStatus(saga: .random()))
                    )
                    #expect(
                        await hears(ResumeReception(saga: saga))
                            == hears(ResumeReception(saga: .random()))
                    )
                }
            }
        }
    }

    /// The same work for a handover that is there and for none: both are undone by the same refusal.
    @Test func `a stranger's registration ends as one of nothing does, and changes nothing`()
        async throws
    {
        try await TrioScene.run { scene in
            let people = [try await scene.person()]
            let handover = try await scene.arrivedHandover(people, nil)
            let before = try await scene.liaison.contents()
            try await scene.bench.withGateway { gateway in
                let client = gateway.client(as: Officers.strangePolice)
                for id in [handover, .make()] {
                    let status = try await client.call(scene.registration(of: id))
                    #expect(status.progress == .undone)
                    #expect(status.receptions.isEmpty && status.done.isEmpty)
                    #expect(
                        status.refusal == .init(step: "claim", reason: "record.notFound")
                    )
                }
            }
            #expect(try await scene.liaison.contents() == before)
            #expect(try await scene.receptions(of: handover).isEmpty)
        }
    }

    @Test func `no request of the gateway has a place for a text`() throws {
        #expect(try Planting(for: Gateway.self).places.isEmpty)
    }

    /// Every text that officers wrote anywhere is a canary; keys and heads hold it too.
    @Test func `no text of anybody's passes through the gateway, stays in its files or its log`()
        async throws
    {
        try await TrioScene.run(planting: true) { scene in
            let people = [try await scene.person(), try await scene.person()]
            let file = try await scene.caseFile(people: people)
            let handover = try await scene.arrivedHandover(people, file)
            let refused = try await scene.arrivedHandover([try await scene.person()], .make())
            let key = try #require(IdempotencyKey(Array("\(Planting.mark) \(Planting.mark)".utf8)))
            var heard: [[UInt8]] = []
            try await scene.bench.withGateway { gateway in
                let police = gateway.client(as: Officers.police)
                heard += [
                    try Wire.encode(
                        await police.call(scene.registration(of: handover), key: key)
                    ),
                    try Wire.encode(await police.call(scene.registration(of: refused))),
                    try Wire.encode(await police.call(ReadCaseOverview(caseFile: file))),
                    try Wire.encode(
                        await police.call(
                            SearchRecords(SoughtRecords(reference: file.identifier))
                        )
                    ),
                    try Wire.encode(
                        await police.call(SearchRecords(SoughtRecords(kind: Reception.kind)))
                    ),
                    try Wire.encode(
                        await police.call(
                            ReadVictimJourney(victim: people[0]),
                            purpose: Self.purpose(file)
                        )
                    ),
                ]
                let bad = await refusal {
                    try await police.call(
                        ReadVictimJourney(victim: people[0]),
                        purpose: StatedPurpose(Planting.mark, reference: Planting.mark)
                    )
                }
                heard.append(ErrorFrame(try #require(bad)).body)
                for try await entry in try await police.stream(FollowEvents()) {
                    heard.append(try Wire.encode(entry))
                    if heard.count == 12 { break }
                }
                for text in Planting.texts { #expect(try scene.bench.filesHolding(text) == []) }
            }
            #expect(heard.count == 12)
            let wires = [scene.wires.cases, scene.wires.victims, scene.wires.liaison]
            let traffic = wires.flatMap(\.traffic) + heard
            #expect(traffic.count > 20)
            for text in Planting.texts {
                #expect(!traffic.contains { String(decoding: $0, as: UTF8.self).contains(text) })
                #expect(try scene.bench.filesHolding(text) == [])
                #expect(!scene.bench.log.text.contains(text))
            }
            #expect(try !scene.bench.filesHolding("open/1").isEmpty)
            #expect(scene.victims.planting?.accepted.isEmpty == false)
        }
    }
}
