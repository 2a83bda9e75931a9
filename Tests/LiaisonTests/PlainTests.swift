import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Each rule of each plain kind, broken when one is filed and when it is brought up to date.
@Suite struct PlainTests {
    /// So many units.
    private static func units(_ count: Int) -> [OrgID] {
        (0..<count).compactMap { OrgID("VN/GOV/MPS/PROV/P\($0)") }
    }

    private static func text(_ count: Int) -> FreeText {
        FreeText(String(repeating: "x", count: count))
    }

    private func holds<R: ServedRecord & PlainRecord>(
        _ kind: TriedKind<LiaisonScene, R>,
        _ breaches: [PlainTrial<LiaisonScene, R>.Breach]
    ) async throws where R.Service == Liaison {
        try await LiaisonScene.run { scene in
            let problems = try await PlainTrial(kind, breaking: breaches).problems(in: scene)
            #expect(problems == [])
        }
    }

    @Test func `no activity breaks a rule`() async throws {
        try await holds(
            LiaisonScene.activities,
            [
                .init("title", "length.1-500") { $0.title = "" },
                .init("activityKind", "needs.countries") {
                    $0.activityKind = Word(.twinning)
                    $0.countries = []
                },
                .init("activityKind", "needs.provinces") {
                    $0.activityKind = Word(.preventionModel)
                },
                .init("countries", "count.0-50") {
                    $0.countries = Array(repeating: Word(.laos), count: 51)
                },
                .init("countries", "repeated") { $0.countries = [Word(.laos), Word(.laos)] },
                .init("organisations", "count.0-50") {
                    $0.organisations = (0...50).map { FreeText("Tổ chức \($0)") }
                },
                .init("organisations", "length.1-300") { $0.organisations = [""] },
                .init("partners", "count.0-32") { $0.partners = Self.units(33) },
                .init("ethnicities", "count.0-54") {
                    $0.ethnicities = Array(repeating: Word(.hmong), count: 55)
                },
                .init("ethnicities", "repeated") {
                    $0.ethnicities = [Word(.hmong), Word(.hmong)]
                },
                .init("until", "order") { $0.until = $0.from.adding(days: -1) },
                .init("sessions", "range.0-1000000000") { $0.sessions = Figure(-1) },
                .init("attendees", "range.0-1000000000") { $0.attendees = Figure(-1) },
                .init("materials", "range.0-1000000000") { $0.materials = Figure(1_000_000_001) },
            ]
        )
    }

    @Test func `no focal point breaks a rule`() async throws {
        try await holds(
            LiaisonScene.focalPoints,
            [
                .init("office", "length.1-300") { $0.office = "" },
                .init("contact", "length.1-1000") { $0.contact = Self.text(1_001) },
                .init("validUntil", "order") { $0.validUntil = $0.validFrom?.adding(days: -1) },
            ]
        )
    }

    @Test func `no programme breaks a rule`() async throws {
        try await holds(
            LiaisonScene.programmes,
            [
                .init("title", "length.1-500") { $0.title = "" },
                .init("year", "range.2000-2100") { $0.year = 17 },
                .init("activities", "count.0-100") {
                    $0.activities = (0...100).map { FreeText("Việc \($0)") }
                },
                .init("activities", "length.1-1000") { $0.activities = [""] },
                .init("partners", "count.0-64") { $0.partners = Self.units(65) },
                .init("campaignUntil", "order") {
                    $0.campaignFrom = .bench
                    $0.campaignUntil = .bench.adding(days: -1)
                },
            ]
        )
    }

    @Test func `no task breaks a rule`() async throws {
        try await holds(
            LiaisonScene.tasks,
            [
                .init("title", "length.1-4000") { $0.title = "" },
                .init("partners", "count.0-64") { $0.partners = Self.units(65) },
                .init("number", "range.1-999") { $0.number = 0 },
                .init("year", "range.2000-2100") { $0.year = 0 },
                .init("lead", "missing") { $0.lead = nil },
                .init("reports", "absent") {
                    $0.reports = [
                        TaskReport(
                            party: "VN/GOV/MPS",
                            at: Instant(millisecondsSinceEpoch: 0),
                            text: "xong",
                            isPartDone: true
                        )
                    ]
                },
            ]
        )
    }

    @Test func `no information request breaks a rule`() async throws {
        try await holds(
            LiaisonScene.requests,
            [
                .init("subject", "length.1-1000") { $0.subject = "" },
                .init("question", "length.1-16000") { $0.question = Self.text(16_001) },
                .init("people", "count.0-500") { $0.people = (0...500).map { _ in .make() } },
                .init("people", "repeated") { $0.people = Array(repeating: .make(), count: 2) },
            ]
        )
    }

    @Test func `no request for assistance breaks a rule`() async throws {
        try await holds(
            LiaisonScene.assistance,
            [
                .init("office", "length.1-300") { $0.office = "" },
                .init("subject", "length.1-1000") { $0.subject = "" },
                .init("measures", "count.1-7") { $0.measures = [] },
                .init("measures", "repeated") {
                    $0.measures = [Word(.testimony), Word(.testimony)]
                },
            ]
        )
    }

    @Test func `no series of talks breaks a rule`() async throws {
        try await holds(
            LiaisonScene.series,
            [
                .init("counterpart", "length.1-300") { $0.counterpart = "" },
                .init("partners", "count.0-32") { $0.partners = Self.units(33) },
                .init("lastHeld", "absent") { $0.lastHeld = .bench },
            ]
        )
    }

    @Test func `no meeting breaks a rule`() async throws {
        try await holds(
            LiaisonScene.meetings,
            [
                .init("counterpart", "length.1-300") { $0.counterpart = "" },
                .init("subject", "length.1-1000") { $0.subject = "" },
                .init("partners", "count.0-32") { $0.partners = Self.units(33) },
                .init("report", "length.1-4000") { $0.report = "" },
                .init("report", "missing") { $0.report = nil },
                .init("reportedTo", "missing") { $0.reportedTo = nil },
                .init("series", "needs.series") { $0.series = .make() },
                .init("minutes", "absent") { $0.minutes = "biên bản" },
                .init("commitments", "absent") {
                    $0.commitments = [Commitment(body: "VN/GOV/MPS", text: "một việc")]
                },
            ]
        )
    }

    @Test func `no consular case breaks a rule`() async throws {
        try await holds(
            LiaisonScene.consularCases,
            [
                .init("place", "length.1-300") { $0.place = "" },
                .init("hostBody", "length.1-300") { $0.hostBody = "" },
                .init("summary", "length.1-16000") { $0.summary = "" },
                .init("people", "count.0-500") { $0.people = (0...500).map { _ in .make() } },
                .init("people", "repeated") { $0.people = Array(repeating: .make(), count: 2) },
                .init("bodies", "count.0-32") { $0.bodies = Self.units(33) },
            ]
        )
    }

    @Test func `no dossier and no item breaks a rule`() async throws {
        try await holds(
            LiaisonScene.dossiers,
            [
                .init("title", "length.1-300") { $0.title = "" },
                .init("until", "order") { $0.until = $0.from.adding(days: -1) },
                .init("contributors", "count.0-64") { $0.contributors = Self.units(65) },
                .init("contributors", "repeated") {
                    $0.contributors = ["VN/GOV/MPS", "VN/GOV/MPS"]
                },
                .init("cut", "absent") {
                    $0.cut = [FrozenItem(item: .make(), version: 1, digest: .bench)]
                },
                .init("digest", "absent") { $0.digest = .bench },
            ]
        )
        try await holds(
            LiaisonScene.items,
            [
                .init("title", "length.1-500") { $0.title = "" },
                .init("text", "length.1-32000") { $0.text = "" },
                .init("figures", "count.0-200") {
                    $0.figures = (0...200).map { CountedFigure(Figure($0), of: "vụ") }
                },
                .init("figures", "length.1-300") {
                    $0.figures = [CountedFigure(Figure(1), of: "")]
                },
            ]
        )
    }

    @Test func `no transfer breaks a rule`() async throws {
        try await holds(
            LiaisonScene.transfers,
            [
                .init("office", "length.1-300") { $0.office = "" },
                .init("people", "count.1-500") { $0.people = [] },
                .init("people", "repeated") {
                    $0.people = Array(repeating: TransferEntry(suspect: .make()), count: 2)
                },
                .init("people", "contradicts.subject") {
                    $0.people = [TransferEntry(victim: .make())]
                },
                .init("bodies", "count.0-32") { $0.bodies = Self.units(33) },
                .init("minutes", "absent") {
                    $0.minutes = Minutes(
                        number: RegisterNumber(
                            body: "VN/GOV/MPS",
                            book: .minutes,
                            year: 2026,
                            number: 1
                        ),
                        edition: 1,
                        drawnUpAt: Instant(millisecondsSinceEpoch: 0),
                        digest: .bench
                    )
                },
                .init("direction", "through.liaison.handover.announce") {
                    $0.subject = Word(.victims)
                },
            ]
        )
    }
}
