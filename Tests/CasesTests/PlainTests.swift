import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Every rule of every plain kind is broken, and nothing of it is kept.
struct PlainTests {
    private static let long = FreeText(String(repeating: "x", count: 20_001))
    private static let tomorrow = CasesScene.day(2099, 1, 1)
    private static let china = Word(Country.china)
    private static let province = Word(Province.quangNinh)

    private func expect<R: ServedRecord & PlainRecord>(
        _ kind: TriedKind<CasesScene, R>,
        _ breaches: [PlainTrial<CasesScene, R>.Breach]
    ) async throws where R.Service == Cases {
        try await CasesScene.run { scene in
            let trial = PlainTrial(kind, breaking: breaches)
            let problems = try await trial.problems(in: scene)
            #expect(problems == [])
        }
    }

    @Test func `a network keeps its rules`() async throws {
        try await expect(
            CasesScene.networks,
            [
                .init("name", "length.1-300") { $0.name = FreeText("") },
                .init("summary", "length.1-20000") { $0.summary = Self.long },
                .init("suspects", "count.0-300") {
                    $0.suspects = (0...300).map { _ in .make() }
                },
                .init("suspects", "repeated") { $0.suspects += $0.suspects },
                .init("caseFiles", "count.0-100") {
                    $0.caseFiles = (0...100).map { _ in .make() }
                },
                .init("caseFiles", "repeated") {
                    $0.caseFiles = Array(repeating: .make(), count: 2)
                },
                .init("provinces", "count.0-34") {
                    $0.provinces = Array(repeating: Self.province, count: 35)
                },
                .init("provinces", "repeated") { $0.provinces += $0.provinces },
                .init("countries", "count.0-32") {
                    $0.countries = Array(repeating: Self.china, count: 33)
                },
                .init("countries", "repeated") { $0.countries += $0.countries },
                .init("forms", "count.0-11") {
                    $0.forms = Array(repeating: Word(.servitude), count: 12)
                },
                .init("forms", "repeated") { $0.forms += $0.forms },
                .init("brokenOn", "absent") { $0.brokenOn = CasesScene.past },
            ]
        )
    }

    @Test func `a trafficking event keeps its rules`() async throws {
        try await expect(
            CasesScene.events,
            [
                .init("until", "order") { $0.until = CasesScene.day(2026, 5, 1) },
                .init("from", "past") {
                    $0.from = Self.tomorrow
                    $0.until = nil
                },
                .init("province", "needs.vietNam") { $0.country = Self.china },
                .init("commune", "needs.province") {
                    $0.province = nil
                    $0.commune = CommuneCode("00004")
                },
                .init("region", "length.1-200") { $0.region = FreeText("") },
                .init("city", "length.1-200") { $0.city = FreeText("") },
                .init("street", "length.1-500") { $0.street = FreeText("") },
                .init("postalCode", "length.1-40") { $0.postalCode = FreeText("") },
                .init("latitude", "range.-90-90") { $0.latitude = 90.1 },
                .init("longitude", "range.-180-180") { $0.longitude = -180.1 },
                .init("summary", "length.1-20000") { $0.summary = Self.long },
            ]
        )
    }

    @Test func `a reference to evidence keeps its rules`() async throws {
        try await expect(
            CasesScene.evidence,
            [.init("heldSince", "past") { $0.heldSince = Self.tomorrow }]
        )
    }

    @Test func `a plan of an operation keeps its rules`() async throws {
        try await expect(
            CasesScene.operations,
            [
                .init("name", "length.1-300") { $0.name = FreeText("") },
                .init("goal", "length.1-20000") { $0.goal = Self.long },
                .init("until", "order") { $0.until = CasesScene.day(2026, 5, 1) },
                .init("provinces", "count.1-34") { $0.provinces = [] },
                .init("provinces", "repeated") { $0.provinces += $0.provinces },
                .init("countries", "count.0-8") {
                    $0.countries = Array(repeating: Self.china, count: 9)
                },
                .init("countries", "repeated") {
                    $0.countries = Array(repeating: Self.china, count: 2)
                },
                .init("arrested", "range.0-10000") { $0.arrested = -1 },
                .init("rescued", "range.0-10000") { $0.rescued = 10_001 },
            ]
        )
    }

    @Test func `a campaign keeps its rules`() async throws {
        try await expect(
            CasesScene.campaigns,
            [
                .init("name", "length.1-300") { $0.name = FreeText("") },
                .init("until", "order") { $0.until = CasesScene.day(2026, 5, 1) },
                .init("provinces", "count.1-34") { $0.provinces = [] },
                .init("provinces", "repeated") { $0.provinces += $0.provinces },
                .init("countries", "count.0-8") {
                    $0.countries = Array(repeating: Self.china, count: 9)
                },
                .init("countries", "repeated") { $0.countries += $0.countries },
                .init("participants", "count.0-64") {
                    $0.participants = Array(repeating: "VN/GOV/MPS", count: 65)
                },
                .init("participants", "repeated") { $0.participants += $0.participants },
            ]
        )
    }

    @Test func `an illegal crossing keeps its rules`() async throws {
        try await expect(
            CasesScene.crossings,
            [
                .init("day", "past") { $0.day = Self.tomorrow },
                .init("persons", "range.1-1000000") { $0.persons = 0 },
                .init("personTimes", "range.1-1000000") { $0.personTimes = 0 },
                .init("persons", "contradicts.personTimes") { $0.persons = 54 },
                .init("partnerBody", "length.1-300") { $0.partnerBody = FreeText("") },
                .init("summary", "length.1-20000") { $0.summary = Self.long },
            ]
        )
    }

    @Test func `a wanted notice keeps its rules`() async throws {
        try await expect(
            CasesScene.notices,
            [
                .init("countries", "count.0-32") {
                    $0.countries = Array(repeating: Self.china, count: 33)
                },
                .init("countries", "repeated") { $0.countries += $0.countries },
                .init("countries", "needs.bilateral") { $0.reach = Word(.national) },
                .init("issuedOn", "absent") { $0.issuedOn = CasesScene.past },
            ]
        )
    }

    @Test func `a published figure keeps its rules`() async throws {
        try await expect(
            CasesScene.figures,
            [
                .init("figure", "range.0-1000000000") { $0.figure = Figure(-1) },
                .init("until", "order") { $0.until = CasesScene.day(2022, 1, 1) },
                .init("from", "past") { $0.from = Self.tomorrow },
                .init("provinces", "count.0-34") {
                    $0.provinces = Array(repeating: Self.province, count: 35)
                },
                .init("provinces", "repeated") {
                    $0.provinces = Array(repeating: Self.province, count: 2)
                },
                .init("source", "length.1-1000") { $0.source = FreeText("") },
                .init("undisclosedSplit", "needs.victimsAndSuspected") {
                    $0.indicator = Word(.arrested)
                },
            ]
        )
    }
}
