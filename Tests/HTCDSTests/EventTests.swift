import Foundation
import Spreadsheets
import Testing
import Vocabulary
import WireCodec

@testable import HTCDS
@testable import HTCDSFiles

/// Events that a record has no room for stand beside it, and are held to the standard's rules as records are.
@Suite struct EventTests {
    private static func records() throws -> [HTCDSRecord] {
        try (1...3).map { try RecordFiles.full(number: $0) }
    }

    private static func event(_ type: String, of record: Int, _ day: Int) throws -> HTCDSEvent {
        var content = HTCDSRecord()
        content["hte_Type"] = .word(type)
        content["hte_Date"] = .date(
            try #require(CalendarDate(year: 2026, month: 2, day: day))
        )
        content["hte_Country"] = .text("VN")
        content["hte_Latitude"] = .degrees(21.5)
        content["hte_Description"] = .text("Bị đưa qua \"đường mòn\",\nhai đêm.")
        return HTCDSEvent(of: record, content)
    }

    private static func events() throws -> [HTCDSEvent] {
        [
            try event("Exploitation", of: 3, 5), try event("Recruitment", of: 1, 1),
            try event("Transit", of: 1, 2),
        ]
    }

    @Test func `the fields of an event are the standard's ten`() {
        #expect(HTCDSEvent.fields.count == 10)
        #expect(HTCDSEvent.fields.allSatisfy { $0.standing == .optional })
    }

    @Test(arguments: HTCDSWriter.Format.allCases)
    func `records come back as without events, and the events are counted where there is room`(
        format: HTCDSWriter.Format
    ) throws {
        let records = try Self.records()
        let bytes = HTCDSWriter.file(of: records, events: try Self.events(), as: format)
        let outcome = try RecordFiles.read(bytes, as: format.rawValue)
        #expect(outcome.report.rejects == [])
        #expect(outcome.records == records)
        #expect(outcome.report.rows == 3)
        #expect(outcome.report.events == (format.holdsEvents ? 3 : 0))
        #expect(outcome.report.acceptedEvents == outcome.report.events)
        let without = HTCDSWriter.file(of: records, as: format)
        #expect(try RecordFiles.read(without, as: format.rawValue).report.events == 0)
        if !format.holdsEvents { #expect(bytes == without) }
    }

    @Test func `a workbook's events stand on a sheet of their own, each with its record's number`()
        throws
    {
        let bytes = HTCDSWriter.file(
            of: try Self.records(),
            events: try Self.events(),
            as: .xlsx
        )
        let file = FileManager.default.temporaryDirectory
            .appending(path: "htcds-\(UUID().uuidString).xlsx")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var rows: [SpreadsheetRow] = []
        let table = try Spreadsheet(at: file)
        #expect(try table.read(sheet: "hte") { rows.append($0) })
        #expect(rows[0].cells == [.empty] + HTCDSEvent.fields.map { .text($0.name) })
        #expect(rows[1].cells == [.empty] + HTCDSEvent.fields.map { .text($0.label.en) })
        #expect(rows.dropFirst(2).map(\.cells.first) == [.number("1"), .number("1"), .number("3")])
        #expect(rows[2].cells.contains(.text("Recruitment")))
        #expect(try !table.read(sheet: "spl") { _ in })
    }

    @Test func `JSON has a record's events in a list of their own, keyed by the standard's names`()
        throws
    {
        let bytes = HTCDSWriter.file(
            of: try Self.records(),
            events: try Self.events(),
            as: .json
        )
        let list = try #require(
            JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]]
        )
        let events = list.map { $0["hte"] as? [[String: Any]] }
        #expect(events.map { $0?.count } == [2, nil, 1])
        #expect(events[0]?.map { $0["hte_Type"] as? String } == ["Recruitment", "Transit"])
        #expect(events[2]?.first?["hte_Date"] as? String == "2026-02-05")
    }

    /// A workbook of three records, with these rows on its sheet of events.
    private static func workbook(
        firstColumn numbers: [Int] = [1, 2, 3],
        events rows: [[WrittenCell]]
    ) throws -> [UInt8] {
        var writer = WorkbookWriter(sheet: "HTCDS 2.0")
        writer.append([.empty, .text("prs_FirstName")], .hidden)
        for number in numbers { writer.append([.number(number), .text("Hoa \(number)")]) }
        writer.beginSheet(HTCDSEvent.sheet)
        for row in rows { writer.append(row) }
        return writer.finish()
    }

    private static let heading: [WrittenCell] = [
        .empty, .text("hte_Type"), .text("hte_Date"), .text("hte_Country"), .text("hte_Latitude"),
    ]

    private static let good: [WrittenCell] = [
        .number(1), .text("Transit"), .text("2026-02-02"), .text("VN"), .fraction(21.5),
    ]

    @Test
    func `events on a sheet are rejected by row, field and rule as records are, never by value`()
        throws
    {
        let outcome = try RecordFiles.read(
            try Self.workbook(events: [
                Self.heading, Self.good,
                [
                    .number(2), .text("Chim Yến"), .text("03/04/2024"), .text("Atlantis"),
                    .fraction(91),
                ],
                [.number(3), .text("Transit"), .empty, .empty, .empty, .text("Chim Yến")],
                [.number(4), .text("Transit")], [.empty, .text("Transit")], [.number(2)],
            ]),
            as: "xlsx"
        )
        #expect(
            outcome.places == [
                "hte!3 hte_Type word.unknown", "hte!3 hte_Date date.form",
                "hte!3 hte_Country country.iso3166", "hte!3 hte_Latitude number.range",
                "hte!4 column:F heading.missing", "hte!5 column:A event.record",
                "hte!6 column:A event.record",
            ]
        )
        #expect(outcome.report.events == 5 && outcome.report.acceptedEvents == 1)
        #expect(outcome.report.rows == 3 && outcome.report.accepted == 3)
        #expect(!outcome.report.isClean)
        #expect(outcome.report.rejects.allSatisfy { $0.sheet == "hte" })
    }

    @Test func `an event says whose it is by the number in the record's column A`() throws {
        let rows: [[WrittenCell]] =
            [Self.heading] + [7, 9, 1].map { [.number($0), .text("Transit")] }
        let bytes = try Self.workbook(firstColumn: [7, 8, 9], events: rows)
        #expect(try RecordFiles.read(bytes, as: "xlsx").places == ["hte!4 column:A event.record"])
    }

    @Test(
        arguments: [
            ([], []),
            ([[.text("Transit"), .text("2026-02-02")]], ["hte!1 - heading.missing"]),
            (
                [[.empty, .text("hte_Type"), .text("prs_FirstName")], good],
                [
                    "hte!1 column:C heading.unknown", "hte!2 column:C heading.missing",
                    "hte!2 column:D heading.missing", "hte!2 column:E heading.missing",
                ]
            ),
            (
                [[.empty, .text("hte_City"), .text("hte_City")]],
                ["hte!1 hte_City heading.repeated"]
            ),
            ([[.empty, .text("City"), .text("Country")], [.number(1), .text("Hà Nội")]], []),
        ] as [([[WrittenCell]], [String])]
    )
    func `a sheet of events has the headings of events`(
        rows: [[WrittenCell]],
        places: [String]
    ) throws {
        #expect(try RecordFiles.read(try Self.workbook(events: rows), as: "xlsx").places == places)
    }

    @Test func `a record in JSON is refused with its events`() throws {
        let text = """
            [{"prs_FirstName": "Hoa", "hte": [{"hte_Type": "Transit"}, {"hte_Type": "Chim"}]},
             {"prs_FirstName": "Sen", "hte": [{"hte_Type": "Transit"}]}]
            """
        let outcome = try RecordFiles.read(Array(text.utf8), as: "json")
        #expect(outcome.places == ["1 hte_Type word.unknown"])
        #expect(outcome.rows == [2])
        #expect(outcome.report.events == 3 && outcome.report.acceptedEvents == 2)
    }

    @Test func `a list that is none of events is no field`() throws {
        let text = #"[{"prs_FirstName": "Hoa", "hte": "Transit"}]"#
        let outcome = try RecordFiles.read(Array(text.utf8), as: "json")
        #expect(outcome.places == ["1 - heading.unknown"])
        #expect(outcome.records == [])
    }

    @Test func `a record's own event is the one in its fields`() throws {
        var record = try RecordFiles.full()
        #expect(Set(record.event.fields) == Set(HTCDSEvent.fields))
        for field in HTCDSEvent.fields { record[field] = nil }
        #expect(record.event.isEmpty)
    }
}
