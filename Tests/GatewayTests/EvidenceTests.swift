import Audit
import RPC
import ServiceContracts
import ServiceKit
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer
@testable import homeward

/// What one request led to, found and proved in every service that it touched.
@Suite struct EvidenceTests {
    /// The entries that a service shows, decoded, with the bytes as they came.
    private static func entries(
        _ answer: ReadEvidence.Response,
        of service: String
    ) throws -> [AuditEntry] {
        try answer.evidence.filter { $0.service == service }.flatMap(\.proved.entries).map {
            try Wire.decode(RecordedEntry.self, from: $0.entry.array).entry
        }
    }

    /// Judges an answer as the command does.
    private static func report(
        _ trace: TraceID,
        _ answer: ReadEvidence.Response
    ) -> EvidenceReport {
        var report = EvidenceReport(trace)
        report.add(answer)
        return report
    }

    /// Signs the trail of every service as it stands, as the host does each minute.
    private static func sign(_ scene: TrioScene) async throws {
        for audit in [scene.cases.audited, scene.victims.audited, scene.liaison.audited] {
            let signer = try CheckpointSigner(SymmetricKeyBytes(bytes: Array(1...32)))
            _ = try await audit.store.write { transaction in
                try audit.trail.sign(
                    at: Instant(millisecondsSinceEpoch: 1_782_900_000_000),
                    by: signer,
                    in: transaction
                )
            }
        }
    }

    @Test func `a reception is found in the three services that it touched, each entry proved`()
        async throws
    {
        try await TrioScene.run { scene in
            let people = [try await scene.person(), try await scene.person()]
            let file = try await scene.caseFile()
            let handover = try await scene.arrivedHandover(people, file)
            try await scene.bench.withGateway { gateway in
                let place = TraceParent.random()
                _ = try await gateway.client(as: Officers.police).tracing(place)
                    .call(scene.registration(of: handover))
                let answer = try await gateway.client(as: Officers.auditor)
                    .call(ReadEvidence(place.trace))
                #expect(answer.parts.map(\.status) == [Word(.ok), Word(.ok), Word(.ok)])
                #expect(answer.next == nil)
                for (service, methods) in [
                    ("cases", ["cases.linkVictims"]),
                    ("victims", ["victims.reception.open", "victims.reception.open"]),
                    ("liaison", ["liaison.reception.claim", "liaison.reception.confirm"]),
                ] {
                    let entries = try Self.entries(answer, of: service)
                    let found = entries.map(\.method.text)
                    #expect(Set(found).isSuperset(of: methods), "\(service): \(found)")
                    #expect(entries.allSatisfy { $0.trace == place.trace })
                    #expect(entries.allSatisfy { $0.who.uri == Officers.gateway.identity })
                    #expect(entries.allSatisfy { $0.onBehalfOf?.uri == Officers.police.identity })
                }
                let report = Self.report(place.trace, answer)
                #expect(!report.isBad)
                #expect(report.entries.allSatisfy { $0.verdict == .signed })
                #expect(report.trails.allSatisfy { $0.tree == .signed })
            }
        }
    }

    @Test func `a reception that is resumed later stays in the trace of the request that began it`()
        async throws
    {
        try await TrioScene.run { scene in
            let people = [try await scene.person()]
            let file = try await scene.caseFile()
            let handover = try await scene.arrivedHandover(people, file)
            let place = TraceParent.random()
            let key = IdempotencyKey.random()
            let stop = StopAfter(rows: 3)
            _ = await refusal {
                try await scene.bench.withGateway(failpoints: stop.failpoints) {
                    try await $0.client(as: Officers.police).tracing(place)
                        .call(scene.registration(of: handover), key: key)
                }
            }
            #expect(stop.wasReached)
            try await scene.bench.withGateway { gateway in
                await gateway.service.resumeReceptions()
                let answer = try await gateway.client(as: Officers.auditor)
                    .call(ReadEvidence(place.trace))
                for service in ["cases", "victims", "liaison"] {
                    #expect(try Self.entries(answer, of: service).isEmpty == false, "\(service)")
                }
                // Asked for again under its key it is the same work, and so the same trace.
                let again = TraceParent.random()
                _ = try await gateway.client(as: Officers.police).tracing(again)
                    .call(scene.registration(of: handover), key: key)
                let other = try await gateway.client(as: Officers.auditor)
                    .call(ReadEvidence(again.trace))
                #expect(other.evidence.allSatisfy { $0.proved.entries.isEmpty })
            }
        }
    }

    @Test func `a journey that was read is found by its trace, as the identity read that it is`()
        async throws
    {
        try await TrioScene.run { scene in
            let person = try await scene.person()
            let place = TraceParent.random()
            let purpose = StatedPurpose(
                Purpose.support.rawValue,
                reference: CaseFileID.make().loggable
            )
            try await scene.bench.withGateway { gateway in
                _ = try await gateway.client(as: Officers.police).tracing(place)
                    .call(ReadVictimJourney(victim: person), purpose: purpose)
                let answer = try await gateway.client(as: Officers.auditor)
                    .call(ReadEvidence(place.trace))
                let read = try Self.entries(answer, of: "victims")
                #expect(!read.isEmpty)
                #expect(read.allSatisfy { $0.event == .identityRead })
                #expect(read.allSatisfy { $0.onBehalfOf?.uri == Officers.police.identity })
            }
        }
    }

    @Test func `a request without a trace is found by the name of its call`() async throws {
        try await TrioScene.run { scene in
            _ = try await scene.report()
            let entry = try #require(try await scene.cases.auditEntries().last)
            let call = try #require(entry.call)
            #expect(entry.trace == TraceID(beginningWith: call))
            #expect(try TraceID.typed(call.text) == entry.trace)
            try await scene.bench.withGateway { gateway in
                let answer = try await gateway.client(as: Officers.auditor)
                    .call(ReadEvidence(TraceID(beginningWith: call)))
                #expect(try Self.entries(answer, of: "cases").contains(entry))
            }
        }
    }

    @Test func `whoever is no auditor learns nothing, of a trace that is there or is not`()
        async throws
    {
        try await TrioScene.run { scene in
            let place = TraceParent.random()
            #expect(try await !scene.person(in: place).loggable.isEmpty)
            try await scene.bench.withGateway { gateway in
                for officer in Officers.everybody where officer != Officers.auditor {
                    for trace in [place.trace, .random()] {
                        let error = await refusal {
                            try await gateway.client(as: officer).call(ReadEvidence(trace))
                        }
                        #expect(error?.code == .permissionDenied, "\(officer.identity)")
                        #expect(error?.reason == "call.roleMissing", "\(officer.identity)")
                        let own = await refusal {
                            try await scene.victims.client(as: officer)
                                .call(ListProvedEntries<VictimSupport>(trace))
                        }
                        #expect(own?.reason == "call.roleMissing", "\(officer.identity)")
                    }
                }
                // Nor does a refused question stand in the trail as one that was answered.
                let entries = try await scene.victims.auditEntries()
                #expect(!entries.contains { $0.event == .evidenceRead })
                let auditor = gateway.client(as: Officers.auditor)
                let known = try await auditor.call(ReadEvidence(place.trace))
                #expect(try !Self.entries(known, of: "victims").isEmpty)
                let unknown = try await auditor.call(ReadEvidence(.random()))
                #expect(unknown.evidence.allSatisfy { $0.proved.entries.isEmpty })
                #expect(unknown.parts.map(\.status) == known.parts.map(\.status))
            }
        }
    }

    @Test func `who read evidence stands in the trail that was read, and is signed with it`()
        async throws
    {
        try await TrioScene.run { scene in
            let (place, asking) = (TraceParent.random(), TraceParent.random())
            _ = try await scene.traced(place)
            try await scene.bench.withGateway { gateway in
                let auditor = gateway.client(as: Officers.auditor)
                let unknown = TraceID.random()
                for trace in [place.trace, unknown] {
                    _ = try await auditor.tracing(asking).call(ReadEvidence(trace))
                }
                // Asked for in its turn, the reading is found: itself, and the one that finds it.
                let answer = try await auditor.call(ReadEvidence(asking.trace))
                for service in ["cases", "victims", "liaison"] {
                    let read = try Self.entries(answer, of: service)
                    #expect(read.map(\.event) == [.evidenceRead, .evidenceRead], "\(service)")
                    #expect(
                        read.map { $0.record?.id.bytes } == [place.trace.bytes, unknown.bytes],
                        "\(service)"
                    )
                    for entry in read {
                        #expect(entry.who.uri == Officers.gateway.identity)
                        #expect(entry.onBehalfOf?.uri == Officers.auditor.identity)
                        #expect(entry.record?.kind == "trace")
                        #expect(entry.method.text == "\(service).provedEntries")
                        #expect(entry.outcome == .done && entry.requestDigest?.count == 32)
                    }
                }
                let report = Self.report(asking.trace, answer)
                #expect(report.entries.count == 6 && !report.isBad)
                #expect(report.entries.allSatisfy { $0.verdict == .signed })
                // Asked by itself a service names the officer alone.
                _ = try await scene.cases.client(as: Officers.auditor)
                    .call(ListProvedEntries<Cases>(place.trace))
                let last = try #require(try await scene.cases.auditEntries().last)
                #expect(last.event == .evidenceRead && last.onBehalfOf == nil)
                #expect(last.who.uri == Officers.auditor.identity)
            }
        }
    }

    @Test func `a trail that was written anew is not signed for whoever asks`() async throws {
        try await TrioScene.run { scene in
            let place = TraceParent.random()
            _ = try await scene.traced(place)
            _ = try await scene.traced(place)
            let audit = scene.cases.audited
            func checkpoints() async throws -> [Checkpoint] {
                try await audit.store.read { try audit.trail.checkpoints(in: $0) }
            }
            try await scene.bench.withGateway { gateway in
                let auditor = gateway.client(as: Officers.auditor)
                let honest = try await auditor.call(ReadEvidence(place.trace))
                #expect(!Self.report(place.trace, honest).isBad)
                let before = try await checkpoints()
                // The first node of the upper row: with it the root becomes another.
                try await audit.store.write { transaction in
                    try transaction.execute(
                        "UPDATE audit_nodes SET hash = $1 WHERE level = 1 AND place = 0",
                        [UInt8](repeating: 7, count: 32)
                    )
                }
                let answer = try await auditor.call(ReadEvidence(place.trace))
                let report = Self.report(place.trace, answer)
                #expect(report.isBad)
                #expect(report.trails.first { $0.service == "cases" }?.tree == .rewritten)
                #expect(try await checkpoints() == before)
            }
        }
    }

    @Test(arguments: [0, ProvedEntries.most + 1, -1])
    func `a service asked by itself refuses as many entries as no answer holds`(
        limit: Int
    ) async throws {
        try await TrioScene.run { scene in
            let before = try await scene.cases.contents()
            let error = await refusal {
                try await scene.cases.client(as: Officers.auditor)
                    .call(ListProvedEntries<Cases>(.random(), limit: limit))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.reason == "record.invalidField")
            #expect(error?.violations.map(\.field) == ["limit"])
            #expect(try await scene.cases.contents() == before)
        }
    }

    @Test func `a service that is away costs its part, and is asked again from the cursor`()
        async throws
    {
        try await TrioScene.run { scene in
            let place = TraceParent.random()
            for _ in 0..<3 { _ = try await scene.traced(place) }
            try await scene.bench.withGateway { gateway in
                let auditor = gateway.client(as: Officers.auditor)
                scene.wires.cases.become(.cut)
                let first = try await auditor.call(ReadEvidence(place.trace, limit: 2))
                #expect(
                    first.parts.map(\.status) == [Word(.unavailable), Word(.ok), Word(.ok)]
                )
                scene.wires.cases.become(nil)
                var cursor = first.next
                var found: [Int64] = []
                while let next = cursor {
                    let page = try await auditor.call(
                        ReadEvidence(place.trace, limit: 2, cursor: next)
                    )
                    #expect(page.parts.map(\.service) == ["cases"])
                    found += page.evidence.flatMap(\.proved.entries).map(\.number)
                    cursor = page.next
                }
                #expect(found.count == 3 && found == found.sorted())
            }
        }
    }

    @Test func `an entry that was tampered with fails its proof, loudly`() async throws {
        try await TrioScene.run { scene in
            let place = TraceParent.random()
            _ = try await scene.traced(place)
            _ = try await scene.traced(place)
            try await Self.sign(scene)
            let audit = scene.cases.audited
            try await audit.store.write { transaction in
                let row = try #require(
                    try transaction.row(
                        "SELECT number, entry FROM audit_entries WHERE trace = $1 ORDER BY number",
                        place.trace.bytes
                    )
                )
                var bytes: [UInt8] = try row["entry"]
                // The outcome, at a place where it still reads as an entry.
                let done = Array("done".utf8)
                let at = try #require(bytes.firstIndex(of: done))
                bytes.replaceSubrange(at..<at + 4, with: Array("dune".utf8))
                try transaction.execute(
                    "UPDATE audit_entries SET entry = $1 WHERE number = $2",
                    bytes,
                    try row["number"] as Int64
                )
            }
            try await scene.bench.withGateway { gateway in
                let answer = try await gateway.client(as: Officers.auditor)
                    .call(ReadEvidence(place.trace))
                let report = Self.report(place.trace, answer)
                #expect(report.isBad)
                #expect(report.entries.filter(\.verdict.isBad).map(\.verdict) == [.unproved])
                #expect(report.entries.count == 2)
            }
        }
    }

    @Test func `the gateway passes on no identity, and what it passes on holds none`() async throws
    {
        try await TrioScene.run(planting: true) { scene in
            let people = [try await scene.person()]
            let file = try await scene.caseFile(people: people)
            let handover = try await scene.arrivedHandover(people, file)
            let place = TraceParent.random()
            try await scene.bench.withGateway { gateway in
                _ = try await gateway.client(as: Officers.police).tracing(place)
                    .call(scene.registration(of: handover))
                let answer = try await gateway.client(as: Officers.auditor)
                    .call(ReadEvidence(place.trace))
                #expect(answer.evidence.contains { !$0.proved.entries.isEmpty })
                let bytes = try Wire.encode(answer)
                for text in Planting.texts {
                    #expect(!bytes.contains(Array(text.utf8)))
                    #expect(try scene.bench.filesHolding(text) == [])
                }
            }
        }
    }
}

extension TrioScene {
    /// A report that is taken in within a trace.
    fileprivate func traced(_ place: TraceParent) async throws -> ReceiveReport.Response {
        try await cases.client(as: Officers.police).tracing(place).call(
            ReceiveReport(
                report: Report(
                    channel: .borderGate,
                    receivedAt: cases.time.now,
                    province: .quangNinh,
                    countries: [.myanmar],
                    forms: [.forcedLabour],
                    summary: FreeText("Bàn giao tại cửa khẩu."),
                    people: [],
                    supporters: []
                )
            )
        )
    }
}

extension [UInt8] {
    /// Where some bytes begin.
    fileprivate func firstIndex(of other: [UInt8]) -> Int? {
        guard count >= other.count else { return nil }
        return (0...(count - other.count)).first { self[$0..<$0 + other.count] == other[...] }
    }

    /// Whether some bytes stand in it.
    fileprivate func contains(_ other: [UInt8]) -> Bool { firstIndex(of: other) != nil }
}
