public import Vocabulary

/// A rule that a cell, a row or a heading can break.
public enum HTCDSRule: String, Error, Sendable, Hashable, CaseIterable {
    /// A formula, whose result nobody here computed.
    case formula = "cell.formula"
    /// An error value of a spreadsheet program.
    case cellError = "cell.error"
    /// More than a field holds.
    case tooLong = "text.tooLong"
    /// A control character.
    case control = "text.control"
    /// No day, or one that could be two.
    case dateForm = "date.form"
    /// A day outside the range that the templates admit.
    case dateRange = "date.range"
    /// Neither yes nor no.
    case truthForm = "truth.form"
    /// No number.
    case numberForm = "number.form"
    /// A number outside its range.
    case numberRange = "number.range"
    /// No telephone number of E.164.
    case phone = "phone.e164"
    /// No country of ISO 3166.
    case country = "country.iso3166"
    /// No code of ISO 639.
    case language = "language.iso639"
    /// No word of the field's list.
    case unknownWord = "word.unknown"
    /// Several values where one belongs.
    case oneWord = "word.single"
    /// A value that no field holds.
    case listForm = "list.form"
    /// A row that is no text in the file's encoding.
    case encoding = "row.encoding"
    /// A quotation mark out of place.
    case quoting = "row.quoting"
    /// No object of JSON.
    case noObject = "row.object"
    /// A column that is no field.
    case unknownHeading = "heading.unknown"
    /// A field that stands there twice.
    case repeatedHeading = "heading.repeated"
    /// A value under no heading, or a table without any.
    case missingHeading = "heading.missing"
    /// An event of which nothing says whose it is.
    case eventRecord = "event.record"

    /// The rule in both languages.
    public var label: Label {
        switch self {
        case .formula:
            Label(
                vi: "ô là công thức; hãy dán giá trị",
                en: "the cell is a formula; paste its value"
            )
        case .cellError: Label(vi: "ô báo lỗi", en: "the cell shows an error")
        case .tooLong: Label(vi: "dài quá mức cho phép", en: "longer than allowed")
        case .control:
            Label(vi: "có ký tự điều khiển", en: "holds a control character")
        case .dateForm:
            Label(
                vi: "ngày phải là năm-tháng-ngày hoặc ô ngày của bảng tính",
                en: "a date is year-month-day, or a spreadsheet's date cell"
            )
        case .dateRange:
            Label(vi: "ngày ngoài 1900–2100", en: "the date is outside 1900–2100")
        case .truthForm: Label(vi: "phải là TRUE hoặc FALSE", en: "is neither TRUE nor FALSE")
        case .numberForm: Label(vi: "không phải số", en: "is no number")
        case .numberRange: Label(vi: "số ngoài khoảng cho phép", en: "the number is out of range")
        case .phone:
            Label(
                vi: "điện thoại phải theo E.164, ví dụ bắt đầu bằng +84",
                en: "a telephone number is E.164, with its country code"
            )
        case .country: Label(vi: "không phải quốc gia ISO 3166", en: "is no country of ISO 3166")
        case .language: Label(vi: "không phải mã ngôn ngữ ISO 639", en: "is no code of ISO 639")
        case .unknownWord:
            Label(vi: "không có trong danh mục", en: "is no word of the field's list")
        case .oneWord: Label(vi: "chỉ nhận một giá trị", en: "takes one value only")
        case .listForm: Label(vi: "không phải giá trị đơn giản", en: "is no plain value")
        case .encoding:
            Label(vi: "dòng không đúng bảng mã", en: "the row is no text in the file's encoding")
        case .quoting: Label(vi: "dấu ngoặc kép sai chỗ", en: "a quotation mark is out of place")
        case .noObject: Label(vi: "không phải đối tượng JSON", en: "is no JSON object")
        case .unknownHeading:
            Label(vi: "cột không thuộc HTCDS 2.0", en: "the column is none of HTCDS 2.0")
        case .repeatedHeading: Label(vi: "cột bị lặp", en: "the column stands there twice")
        case .missingHeading:
            Label(vi: "không có dòng tên cột", en: "there is no row of column names")
        case .eventRecord:
            Label(
                vi: "cột A phải là số của một hồ sơ trong bảng thứ nhất",
                en: "column A is the number of a record on the first sheet"
            )
        }
    }
}

/// Where a rule was broken: a place and a rule, never what stood there.
public struct HTCDSReject: Sendable, Hashable, Codable {
    /// The row as spreadsheet programs count it, in JSON the record's number, from 1.
    public let row: Int
    /// The sheet that the row is of; `nil` for the first one, and where there are no others.
    public let sheet: String?
    /// The field's name, or `column:C` where the column has no name; `nil` for a whole row.
    public let field: String?
    /// The rule's name, of ``HTCDSRule``.
    public let rule: String

    /// A rule broken at a place of a table.
    public init(
        row: Int,
        of table: HTCDSTable = .records,
        field: String? = nil,
        _ rule: HTCDSRule
    ) {
        self.row = row
        sheet = table.sheet
        self.field = field
        self.rule = rule.rawValue
    }

    /// A rule of another's, which a service names, broken at a place.
    public init(row: Int, field: String?, rule: String) {
        self.row = row
        sheet = nil
        self.field = field
        self.rule = rule
    }

    /// The row as people read it: `5`, or `hte!5` as spreadsheet programs name a place of a sheet.
    public var place: String { sheet.map { "\($0)!\(row)" } ?? "\(row)" }
}
