import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// The feed over three real services: who is told what, and what a service's absence costs.
@Suite struct FeedTrioTests {
    private static let pace = FeedPace(
        retry: .milliseconds(5),
        longestRetry: .milliseconds(50),
        patience: .seconds(5),
        renewal: .seconds(30)
    )

    /// What an officer is told from a place on, until a fact holds.
    private func read(
        _ gateway: OpenGateway,
        as officer: Caller,
        after cursor: Bytes? = nil,
        until fact: ([FeedEntry]) -> Bool
    ) async throws -> [FeedEntry] {
        var entries: [FeedEntry] = []
        let feed = try await gateway.client(as: officer).stream(FollowEvents(cursor: cursor))
        for try await entry in feed {
            entries.append(entry)
            if fact(entries) { break }
        }
        return entries
    }

    private func told(_ entries: [FeedEntry], of id: Identifier) -> Bool {
        entries.contains { $0.event?.id == id }
    }

    /// A report of an officer's own, whatever its number.
    private func report(_ scene: TrioScene, by officer: Caller) async throws -> Identifier {
        try await scene.cases.client(as: officer).call(
            ReceiveReport(
                report: Report(
                    channel: .borderGate,
                    receivedAt: scene.cases.time.now,
                    province: .langSon,
                    countries: [.myanmar],
                    forms: [.forcedLabour],
                    summary: FreeText("Tin báo của đơn vị khác."),
                    people: [],
                    supporters: []
                )
            )
        ).report.identifier
    }

    @Test func `each officer is told what they may know, of all services, and nothing else`()
        async throws
    {
        try await TrioScene.run { scene in
            let person = try await scene.person()
            let file = try await scene.caseFile(people: [person])
            let handover = try await scene.arrivedHandover([person], file)
            let theirs = try await report(scene, by: Officers.strangePolice)
            try await scene.bench.withGateway(feedPace: Self.pace) { gateway in
                let ids = [file.identifier, person.identifier, handover.identifier]
                let police = try await read(gateway, as: Officers.police) { entries in
                    ids.allSatisfy { told(entries, of: $0) }
                }
                #expect(!told(police, of: theirs))
                let stranger = try await read(gateway, as: Officers.strangePolice) {
                    told($0, of: theirs)
                        && Set($0.compactMap(\.part).map(\.service)).count == 3
                }
                // Their own report is the newest event of its service, and was reached past all others.
                #expect(stranger.compactMap(\.event).map(\.id) == [theirs])
            }
        }
    }

    @Test func `a cursor is one officer's`() async throws {
        try await TrioScene.run { scene in
            _ = try await scene.caseFile()
            try await scene.bench.withGateway(feedPace: Self.pace) { gateway in
                let entries = try await read(gateway, as: Officers.police) {
                    $0.contains { $0.event != nil }
                }
                let cursor = try #require(entries.last { $0.event != nil }?.cursor)
                let error = await refusal {
                    try await read(gateway, as: Officers.police2, after: cursor) { _ in false }
                }
                #expect(error?.reason == "record.unknownCursor")
            }
        }
    }

    @Test func `what happens while a service is away and restarts comes once it is back`()
        async throws
    {
        try await TrioScene.run { scene in
            _ = try await scene.caseFile()
            try await scene.bench.withGateway(feedPace: Self.pace) { gateway in
                var meanwhile: Identifier?
                var isBack = false
                let feed = try await gateway.client(as: Officers.police).stream(FollowEvents())
                var entries: [FeedEntry] = []
                for try await entry in feed {
                    entries.append(entry)
                    let isCut = meanwhile != nil
                    if !isCut, Set(entries.compactMap(\.part).map(\.service)).count == 3 {
                        scene.wires.cases.become(.cut)
                        meanwhile = try await report(scene, by: Officers.police)
                        try await scene.cases.restart()
                    }
                    if let part = entry.part, part.service == "cases", !isBack {
                        if part.status.known == .unavailable {
                            isBack = true
                            scene.wires.cases.become(nil)
                        }
                    }
                    if let meanwhile, told(entries, of: meanwhile) { break }
                }
                let seen = entries.compactMap(\.event).map { "\($0.id) \($0.version)" }
                #expect(seen.count == Set(seen).count)
                let cases = entries.compactMap(\.part).filter { $0.service == "cases" }
                #expect(cases.map(\.status) == [Word(.ok), Word(.unavailable), Word(.ok)])
            }
        }
    }
}
