import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// A plan's targets, measured by where reports and case files stand.
@Suite struct TargetTests {
    private static let reports: [PlanIndicator] = [.reportsProcessed, .reportsResolved]
    private static let cases: [PlanIndicator] = [.casesCleared, .casesProsecuted, .casesTried]
    /// Whoever reads everything one by one.
    private static let everything = Officers.of(.criminalPolice, in: "VN/GOV")

    private func measures(
        _ indicators: [PlanIndicator],
        year: Int = 2_026,
        to officer: Caller,
        in scene: CasesScene
    ) async throws -> [TargetMeasure] {
        try await scene.client(officer).call(
            CasesPlanPart(indicators: indicators.map { Word($0) }, year: year)
        ).measured
    }

    private func counts(
        _ indicators: [PlanIndicator],
        to officer: Caller = Officers.steering,
        in scene: CasesScene
    ) async throws -> [TargetCount] {
        try await measures(indicators, to: officer, in: scene).map { try #require($0.count) }
    }

    /// Numerator, denominator, what is not known, what is left out.
    private func numbers(_ count: TargetCount) -> [Int] {
        [count.numerator, count.denominator, count.unknown, count.leftOut]
    }

    /// How many records of a kind stand in each state, as whoever reads all of them counts.
    private func standing<R: ServedRecord>(
        _ type: R.Type,
        in scene: CasesScene
    ) async throws -> (R.State...) -> Int where R.Service == Cases {
        let entries = try await scene.client(Self.everything).call(CountRecords<R>()).counts
        let byState = Dictionary(uniqueKeysWithValues: entries.map { ($0.value, $0.count) })
        return { (states: R.State...) in states.reduce(0) { $0 + (byState[$1.rawValue] ?? 0) } }
    }

    @Test func `a report in any state is processed, resolved, neither, or not known`() async throws
    {
        try await CasesScene.run { scene in
            let trial = LifecycleTrial(scene: scene, kind: CasesScene.reports)
            for state in Report.State.allCases { _ = try await trial.specimen(in: state) }
            let of = try await standing(Report.self, in: scene)
            let decided = of(.confirmed, .unfounded, .linkedToCase)
            let all = decided + of(.received, .assigned, .forwarded)
            let counts = try await counts(Self.reports, in: scene)
            #expect(decided >= 3 && of(.duplicate) >= 1 && of(.forwarded) >= 1)
            #expect(
                numbers(counts[0]) == [decided + of(.assigned, .forwarded), all, 0, of(.duplicate)]
            )
            #expect(numbers(counts[1]) == [decided, all, of(.forwarded), of(.duplicate)])
            for count in counts {
                #expect(count.counted == Word(.report) && count.scope == Word(.national))
                #expect(count.year == 2_026 && count.undated == 0 && !count.isLowerBound)
            }
        }
    }

    @Test
    func `a case file in any state is cleared, prosecuted, tried, none of these, or not known`()
        async throws
    {
        try await CasesScene.run { scene in
            let trial = LifecycleTrial(scene: scene, kind: CasesScene.caseFiles)
            for state in CaseFile.State.allCases { _ = try await trial.specimen(in: state) }
            let of = try await standing(CaseFile.self, in: scene)
            for state in CaseFile.State.allCases { #expect(of(state) >= 1, "\(state)") }
            let tried = of(.tried, .finalJudgment)
            let atCourt = tried + of(.prosecuted)
            let atProcuracy = atCourt + of(.concluded, .terminated)
            let counts = try await counts(Self.cases, in: scene)
            #expect(
                numbers(counts[0]) == [
                    atCourt + of(.concluded),
                    atProcuracy + of(.opened, .investigating, .suspended, .reopened),
                    of(.terminated, .reopened), of(.transferred),
                ]
            )
            #expect(
                numbers(counts[1]) == [atCourt, atProcuracy, of(.terminated), of(.transferred)]
            )
            #expect(numbers(counts[2]) == [tried, atCourt, 0, of(.transferred)])
            #expect(counts.allSatisfy { $0.counted == Word(.caseFile) && $0.undated == 0 })
        }
    }

    @Test func `an officer measures what they read, and the national view measures all`()
        async throws
    {
        try await CasesScene.run { scene in
            _ = try await scene.file()
            _ = try await scene.received()
            let national = try await counts(Self.reports, in: scene)[0]
            let police = try await counts(Self.reports, to: Officers.police, in: scene)[0]
            let stranger = try await counts(Self.reports, to: Officers.strangePolice, in: scene)[0]
            #expect(national.denominator == 2 && national.scope == Word(.national))
            #expect(police.denominator == 1 && police.scope == Word(.ownReading))
            #expect(stranger.denominator == 0 && stranger.scope == Word(.ownReading))
        }
    }

    @Test func `another year's records are not counted`() async throws {
        try await CasesScene.run { scene in
            _ = try await scene.file()
            for measure in try await measures(
                Self.reports + Self.cases,
                year: 2_024,
                to: Officers.steering,
                in: scene
            ) {
                #expect(measure.count.map(numbers) == [0, 0, 0, 0])
                #expect(measure.count?.undated == 0)
            }
        }
    }

    @Test func `what cannot be measured says why, and never a number`() async throws {
        try await CasesScene.run { scene in
            _ = try await scene.file()
            let commune = try await measures(
                [.reportsResolved, .casesTried],
                to: Officers.commune,
                in: scene
            )
            #expect(commune[0].count != nil && commune[0].reason == nil)
            #expect(commune[1].count == nil && commune[1].reason == Word(.notReadable))
            let later = try await scene.client(Officers.steering).call(
                CasesPlanPart(indicators: [Word(text: "victimsSupported")], year: 2_026)
            ).measured
            #expect(later.map(\.reason) == [Word(.unknownIndicator)])
            #expect(later.map(\.count) == [nil])
        }
    }

    @Test func `questions out of bounds and callers without any view are refused`() async throws {
        try await CasesScene.run { scene in
            let tried = Word(PlanIndicator.casesTried)
            let mistakes: [(CasesPlanPart, FieldViolation)] = [
                (
                    CasesPlanPart(indicators: [tried, tried], year: 2_024),
                    FieldViolation(field: "indicators", rule: "count.0-16")
                ),
                (
                    CasesPlanPart(
                        indicators: (0...16).map { Word(text: "indicator\($0)") },
                        year: 2_024
                    ), FieldViolation(field: "indicators", rule: "count.0-16")
                ),
                (
                    CasesPlanPart(indicators: [tried], year: 1_999),
                    FieldViolation(field: "year", rule: "range.2000-2100")
                ),
            ]
            for (request, violation) in mistakes {
                let refused = try await scene.refused(request, as: Officers.steering)
                #expect(refused.error?.violations == [violation])
                #expect(refused.changed == [])
            }
            for officer in [Officers.auditor, Officers.administrator, Officers.womensUnion] {
                let refused = try await scene.refused(
                    CasesPlanPart(indicators: [tried], year: 2_024),
                    as: officer
                )
                #expect(refused.error?.code == .permissionDenied)
                #expect(refused.changed == [])
            }
        }
    }
}
