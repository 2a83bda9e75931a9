import Spreadsheets
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// Empty tables are headed in their language, and read in either.
@Suite struct BulkHeadingTests {
    private static func fields<Request: BulkRequest>(_ kind: Request.Type) throws -> MessageFields {
        try MessageFields(of: kind)
    }

    @Test(arguments: BulkKinds.names, Language.allCases)
    func `a template names every field, and is read as that`(
        kind: String,
        language: Language
    ) throws {
        let fields = try Self.fields(try BulkKinds.named(kind))
        let template = BulkHeading.template(of: fields, in: language)
        let ordered = fields.all.filter { !$0.isOptional } + fields.all.filter(\.isOptional)
        let heading = BulkHeading(
            SpreadsheetRow(number: 1, cells: template.map { .text($0) }),
            of: fields
        )
        #expect(heading.rejects == [])
        #expect(heading.columns == ordered)
    }

    @Test func `both languages head a table by labels, and names are read as well`() throws {
        let fields = try Self.fields(try BulkKinds.named("cases.crossing"))
        let english = BulkHeading.template(of: fields, in: .english)
        let vietnamese = BulkHeading.template(of: fields, in: .vietnamese)
        #expect(english.contains("Province") && vietnamese.contains("Tỉnh"))
        #expect(!english.contains("province") && !vietnamese.contains("province"))
        for column in ["province", "record.province", "Province", "Tỉnh", "  TINH "] {
            let row = SpreadsheetRow(number: 1, cells: [.text(column)])
            #expect(
                BulkHeading(row, of: fields).columns.map { $0?.path } == ["record.province"]
            )
        }
    }

    @Test(arguments: BulkKinds.names)
    func `every list that a cell can hold is read by its labels`(kind: String) throws {
        let missing = try Self.unlabelled(try BulkKinds.named(kind))
        #expect(missing == [])
    }

    /// The fields of a kind that hold words which are read by none of their labels.
    private static func unlabelled<Request: BulkRequest>(_ kind: Request.Type) throws -> [String] {
        let words = try BulkWords(of: kind)
        func list(of shape: WireShape) -> [String]? {
            switch shape {
            case .words(let list): list
            case .array(let element): list(of: element)
            case .nullable(let inner): list(of: inner)
            default: nil
            }
        }
        return try fields(kind).all.compactMap { field in
            list(of: field.shape).flatMap { words.isKnown($0) ? nil : field.path }
        }
    }
}
