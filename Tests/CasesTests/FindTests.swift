import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import CasesServer

/// Records found by number, reference or facets: what each kind's own list and fetch would show.
struct FindTests {
    private func find(
        _ sought: SoughtRecords,
        _ scene: CasesScene,
        as officer: Caller = Officers.borderGuard,
        limit: Int? = nil,
        cursor: Bytes? = nil
    ) async throws -> FoundRecords {
        try await scene.client(officer)
            .call(FindRecords<Cases>(sought, limit: limit, cursor: cursor))
    }

    private func numbered(_ scene: CasesScene, _ number: Int) -> SoughtRecords {
        let year = VietnameseTime.date(of: scene.harness.time.now).year
        return SoughtRecords(number: QuotedNumber(number: number, year: year))
    }

    @Test func `a number finds the reports and the files that bear it, without their content`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.file()
            let page = try await find(numbered(scene, 1), scene, as: Officers.police)
            #expect(page.records.map(\.recordKind) == ["cases.report", "cases.file"])
            let found = try #require(page.records.last)
            #expect(found.reference == file.caseFile.loggable)
            #expect(found.number == numbered(scene, 1).number)
            #expect(found.organisation == Officers.police.organisation)
            #expect(found.state == "draft")
            #expect(found.version == file.version)
            #expect(found.since != nil)
            #expect(page.next == nil)
        }
    }

    @Test func `a number of others finds what a number of nobody's finds`() async throws {
        try await CasesScene.run { scene in
            _ = try await scene.file()
            for number in [1, 77] {
                let page = try await find(
                    numbered(scene, number),
                    scene,
                    as: Officers.strangePolice
                )
                #expect(page.records.isEmpty)
                #expect(page.next == nil)
            }
            let auditor = await refusal {
                try await find(numbered(scene, 1), scene, as: Officers.auditor)
            }
            #expect(auditor?.code == .permissionDenied)
        }
    }

    @Test func `a number of one kind alone is looked for in that kind`() async throws {
        try await CasesScene.run { scene in
            _ = try await scene.file()
            var sought = numbered(scene, 1)
            sought.kind = CaseFile.kind
            let page = try await find(sought, scene, as: Officers.police)
            #expect(page.records.map(\.recordKind) == ["cases.file"])
        }
    }

    @Test func `a reference finds a record of whatever kind, as far as the caller may know it`()
        async throws
    {
        try await CasesScene.run { scene in
            let report = try await scene.received(
                supporters: [Officers.strangePolice.organisation]
            ).report
            let sought = SoughtRecords(reference: report.identifier)
            let read = try #require(try await find(sought, scene).records.first)
            #expect(read.recordKind == "cases.report")
            #expect(read.state == "received")
            // A body that is named in it knows that it exists, and whom to ask.
            let known = try await find(sought, scene, as: Officers.strangePolice).records
            #expect(
                known == [
                    FoundRecord(
                        recordKind: "cases.report",
                        reference: report.loggable,
                        organisation: Officers.borderGuard.organisation
                    )
                ]
            )
            // What a stub hides, nobody is told who asks for it by that.
            var numbered = numbered(scene, 1)
            numbered.kind = Report.kind
            #expect(try await find(numbered, scene).records.count == 1)
            #expect(try await find(numbered, scene, as: Officers.strangePolice).records.isEmpty)
            let states = SoughtRecords(kind: Report.kind, facets: [Facet("state", "received")])
            #expect(try await find(states, scene, as: Officers.strangePolice).records.isEmpty)
            let kind = SoughtRecords(kind: Report.kind)
            #expect(try await find(kind, scene, as: Officers.strangePolice).records == known)

            for reference in [report.identifier, .random()] {
                let stranger = try await find(
                    SoughtRecords(reference: reference),
                    scene,
                    as: Officers.strangeBorderGuard
                )
                #expect(stranger.records.isEmpty)
                #expect(stranger.next == nil)
            }
        }
    }

    @Test func `facets and states of a kind find what its list finds`() async throws {
        try await CasesScene.run { scene in
            for _ in 1...3 { _ = try await scene.received() }
            _ = try await scene.confirmed()
            func found(_ facets: Facet...) async throws -> Int {
                try await find(SoughtRecords(kind: Report.kind, facets: facets), scene).records
                    .count
            }
            #expect(try await found() == 4)
            #expect(try await found(Facet("state", "received")) == 3)
            #expect(try await found(Facet("state", "received"), Facet("state", "confirmed")) == 4)
            #expect(try await found(Facet("province", "quangNinh")) == 4)
            #expect(try await found(Facet("province", "langSon")) == 0)
        }
    }

    @Test func `pages go on from kind to kind, and no record comes twice`() async throws {
        try await CasesScene.run { scene in
            // Of the report's and the file's book one each has this number.
            _ = try await scene.file()
            var found: [String] = []
            var cursor: Bytes?
            repeat {
                let page = try await find(
                    numbered(scene, 1),
                    scene,
                    as: Officers.police,
                    limit: 1,
                    cursor: cursor
                )
                found += page.records.map(\.recordKind)
                cursor = page.next
            } while cursor != nil
            #expect(found == ["cases.report", "cases.file"])

            for _ in 1...5 { _ = try await scene.received() }
            var references: [String] = []
            let reports = SoughtRecords(kind: Report.kind)
            repeat {
                let page = try await find(reports, scene, limit: 2, cursor: cursor)
                #expect(page.records.count <= 2)
                references += page.records.map(\.reference)
                cursor = page.next
            } while cursor != nil
            #expect(references.count == 6)
            #expect(Set(references).count == 6)
        }
    }

    @Test func `a cursor is one reader's, in one search`() async throws {
        try await CasesScene.run { scene in
            for _ in 1...3 { _ = try await scene.received() }
            let reports = SoughtRecords(kind: Report.kind)
            let page = try await find(reports, scene, limit: 1)
            let cursor = try #require(page.next)
            let others: [(SoughtRecords, Caller, Bytes)] = [
                (reports, Officers.borderGuard2, cursor),
                (SoughtRecords(kind: CaseFile.kind), Officers.borderGuard, cursor),
                (
                    SoughtRecords(kind: Report.kind, facets: [Facet("channel", "letter")]),
                    Officers.borderGuard, cursor
                ),
                (reports, Officers.borderGuard, Bytes([1, 2, 3])),
            ]
            for (sought, officer, cursor) in others {
                let error = await refusal {
                    try await find(sought, scene, as: officer, cursor: cursor)
                }
                #expect(error?.reason == "record.unknownCursor")
            }
        }
    }

    private static let noSearches: [(SoughtRecords, String, String)] = [
        (SoughtRecords(), "sought.kind", "missing"),
        (SoughtRecords(facets: [Facet("province", "hue")]), "sought.kind", "missing"),
        (
            SoughtRecords(number: QuotedNumber(number: 1, year: 2026), reference: .random()),
            "sought.reference", "exclusive.number"
        ),
        (
            SoughtRecords(
                number: QuotedNumber(number: 1, year: 2026),
                facets: [Facet("province", "hue")]
            ), "sought.facets", "exclusive.number"
        ),
        (
            SoughtRecords(reference: .random(), facets: [Facet("state", "draft")]),
            "sought.facets", "exclusive.reference"
        ),
        (
            SoughtRecords(number: QuotedNumber(number: 0, year: 2026)), "sought.number.number",
            "range.1-9999999"
        ),
        (
            SoughtRecords(number: QuotedNumber(number: 1, year: 20_260)), "sought.number.year",
            "range.1900-2199"
        ),
        (SoughtRecords(kind: "cases.nothing"), "sought.kind", "vocabulary.unrecognized"),
        (SoughtRecords(kind: "victims.victim"), "sought.kind", "vocabulary.unrecognized"),
        // Kept by the service for itself: no list shows it, and no search.
        (SoughtRecords(kind: "cases.suspectIdentity"), "sought.kind", "vocabulary.unrecognized"),
        (
            SoughtRecords(kind: Report.kind, facets: [Facet("state", "nowhere")]),
            "sought.facets", "vocabulary.unrecognized"
        ),
        (
            SoughtRecords(
                kind: Report.kind,
                facets: (0..<9).map { Facet("province", "\($0)") }
            ), "sought.facets", "count.8"
        ),
        // A person's way through the records asks for a purpose.
        (
            SoughtRecords(kind: Report.kind, facets: [.victim(.make())]), "sought.facets",
            "pointer"
        ),
    ]

    @Test func `what is no search is refused before anything is looked up, and stores nothing`()
        async throws
    {
        try await CasesScene.run { scene in
            _ = try await scene.received()
            let before = try await scene.harness.contents()
            for (sought, field, rule) in Self.noSearches {
                let error = await refusal { try await find(sought, scene) }
                #expect(error?.code == .invalidArgument)
                #expect(error?.violations == [FieldViolation(field: field, rule: rule)])
            }
            for limit in [0, 201] {
                let error = await refusal {
                    try await find(SoughtRecords(kind: Report.kind), scene, limit: limit)
                }
                #expect(error?.violations == [FieldViolation(field: "limit", rule: "range.1-200")])
            }
            #expect(try await scene.harness.contents().changed(since: before) == [])
        }
    }

    @Test func `the gateway finds for an officer what the officer finds`() async throws {
        try await CasesScene.run { scene in
            _ = try await scene.file()
            let own = try await find(numbered(scene, 1), scene, as: Officers.police)
            let through = try await scene.client(Officers.gateway).call(
                FindRecords<Cases>(numbered(scene, 1)),
                onBehalfOf: Officers.police.identity
            )
            #expect(through.records == own.records)
            #expect(own.records.count == 2)
            let alone = await refusal {
                try await find(numbered(scene, 1), scene, as: Officers.gateway)
            }
            #expect(alone?.code == .permissionDenied)
        }
    }
}
