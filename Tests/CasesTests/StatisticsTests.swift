import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// The figures of the police and the border guard, each against a world counted by hand.
struct StatisticsTests {
    // MARK: - What is counted

    @Test func `cases newly opened and cases handled are two figures`() async throws {
        try await CasesScene.run { scene in
            try await scene.transferred(openedOn: "2025-10-05", on: CasesScene.day(2025, 12, 20))
            try await scene.transferred(openedOn: "2025-11-10", on: CasesScene.day(2026, 2, 10))
            try await scene.opened(on: "2026-03-02")
            try await scene.opened(on: "2026-06-15", offence: .article151)
            _ = try await scene.verifying()

            #expect(try await scene.figure(.casesOpened)?.total == 2)
            #expect(try await scene.figure(.casesHandled)?.total == 3)
            #expect(try await scene.figure(.casesOpened, .quarter2026)?.total == 1)
            #expect(try await scene.figure(.casesHandled, .quarter2026)?.total == 2)
            let second = StatisticPeriod.days("2026-04-01", "2026-06-30")
            #expect(try await scene.figure(.casesHandled, second)?.total == 2)
            let before = StatisticPeriod.days("2025-01-01", "2025-12-31")
            #expect(try await scene.figure(.casesOpened, before)?.total == 2)
            #expect(try await scene.figure(.casesHandled, before)?.total == 2)

            let articles = try await scene.figure(.casesOpened, by: .article)
            #expect(articles?.table == ["art150": 1, "art151": 1])
            #expect(articles?.unit == Word(.caseFile))
            #expect(articles?.protection == Word(.exact))
            #expect(articles?.isLowerBound == false)
        }
    }

    @Test func `suspects and people of cases are counted each once, by the case`() async throws {
        try await CasesScene.run { scene in
            let (both, one) = (VictimRef.make(), VictimRef.make())
            let first = try await scene.opened(on: "2025-11-10", people: [both, one])
            let second = try await scene.opened(on: "2026-03-02", people: [both])
            try await scene.suspect(of: first.id)
            try await scene.suspect(of: first.id)
            try await scene.suspect(of: second.id)
            let open = try await scene.verifying(people: [.make()])
            try await scene.suspect(of: open.id)

            #expect(try await scene.figure(.suspectsOpened)?.total == 1)
            #expect(try await scene.figure(.suspectsHandled)?.total == 3)
            #expect(try await scene.figure(.caseVictimsOpened)?.total == 1)
            #expect(try await scene.figure(.caseVictimsHandled)?.total == 2)
            let scopes = try await scene.figure(.suspectsHandled, by: .scope)
            #expect(scopes?.table == ["transnational": 3])
        }
    }

    @Test func `a stage of the proceedings counts on the day of its decision`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.opened(on: "2026-01-05")
            let suspect = try await scene.suspect(of: file.id)
            var seen = suspect.version
            for occasion in ScreeningOccasion.allCases where occasion != .registration {
                seen = try await scene.screen(suspect.suspect, CasesScene.screening(occasion))
                    .version
            }
            _ = try await scene.client(Officers.police).call(
                TakeStep<Suspect>(
                    id: suspect.suspect,
                    seen: seen,
                    to: .arrested,
                    facts: [.documentNumber: "3/LB", .decisionDate: "2026-03-31"]
                )
            )
            #expect(try await scene.figure(.suspectsArrested, .quarter2026)?.total == 1)
            let april = StatisticPeriod.days("2026-04-01", "2026-06-30")
            #expect(try await scene.figure(.suspectsArrested, april)?.total == 0)
            #expect(try await scene.figure(.suspectsAccused)?.total == 0)
            let byArticle = try await scene.figure(.suspectsArrested, by: .article)
            #expect(byArticle?.table == ["art150": 1])
        }
    }

    @Test func `what nobody said and what says several forms have rows of their own`() async throws
    {
        try await CasesScene.run { scene in
            let moment = CasesScene.moment(2026, 5, 4)
            try await scene.report(receivedAt: moment, forms: [.forcedLabour])
            try await scene.report(receivedAt: moment, forms: [])
            try await scene.report(receivedAt: moment, forms: [.forcedLabour, .forcedMarriage])
            let forms = try await scene.figure(.reportsReceived, by: .form)
            #expect(forms?.total == 3)
            #expect(forms?.table == ["ForcedLabour": 1, "several": 1, "unknown": 1])
            #expect(forms?.rows.map(\.value) == ["ForcedLabour", "several", "unknown"])
        }
    }

    @Test func `a report is resolved by its finding, and not by being sent on`() async throws {
        try await CasesScene.run { scene in
            _ = try await scene.confirmed()
            _ = try await scene.received()
            #expect(try await scene.figure(.reportsReceived)?.total == 2)
            let resolved = try await scene.figure(.reportsResolved, by: .outcome)
            #expect(resolved?.total == 1)
            #expect(resolved?.table == ["confirmed": 1])
        }
    }

    @Test func `crossings, people and person-times are three numbers`() async throws {
        try await CasesScene.run { scene in
            for (persons, personTimes) in [(40, 53), (nil, 1_000)] as [(Int?, Int)] {
                _ = try await scene.client(Officers.borderGuard).call(
                    FileRecord(
                        IllegalCrossing(
                            day: CasesScene.day(2026, 6, 1),
                            province: .quangNinh,
                            country: .china,
                            direction: .exit,
                            persons: persons,
                            personTimes: personTimes,
                            suspicion: .notExamined
                        )
                    )
                )
            }
            #expect(try await scene.figure(.crossings)?.total == 2)
            #expect(try await scene.figure(.crossingPersonTimes)?.total == 1_053)
            let persons = try await scene.figure(.crossingPersons, by: .direction)
            #expect(persons?.total == 40)
            #expect(persons?.unnumbered == 1)
            #expect(persons?.table == ["exit": 40])
        }
    }

    // MARK: - Days

    /// The first moment of the day in Viet Nam is five in the afternoon of the day before in UTC.
    @Test func `a day begins and ends at midnight in Viet Nam, at Tết too`() async throws {
        try await CasesScene.run { scene in
            // The first day of the year Bính Ngọ is 17 February 2026.
            let tet = CasesScene.day(2026, 2, 17)
            let midnight = VietnameseTime.start(of: tet)
            try await scene.report(receivedAt: midnight.advanced(by: .milliseconds(-1)))
            try await scene.report(receivedAt: midnight)
            try await scene.report(receivedAt: VietnameseTime.end(of: tet))
            try await scene.report(
                receivedAt: VietnameseTime.end(of: tet).advanced(by: .milliseconds(1))
            )
            func received(_ from: String, _ until: String) async throws -> Int? {
                try await scene.figure(.reportsReceived, .days(from, until))?.total
            }
            #expect(try await received("2026-02-16", "2026-02-16") == 1)
            #expect(try await received("2026-02-17", "2026-02-17") == 2)
            #expect(try await received("2026-02-18", "2026-02-18") == 1)
            #expect(try await received("2026-02-16", "2026-02-18") == 4)
        }
    }

    @Test func `a year ends at midnight in Viet Nam`() async throws {
        try await CasesScene.run { scene in
            let newYear = VietnameseTime.start(of: CasesScene.day(2026, 1, 1))
            try await scene.report(receivedAt: newYear.advanced(by: .milliseconds(-1)))
            try await scene.report(receivedAt: newYear)
            let old = StatisticPeriod.days("2025-01-01", "2025-12-31")
            #expect(try await scene.figure(.reportsReceived, old)?.total == 1)
            #expect(try await scene.figure(.reportsReceived)?.total == 1)
            #expect(StatisticPeriod.days("2026-01-01", "2026-12-31").yearBefore == old)
        }
    }

    // MARK: - As of

    @Test func `what was declared void later counts as it was known then`() async throws {
        try await CasesScene.run { scene in
            let start = scene.harness.time.now
            let file = try await scene.opened(on: "2026-03-02")
            let known = scene.harness.time.now
            scene.harness.time.pass(.seconds(3_600))
            let proposed = try await scene.client(Officers.police).call(
                VoidStep<CaseFile>(
                    id: file.id,
                    seen: file.version,
                    version: file.version,
                    reason: FreeText("Nhầm vụ.")
                )
            )
            // Nothing is void before the second officer agrees.
            #expect(try await scene.figure(.casesOpened)?.total == 1)
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<CaseFile>(approval: proposed.awaiting ?? .make(), .approve)
            )
            #expect(try await scene.figure(.casesOpened)?.total == 0)
            #expect(try await scene.figure(.casesHandled)?.total == 0)
            let then = try await scene.figure(.casesOpened, asOf: known)
            #expect(then?.total == 1)
            #expect(then?.asOf == known)
            #expect(try await scene.figure(.casesOpened, asOf: start)?.total == 0)
        }
    }

    @Test func `a correction and a merger count from when they were made`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.opened(on: "2026-03-02")
            let one = try await scene.suspect(of: file.id)
            let other = try await scene.suspect(of: file.id)
            let twice = scene.harness.time.now
            let merged = try await scene.client(Officers.police).call(
                MergeRecord<Suspect>(
                    id: other.suspect,
                    seen: other.version,
                    into: one.suspect,
                    seenInto: one.version,
                    reason: FreeText("Cùng một người.")
                )
            )
            let once = scene.harness.time.now
            _ = try await scene.client(Officers.police).call(
                UnmergeRecord<Suspect>(
                    id: other.suspect,
                    seen: merged.duplicate.version,
                    reason: FreeText("Hai người khác nhau.")
                )
            )
            #expect(try await scene.figure(.suspectsOpened, asOf: twice)?.total == 2)
            #expect(try await scene.figure(.suspectsOpened, asOf: once)?.total == 1)
            #expect(try await scene.figure(.suspectsOpened)?.total == 2)
        }
    }

    @Test func `a moment to come is refused`() async throws {
        try await CasesScene.run { scene in
            let later = scene.harness.time.now.advanced(by: .seconds(60))
            let error = await refusal { _ = try await scene.figure(.casesOpened, asOf: later) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.violations.first == FieldViolation(field: "asOf", rule: "past"))
        }
    }
}
