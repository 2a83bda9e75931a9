import Audit
import Foundation
import RPC
import ServiceContracts
import ServiceKit
import Synchronization
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// A made-up identity in every text that officers wrote in the three services and that anybody sends to the
/// gateway, and looked for in whatever the gateway answers, keeps, logs and reports.
@Suite struct CanaryTests {
    /// A person with every field, in a case file and at the gate.
    private struct Situation {
        let person: VictimRef
        let file: CaseFileID
        let handover: HandoverID
    }

    private static func situation(_ scene: TrioScene) async throws -> Situation {
        let person = try await scene.person()
        let file = try await scene.caseFile(people: [person])
        let handover = try await scene.arrivedHandover([person], file)
        return Situation(person: person, file: file, handover: handover)
    }

    /// What somebody heard of the gateway.
    private final class Heard: Sendable {
        private let answers = Mutex<[(method: String, bytes: [UInt8])]>([])

        func note(_ method: String, _ answer: some Encodable) throws {
            let bytes = try Wire.encode(answer)
            answers.withLock { $0.append((method, bytes)) }
        }

        var methods: Set<String> { answers.withLock { Set($0.map(\.method)) } }

        /// The methods in whose answers a text stands.
        func methods(holdingAnyOf texts: [String]) -> [String] {
            answers.withLock { answers in
                answers.filter { answer in
                    texts.contains { answer.bytes.firstRange(of: Array($0.utf8)) != nil }
                }.map(\.method)
            }
        }
    }

    private static func ask<Request: ServiceRequest>(
        _ request: Request,
        as officer: Caller = Officers.police,
        purpose: StatedPurpose? = nil,
        _ gateway: OpenGateway,
        _ heard: Heard
    ) async throws where Request.Service == Gateway {
        let answer = try await gateway.client(as: officer).call(request, purpose: purpose)
        try heard.note(Request.method.name, answer)
    }

    /// Everything that the gateway answers, asked by somebody who may know.
    private static func askEverything(
        _ situation: Situation,
        _ scene: TrioScene,
        _ gateway: OpenGateway,
        _ heard: Heard
    ) async throws {
        let purpose = StatedPurpose(
            Purpose.support.rawValue,
            reference: situation.file.loggable
        )
        try await ask(scene.registration(of: situation.handover), gateway, heard)
        try await ask(ReadCaseOverview(caseFile: situation.file), gateway, heard)
        for officer in [Officers.police, Officers.health] {
            try await ask(
                ReadVictimJourney(victim: situation.person),
                as: officer,
                purpose: purpose,
                gateway,
                heard
            )
        }
        try await ask(ReadDeadlineRadar(), gateway, heard)
        for kind: RecordKind in [Report.kind, Victim.kind, Handover.kind] {
            try await ask(SearchRecords(SoughtRecords(kind: kind)), gateway, heard)
        }
        try await ask(
            SearchRecords(SoughtRecords(reference: situation.file.identifier)),
            gateway,
            heard
        )
        try await ask(ReadPlanProgress(), as: Officers.criminalPolice, gateway, heard)
        for trace in try await traces(scene) {
            try await ask(ReadEvidence(trace), as: Officers.auditor, gateway, heard)
        }
        try await listen(gateway, heard)
    }

    /// The traces of whatever was written in the three services.
    private static func traces(_ scene: TrioScene) async throws -> Set<TraceID> {
        var entries = try await scene.cases.auditEntries()
        entries += try await scene.victims.auditEntries()
        entries += try await scene.liaison.auditEntries()
        return Set(entries.compactMap(\.trace))
    }

    /// The feed of all services, as far as each of several officers gets something.
    private static func listen(_ gateway: OpenGateway, _ heard: Heard) async throws {
        for officer in [Officers.police, Officers.health, Officers.borderGuard] {
            let feed = try await gateway.client(as: officer).stream(FollowEvents())
            var services: Set<String> = []
            var events = 0
            for try await entry in feed {
                try heard.note(FollowEvents.method.name, entry)
                events += entry.event == nil ? 0 : 1
                if let part = entry.part { services.insert(part.service) }
                if services.count == 3, events > 2 { break }
            }
        }
    }

    /// Where any of the texts stands of what the gateway has and gave.
    private static func places(_ scene: TrioScene, _ heard: Heard) throws -> [String] {
        var places = try Planting.texts.flatMap { try scene.bench.filesHolding($0) }
        let said =
            [("the log", scene.bench.log.text)]
            + scene.bench.metrics.labels.map { ("the metrics", $0) }
        places += said.filter { _, text in Planting.texts.contains { text.contains($0) } }.map(\.0)
        places += heard.methods(holdingAnyOf: Planting.texts)
        return places
    }

    @Test
    func `no answer, event, file, log line, error or metric of the gateway holds an identity`()
        async throws
    {
        try await TrioScene.run(planting: true) { scene in
            let situation = try await Self.situation(scene)
            let heard = Heard()
            let planting = try Planting(for: Gateway.self)
            try await scene.bench.withGateway { gateway in
                try await Self.askEverything(situation, scene, gateway, heard)
                try await PlantedRefusals<Gateway>(planting).sendAll(now: scene.cases.time.now) {
                    InProcessTransport(gateway.handler, as: $0)
                }
                #expect(try Self.places(scene, heard) == [])
            }
            // Once closed, its journal is on the disk.
            #expect(try Self.places(scene, heard) == [])
            #expect(planting.echoes == [])
            #expect(heard.methods.count == 8)
            // What the gateway carried between its services and officers, either way.
            let traffic =
                scene.wires.cases.traffic + scene.wires.victims.traffic
                + scene.wires.liaison.traffic
            #expect(!traffic.isEmpty)
            let texts = Planting.texts.map { Array($0.utf8) }
            #expect(
                !traffic.contains { message in texts.contains { message.firstRange(of: $0) != nil }
                }
            )
            // Every text was in a service before: looking finds what does stand there.
            let police = try await scene.cases.client(as: Officers.police)
                .call(FetchRecord<CaseFile>(id: situation.file))
            #expect(police.content != nil)
            let kept = try await scene.victims.client(as: Officers.borderGuard).call(
                ReadIdentity(victim: situation.person),
                purpose: StatedPurpose(
                    Purpose.support.rawValue,
                    reference: situation.file.loggable
                )
            )
            #expect(kept.identity.names.first?.disclosed.contains(Planting.mark) == true)
        }
    }
}
