import RPC
import ServiceContracts
import TestSupport
import Vocabulary
import WireCodec

/// Worlds that the tests of figures count by hand.
extension CasesScene {
    /// A report that came in at a moment, in a province.
    @discardableResult
    func report(
        receivedAt moment: Instant,
        in province: Province = .quangNinh,
        forms: [FormOfExploitation] = [.forcedLabour]
    ) async throws -> ReportID {
        var report = report()
        report.receivedAt = moment
        report.province = Word(province)
        report.forms = forms.map { Word($0) }
        return try await client(Officers.borderGuard).call(ReceiveReport(report: report)).report
    }

    /// A case that two officers opened with a decision of a day.
    @discardableResult
    func opened(
        on day: String,
        people: [VictimRef] = [],
        offence: Offence = .article150
    ) async throws -> (id: CaseFileID, version: Int) {
        let file = try await verifying(people: people)
        let proposed = try await client(Officers.police).call(
            TakeStep<CaseFile>(
                id: file.id,
                seen: file.version,
                to: .opened,
                facts: [
                    .documentNumber: "12/QĐ-ANĐT", .decisionDate: day,
                    .offence: offence.rawValue, .recipient: Officers.procuracy.unit,
                ]
            )
        )
        let opened = try await client(Officers.police2).call(
            DecideApproval<CaseFile>(approval: proposed.awaiting ?? .make(), .approve)
        )
        return (file.id, opened.record?.version ?? 0)
    }

    /// The same, handed to another body on a later day.
    func transferred(openedOn day: String, on end: CalendarDate) async throws {
        let file = try await opened(on: day)
        let proposed = try await client(Officers.police).call(
            TakeStep<CaseFile>(
                id: file.id,
                seen: file.version,
                to: .transferred,
                facts: [.recipient: Officers.criminalPolice.unit, .reason: "Chuyển thẩm quyền."],
                occurred: Occurrence(at: VietnameseTime.start(of: end), precision: .day)
            )
        )
        _ = try await client(Officers.criminalPolice).call(
            DecideApproval<CaseFile>(approval: proposed.awaiting ?? .make(), .approve)
        )
    }

    /// A figure as somebody at the centre of the police reads it.
    func figure(
        _ indicator: Indicator,
        _ period: StatisticPeriod = .first2026,
        by breakdown: StatisticBreakdown? = nil,
        asOf: Instant? = nil,
        as reader: Caller = Officers.criminalPolice
    ) async throws -> StatisticFigure? {
        try await client(reader).call(
            CountStatistics<Cases>(
                [Word(indicator)],
                periods: [period],
                by: breakdown.map { Word($0) },
                asOf: asOf
            )
        ).figures.first
    }
}

extension StatisticPeriod {
    /// Days written as `2026-01-01`.
    static func days(_ from: String, _ until: String) -> StatisticPeriod {
        StatisticPeriod(
            from: CalendarDate(from) ?? .earliest,
            until: CalendarDate(until) ?? .earliest
        )
    }

    /// The first half of 2026, in whose last day the tests begin.
    static let first2026 = days("2026-01-01", "2026-06-30")
    /// Its first quarter.
    static let quarter2026 = days("2026-01-01", "2026-03-31")
}

extension StatisticFigure {
    /// The rows as `value: count`.
    var table: [String: Int?] {
        Dictionary(uniqueKeysWithValues: rows.map { ($0.value, $0.count) })
    }
}

extension CasesScene {
    /// Noon of a day in Viet Nam.
    static func moment(_ year: Int, _ month: Int, _ day: Int) -> Instant {
        VietnameseTime.start(of: Self.day(year, month, day)).advanced(by: .seconds(43_200))
    }
}
