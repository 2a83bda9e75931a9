import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// Answers of the kernel are laid out for people.
@Suite struct AnswerViewTests {
    private let view = AnswerView(kind: "cases.report", command: "report")
    private let id = RecordID<Report>.make()

    /// A report with the number that a letter quotes.
    private func numbered() -> Filed<Report> {
        var filed = filed()
        filed.record.registered = RegisterNumber(
            body: "VN/GOV/MOH/111",
            book: .reports,
            year: 2026,
            number: 12
        )
        return filed
    }

    private func filed(_ state: Report.State = .received) -> Filed<Report> {
        Filed(
            id: id,
            state: Word(state),
            filing: Filing(
                owner: "VN/GOV/MOH/111",
                occurred: Occurrence(at: Instant(millisecondsSinceEpoch: 1_781_715_900_000)),
                recordedAt: Instant(millisecondsSinceEpoch: 1_781_715_900_000),
                recordedBy: "spiffe://moh.homeward.gov.vn/officer/303-111"
            ),
            record: Report(
                channel: .hotline111,
                receivedAt: Instant(millisecondsSinceEpoch: 1_781_715_900_000),
                province: .quangNinh,
                countries: [.myanmar],
                forms: [],
                summary: FreeText("Tin báo"),
                people: [],
                supporters: []
            )
        )
    }

    private func seen(_ state: Report.State = .received) throws -> Sight<Report> {
        try seen(filed(state))
    }

    private func seen(_ filed: Filed<Report>) throws -> Sight<Report> {
        let viewer = Viewer(
            identity: "spiffe://moh.homeward.gov.vn/officer/303-111",
            unit: "VN/GOV/MOH/111",
            roles: .hotline
        )
        return try #require(Sight(of: filed, for: viewer))
    }

    private func lines(_ answer: some Encodable, width: Int = 120) throws -> [String] {
        view.lines(of: try TreeEncoder.tree(of: answer), width: width, style: .plain)
    }

    @Test func `records are listed a line each, bodies by their names`() throws {
        let page = ListRecords<Report>.Response(
            records: [try seen(), try seen()],
            next: [1, 2, 3]
        )
        let lines = try lines(page)
        #expect(lines.count == 6)
        #expect(lines[2].hasPrefix(id.loggable))
        let office = try #require(OrganisationNames.names["VN/GOV/MOH/111"]?.current)
        #expect(lines[2].contains(office))
        #expect(lines.last?.contains("cursor=AQID") == true)
    }

    @Test(arguments: [40, 60, 80, 100, 200])
    func `no list is wider than the window, and no reference is torn`(width: Int) throws {
        let page = ListRecords<Report>.Response(
            records: [try seen(.linkedToCase)],
            next: nil
        )
        let lines = try lines(page, width: width)
        for line in lines { #expect(line.displayWidth <= max(width, 52), "\(line)") }
        #expect(lines.contains { $0.contains(id.loggable) } || width < 52)
    }

    @Test func `a number is quoted as letters do, in lists and in the record`() throws {
        let page = ListRecords<Report>.Response(
            records: [try seen(numbered()), try seen()],
            next: nil
        )
        let listed = try lines(page)
        #expect(listed[0].contains(FieldLabels.name(of: "registered")))
        #expect(listed[2].contains("12/2026"))
        #expect(!listed[3].contains("/2026 "))
        let office = try #require(OrganisationNames.names["VN/GOV/MOH/111"]?.current)
        let shown = try lines(seen(numbered())).filter { $0.contains("12/2026") }
        #expect(shown.count == 1)
        #expect(shown[0].contains(RegisterBook.reports.label.current))
        #expect(shown[0].contains(office))
        let unnumbered = try lines(ListRecords<Report>.Response(records: [seen()], next: nil))
        #expect(!unnumbered[0].contains(FieldLabels.name(of: "registered")))
    }

    @Test func `an empty list says so`() throws {
        let lines = try lines(ListRecords<Report>.Response(records: [], next: nil))
        #expect(lines == [OutputPhrase.none()])
    }

    @Test func `a record shows what it is first and how it is filed last`() throws {
        let lines = try lines(seen())
        let state = FieldLabels.name(of: "state")
        #expect(lines.first?.contains(id.loggable) == true)
        #expect(lines.dropFirst().first?.hasPrefix(state) == true)
        #expect(lines.last?.contains("hotline (303-111)") == true)
    }

    @Test func `a record that was filed just now is shown like one that is read`() throws {
        let tree = try TreeEncoder.tree(of: filed())
        let lines = view.lines(of: tree, width: 100, style: .plain)
        let summary = try #require(lines.firstIndex { $0.contains("Tin báo") })
        let filing = try #require(lines.firstIndex { $0 == FieldLabels.name(of: "filing") + ":" })
        #expect(summary < filing)
        #expect(!lines.contains(FieldLabels.name(of: "record") + ":"))
    }

    @Test func `a step answers the record as it stands now, not a tree of it`() throws {
        let outcome = StepOutcome<Report>(record: filed(.assigned))
        let lines = try lines(outcome)
        #expect(lines.first?.contains(id.loggable) == true)
        #expect(lines.dropFirst().first?.contains(Report.State.assigned.label.current) == true)
    }

    @Test func `an open step is shown as one types it`() throws {
        let step = try #require(Report.lifecycle.steps.first { $0.needs.contains(.finding) })
        let answer = NextSteps<Report>.Response(
            version: 2,
            state: Word(.assigned),
            steps: [OfferedStep(step)]
        )
        let text = try lines(answer, width: 200).joined(separator: "\n")
        #expect(text.contains("homeward report step"))
        #expect(text.contains("confirmed fact.finding="))
    }

    @Test func `states are counted by their words`() throws {
        let answer = CountRecords<Report>.Response(
            counts: [.init(value: "linkedToCase", count: 7)],
            total: 7,
            isLowerBound: true
        )
        let text = try lines(answer).joined(separator: "\n")
        #expect(text.contains(Report.State.linkedToCase.label.current))
        #expect(text.contains("≥ 7"))
    }

    @Test func `what was added up stands beside the count, and what nobody divided below`() throws {
        let answer = CountRecords<IllegalCrossing>.Response(
            counts: [.init(value: "handled", count: 2)],
            total: 2,
            isLowerBound: false,
            sums: [
                .init(
                    field: "personTimes",
                    total: 66_621,
                    records: 2,
                    bounds: 0,
                    parts: [.init(value: "handled", sum: 66_601)],
                    unsplit: 20,
                    isLowerBound: true
                )
            ]
        )
        let text = try lines(answer).joined(separator: "\n")
        #expect(text.contains(FieldLabels.name(of: "personTimes")))
        #expect(text.contains(Tree.number(66_601).brief))
        #expect(text.contains(FieldLabels.name(of: "unsplit")))
        #expect(text.contains("≥ " + Tree.number(66_621).brief))
        #expect(!text.contains(FieldLabels.name(of: "bounds")))
    }
}
