import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// A search over three real services: what each shows the officer, and which part is missing.
@Suite struct SearchTests {
    /// Number one of each book: a report, a case file, the minutes of a handover.
    private struct Numbered {
        let scene: TrioScene
        let file: CaseFileID
        let handover: HandoverID
        let sought: SoughtRecords

        init(_ scene: TrioScene) async throws {
            self.scene = scene
            file = try await scene.caseFile()
            handover = try await scene.arrivedHandover([try await scene.person()], file)
            let border = scene.liaison.client(as: Officers.borderGuard)
            let seen = try await border.call(FetchRecord<Handover>(id: handover)).content?.version
            _ = try await border.call(
                DrawUpMinutes(id: handover, seen: seen ?? 0, at: scene.liaison.time.now)
            )
            let year = VietnameseTime.date(of: scene.liaison.time.now).year
            sought = SoughtRecords(number: QuotedNumber(number: 1, year: year))
        }

        func search(
            _ other: SoughtRecords? = nil,
            as officer: Caller = Officers.police,
            cursor: Bytes? = nil,
            at gateway: OpenGateway
        ) async throws -> SearchRecords.Response {
            try await gateway.client(as: officer)
                .call(SearchRecords(other ?? sought, cursor: cursor))
        }
    }

    private static let all = ["cases", "victims", "liaison"]

    @Test func `a number finds the records of all services that bear it, and no content`()
        async throws
    {
        try await TrioScene.run { scene in
            let numbered = try await Numbered(scene)
            try await scene.bench.withGateway { gateway in
                let answer = try await numbered.search(at: gateway)
                #expect(
                    answer.records.map(\.recordKind) == [
                        "cases.report", "cases.file", "liaison.handover",
                    ]
                )
                #expect(answer.records.allSatisfy { $0.number == numbered.sought.number })
                #expect(answer.records.last?.reference == numbered.handover.loggable)
                #expect(answer.records.last?.state == "arrived")
                #expect(answer.parts.map(\.service) == Self.all)
                #expect(answer.parts.allSatisfy { $0.status == .ok && $0.asOf != nil })
                #expect(answer.next == nil)
            }
        }
    }

    @Test func `a stranger finds of others exactly what is found of nobody`() async throws {
        try await TrioScene.run { scene in
            let numbered = try await Numbered(scene)
            let person = try await scene.person()
            try await scene.bench.withGateway { gateway in
                let theirs: [(SoughtRecords, SoughtRecords)] = [
                    (numbered.sought, SoughtRecords(number: QuotedNumber(number: 9, year: 2026))),
                    (
                        SoughtRecords(reference: numbered.file.identifier),
                        SoughtRecords(reference: .random())
                    ),
                    (
                        SoughtRecords(reference: person.identifier),
                        SoughtRecords(reference: .random())
                    ),
                ]
                for (others, nobodys) in theirs {
                    let one = try await numbered.search(
                        others,
                        as: Officers.strangePolice,
                        at: gateway
                    )
                    let other = try await numbered.search(
                        nobodys,
                        as: Officers.strangePolice,
                        at: gateway
                    )
                    #expect(one.records.isEmpty)
                    #expect(one.next == nil)
                    #expect(one.parts.map(\.service) == other.parts.map(\.service))
                    #expect(one.parts.map(\.status) == other.parts.map(\.status))
                    #expect(other.records.isEmpty && other.next == nil)
                }
            }
        }
    }

    @Test func `a reference of unknown kind finds the one record, wherever it is kept`()
        async throws
    {
        try await TrioScene.run { scene in
            let numbered = try await Numbered(scene)
            let person = try await scene.person()
            let references: [(Identifier, String)] = [
                (numbered.file.identifier, "cases.file"), (person.identifier, "victims.victim"),
                (numbered.handover.identifier, "liaison.handover"),
            ]
            try await scene.bench.withGateway { gateway in
                for (reference, kind) in references {
                    let answer = try await numbered.search(
                        SoughtRecords(reference: reference),
                        at: gateway
                    )
                    #expect(answer.records.map(\.recordKind) == [kind])
                    #expect(answer.records.map(\.reference) == [reference.text])
                }
            }
        }
    }

    @Test func `where a kind is named only its keeper is asked`() async throws {
        try await TrioScene.run { scene in
            let numbered = try await Numbered(scene)
            scene.wires.victims.become(.cut)
            scene.wires.liaison.become(.cut)
            try await scene.bench.withGateway { gateway in
                let reports = SoughtRecords(
                    kind: Report.kind,
                    facets: [Facet("province", "quangNinh")]
                )
                let answer = try await numbered.search(reports, at: gateway)
                #expect(answer.parts.map(\.service) == ["cases"])
                #expect(answer.records.count == 1)
                #expect(answer.next == nil)
                let handovers = SoughtRecords(kind: Handover.kind)
                let away = await refusal { try await numbered.search(handovers, at: gateway) }
                #expect(away?.code == .unavailable)
                #expect(away?.retryAfterMilliseconds != nil)
            }
        }
    }

    @Test func `a service that is away costs its part, and the next page asks it again`()
        async throws
    {
        try await TrioScene.run { scene in
            let numbered = try await Numbered(scene)
            try await scene.bench.withGateway { gateway in
                scene.wires.liaison.become(.cut)
                let first = try await numbered.search(at: gateway)
                #expect(first.records.map(\.recordKind) == ["cases.report", "cases.file"])
                #expect(first.parts.map(\.status) == [Word(.ok), Word(.ok), Word(.unavailable)])
                let next = try #require(first.next)
                let away = await refusal { try await numbered.search(cursor: next, at: gateway) }
                #expect(away?.code == .unavailable)
                scene.wires.liaison.become(nil)
                let rest = try await numbered.search(cursor: next, at: gateway)
                #expect(rest.records.map(\.recordKind) == ["liaison.handover"])
                #expect(rest.parts.map(\.service) == ["liaison"])
                #expect(rest.next == nil)
            }
        }
    }

    @Test func `pages of several services come to the whole, nothing twice`() async throws {
        try await TrioScene.run { scene in
            let numbered = try await Numbered(scene)
            try await scene.bench.withGateway { gateway in
                var found: [String] = []
                var cursor: Bytes?
                repeat {
                    let page = try await gateway.client(as: Officers.police)
                        .call(SearchRecords(numbered.sought, limit: 1, cursor: cursor))
                    #expect(page.records.count <= 3)
                    found += page.records.map(\.recordKind)
                    cursor = page.next
                } while cursor != nil
                #expect(found.sorted() == ["cases.file", "cases.report", "liaison.handover"])
            }
        }
    }

    @Test func `what is no search is refused, and nothing is stored anywhere`() async throws {
        try await TrioScene.run { scene in
            let numbered = try await Numbered(scene)
            try await scene.bench.withGateway { gateway in
                let before = try await StoreContents.of(gateway.service.journal.store)
                let behind = try await scene.cases.contents()
                let wrong: [(SoughtRecords, Bytes?, String)] = [
                    (SoughtRecords(), nil, "question.invalid"),
                    (SoughtRecords(kind: "tax.return"), nil, "vocabulary.unrecognized"),
                    (
                        SoughtRecords(kind: Reception.kind, facets: [.victim(.make())]), nil,
                        "question.invalid"
                    ),
                    (numbered.sought, Bytes([0x80]), "record.unknownCursor"),
                ]
                for (sought, cursor, reason) in wrong {
                    let error = await refusal {
                        try await numbered.search(sought, cursor: cursor, at: gateway)
                    }
                    #expect(error?.code == .invalidArgument)
                    #expect(error?.reason == reason)
                }
                let auditor = await refusal {
                    try await numbered.search(as: Officers.auditor, at: gateway)
                }
                #expect(auditor?.code == .permissionDenied)
                let after = try await StoreContents.of(gateway.service.journal.store)
                #expect(after.changed(since: before) == [])
                #expect(try await scene.cases.contents().changed(since: behind) == [])
            }
        }
    }
}
