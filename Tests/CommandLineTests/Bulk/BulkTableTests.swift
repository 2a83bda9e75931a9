import Foundation
import RPC
import ServiceContracts
import Spreadsheets
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// A table is checked whole, row by row, and told by row, field and rule.
@Suite struct BulkTableTests {
    private static let good = "05/06/2025,quangNinh,CN,exit,3,suspected,Qua đường mòn"

    @Test func `a good file becomes the requests that an officer would send`() async throws {
        let (outcome, rows) = try await BulkScene.check(
            Crossing.self,
            BulkScene.crossings + "\n" + Self.good
        )
        #expect(outcome.isClean && outcome.rows == 1 && outcome.accepted == 1)
        let crossing = try #require(rows.first).request.record
        #expect(crossing.day == CalendarDate("2025-06-05"))
        #expect(crossing.province == .quangNinh)
        #expect(crossing.personTimes == 3)
        #expect(crossing.summary?.disclosed == "Qua đường mòn")
        #expect(rows.first?.number == 2)
    }

    @Test func `Vietnamese headings and labels of words are read as names are`() async throws {
        let fields = try MessageFields(of: Crossing.self)
        let heading = BulkHeading.template(of: fields, in: .vietnamese)
        let columns = BulkHeading(
            SpreadsheetRow(number: 1, cells: heading.map { .text($0) }),
            of: fields
        ).columns
        let cells = [
            "day": "05/06/2025", "province": "Quảng Ninh", "country": "Trung Quốc",
            "direction": "Xuất cảnh", "personTimes": "3", "suspicion": "Chưa xem xét",
        ]
        let row = columns.map { $0.flatMap { cells[BulkHeading.short($0.path)] } ?? "" }
        let (outcome, rows) = try await BulkScene.check(
            Crossing.self,
            heading.joined(separator: ";") + "\n" + row.joined(separator: ";")
        )
        #expect(outcome.isClean, "\(outcome.rejects)")
        let record = try #require(rows.first).request.record
        #expect(record.province == .quangNinh)
        #expect(record.suspicion == .notExamined)
    }

    @Test(arguments: [
        ("31/02/2025,quangNinh,CN,exit,3,none,", "day", "form.date"),
        ("05/06/2025,atlantis,CN,exit,3,none,", "province", "vocabulary.unrecognized"),
        ("05/06/2025,quangNinh,CN,exit,three,none,", "personTimes", "form.number"),
        ("05/06/2025,quangNinh,CN,exit,0,none,", "personTimes", "range.1-1000000"),
        ("05/06/2099,quangNinh,CN,exit,3,none,", "day", "past"),
        (",quangNinh,CN,exit,3,none,", "day", "missing"),
        ("05/06/2025,quangNinh,CN,exit,3,none,x,y", "column:H", "surplus"),
    ])
    func `a row that breaks a rule is told by row, field and rule`(
        row: String,
        field: String,
        rule: String
    ) async throws {
        let (outcome, rows) = try await BulkScene.check(
            Crossing.self,
            BulkScene.crossings + "\n" + Self.good + "\n" + row
        )
        #expect(outcome.rejects == [BulkReject(row: 3, field: field, rule: rule)])
        #expect(outcome.rows == 2 && outcome.accepted == 1 && rows.count == 1)
    }

    @Test func `a word that no list holds is answered with the words of the list`() async throws {
        let (outcome, _) = try await BulkScene.check(
            Crossing.self,
            BulkScene.crossings + "\n05/06/2025,atlantis,XX,sideways,3,none,"
                + "\n05/06/2025,quangNinh,CN,sideways,3,none,"
        )
        #expect(outcome.lists == [])
        let lists = try outcome.withLists(of: Crossing.self).lists
        #expect(lists.map(\.field) == ["province", "direction"])
        let direction = try #require(lists.last)
        #expect(direction.words.map(\.word) == CrossingDirection.allCases.map(\.rawValue))
        for entry in direction.words {
            #expect(direction.inWords.contains("\(entry.word) (\(entry.label ?? "")"))
        }
        // The provinces of today and of before are too many to be told.
        #expect(lists[0].words.count > BulkList.fewEnough)
        #expect(lists[0].inWords.contains("homeward describe cases.crossing.file"))
        #expect(
            try TreeEncoder.tree(of: try outcome.withLists(of: Crossing.self)).json.contains(
                "words"
            )
        )
        // Other faults ask for no list.
        let dates = try await BulkScene.check(
            Crossing.self,
            BulkScene.crossings + "\n31/02/2025,quangNinh,CN,exit,3,none,"
        )
        #expect(try dates.outcome.withLists(of: Crossing.self).lists == [])
    }

    @Test(arguments: [
        ("day,province", "country", "missingHeading"),
        (BulkScene.crossings + ",Nguyễn Thị Hoa", "column:H", "unknownHeading"),
        (BulkScene.crossings + ",Day", "day", "repeatedHeading"),
    ])
    func `a heading that is wrong refuses the file as a whole`(
        heading: String,
        field: String,
        rule: String
    ) async throws {
        let (outcome, rows) = try await BulkScene.check(Crossing.self, heading + "\n" + Self.good)
        #expect(outcome.refused == rule)
        #expect(outcome.rejects.contains(BulkReject(row: 1, field: field, rule: rule)))
        #expect(rows.isEmpty && outcome.rows == 0)
        #expect(try !TreeEncoder.tree(of: outcome).json.contains("Hoa"))
    }

    private static func cells() throws -> BulkCell {
        BulkCell(daysFrom1904: false, words: try BulkWords(of: Crossing.self))
    }

    @Test(arguments: [SpreadsheetCell.formula, .fault, .tooLong, .truth(true)])
    func `a cell that holds no value of the field's type is refused`(cell: SpreadsheetCell) {
        #expect(throws: BulkFault.self) {
            try Self.cells().value(of: cell, as: .text)
        }
    }

    @Test func `days of spreadsheets and moments of officers are those of Viet Nam`() throws {
        let cells = try Self.cells()
        #expect(try cells.value(of: .number("45813"), as: .date) == .text("2025-06-05"))
        let moment = try #require(Instant("2025-06-05T07:05:00Z")).text
        for text in ["05/06/2025 14:05", "2025-06-05 14:05", "2025-06-05T14:05:00+07:00"] {
            #expect(try cells.value(of: .text(text), as: .instant) == .text(moment))
        }
        #expect(
            try cells.value(of: .number("45813.5"), as: .instant) == .text("2025-06-05T05:00:00Z")
        )
        #expect(throws: BulkFault("form.date")) {
            try cells.value(of: .number("60"), as: .date)
        }
    }

    @Test func `bytes that are no text refuse their row and no other`() async throws {
        let bytes =
            Array((BulkScene.crossings + "\n05/06/2025,quangNinh,CN,exit,3,none,").utf8)
            + [0xFF, 0xFE, 0xC3] + Array(("\n" + Self.good).utf8)
        let (outcome, rows) = try await BulkScene.check(Crossing.self, bytes)
        #expect(outcome.rejects == [BulkReject(row: 2, field: nil, rule: "encoding")])
        #expect(rows.count == 1)
    }

    @Test func `a file beyond the limits is refused as a whole`() async throws {
        var limits = SpreadsheetLimits.usual
        limits.rows = 3
        let many = try await BulkScene.check(Crossing.self, BulkScene.table(5), limits: limits)
        #expect(many.outcome.refused == "file.tooManyRows")
        limits = SpreadsheetLimits.usual
        limits.columns = 3
        let wide = try await BulkScene.check(Crossing.self, BulkScene.table(1), limits: limits)
        #expect(wide.outcome.refused == "file.tooManyColumns")
        let none = try await BulkScene.check(Crossing.self, BulkScene.crossings + "\n")
        #expect(none.outcome.refused == "noRows")
        #expect(!many.outcome.isClean && !wide.outcome.isClean && !none.outcome.isClean)
    }

    @Test func `no value of a rejected row stands in the report`() async throws {
        let canary = "Hoàng Thị Chim Yến"
        let (outcome, _) = try await BulkScene.check(
            Crossing.self,
            BulkScene.crossings + "\n\(canary),\(canary),\(canary),\(canary),\(canary),\(canary),"
                + "\(canary),\(canary)"
        )
        #expect(outcome.rejectCount == 7)
        let told =
            try TreeEncoder.tree(of: outcome).json + outcome.summary(false)
            + outcome.rejects.map { $0.inWords + $0.fieldInWords }.joined()
        #expect(!told.contains("Chim"))
    }

    @Test func `rows that say the same are two records, and keep their keys`() async throws {
        let text = BulkScene.crossings + "\n" + Self.good + "\n" + Self.good
        let first = try await BulkScene.check(Crossing.self, text).rows.map(\.key)
        let again = try await BulkScene.check(Crossing.self, text).rows.map(\.key)
        let other = try await BulkScene.check(Crossing.self, text, name: "june").rows.map(\.key)
        #expect(Set(first).count == 2 && first == again)
        #expect(Set(first).isDisjoint(with: other))
    }

    @Test func `reports, letters and activities are read by the same rules`() async throws {
        let report = try await BulkScene.check(
            ReceiveReport.self,
            """
            channel;receivedAt;province;summary;forms;countries
            letter;05/06/2025 09:00;quangNinh;Tin báo;;CN
            """
        )
        #expect(report.outcome.isClean, "\(report.outcome.rejects)")
        #expect(report.rows.first?.request.report.countries == [Word(.china)])
        let letter = try await BulkScene.check(
            ReceiveCorrespondence.self,
            """
            correspondenceKind,channel,urgency,partner,partnerOffice,subject,body,arrivedAt,handling
            \(CorrespondenceKind.allCases[0].rawValue),\(LiaisonChannel.allCases[0].rawValue),normal,\
            CN,Sở Công an,Đề nghị,Kính gửi,05/06/2025 09:00,H0
            """
        )
        #expect(letter.outcome.isClean, "\(letter.outcome.rejects)")
        #expect(ReceiveCorrespondence.isOrdered)
        let activity = try await BulkScene.check(
            FileRecord<Activity>.self,
            """
            activityKind,title,from,until,topic,countries,state
            \(ActivityKind.allCases[0].rawValue),Tập huấn,05/06/2025,06/06/2025,trafficking,CN;LA,held
            """
        )
        #expect(activity.outcome.isClean, "\(activity.outcome.rejects)")
        #expect(activity.rows.first?.request.record.countries.count == 2)
    }

    @Test(arguments: BulkKinds.names)
    func `the template of every kind heads a table of it, in both languages`(
        kind: String
    ) throws {
        try Self.checkTemplate(try BulkKinds.named(kind))
    }

    private static func checkTemplate<Request: BulkRequest>(_ kind: Request.Type) throws {
        let fields = try MessageFields(of: kind)
        for language in Language.allCases {
            let cells = BulkHeading.template(of: fields, in: language).map {
                SpreadsheetCell.text($0)
            }
            let heading = BulkHeading(SpreadsheetRow(number: 1, cells: cells), of: fields)
            #expect(heading.rejects.isEmpty, "\(kind.bulkKind) \(language) \(heading.rejects)")
        }
    }

    @Test func `kinds go by their noun, and others are refused with the list`() throws {
        #expect(try BulkKinds.named("crossing").bulkKind == "cases.crossing")
        #expect(try BulkKinds.named("liaison.activity").bulkKind == "liaison.activity")
        #expect(throws: Failure.self) { try BulkKinds.named("victim") }
        #expect(Set(BulkKinds.names).count == BulkKinds.names.count)
    }
}
