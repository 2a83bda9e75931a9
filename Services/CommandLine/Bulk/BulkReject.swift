import RPC
import Vocabulary
import WireCodec

/// What a row breaks: where and which rule, never with the value.
struct BulkReject: Encodable, Sendable, Hashable {
    /// The row as a spreadsheet program numbers it.
    let row: Int
    /// The field by its short name, or a column without one: `column:C`; missing for a whole row.
    let field: String?
    /// The rule's name.
    let rule: String

    /// The rule in words.
    var inWords: String {
        if let own = BulkRule(rawValue: rule) { return own.label.current }
        let text = RuleText.of(rule)
        guard text == rule else { return text }
        return ErrorText.of(ServiceError(.invalidArgument, reason: rule, "")).what.current
    }

    /// The field's name with what people call it.
    var fieldInWords: String {
        guard let field else { return "" }
        let label = BulkHeading.label(of: field).current
        return label == field ? field : "\(field)\n\(label)"
    }
}

/// Rules of tables; those of fields and services have names of their own.
enum BulkRule: String, Sendable, CaseIterable {
    case encoding, quoting, formula, fault, tooLong, surplus
    case unknownHeading, repeatedHeading, ambiguousHeading, missingHeading, noRows

    /// The rule in words.
    var label: Label {
        switch self {
        case .encoding:
            Label(vi: "không đúng bảng mã của tệp", en: "is no text in the file's encoding")
        case .quoting:
            Label(vi: "dấu ngoặc kép sai chỗ hoặc thiếu", en: "has a quotation mark out of place")
        case .formula: Label(vi: "là công thức; cần giá trị", en: "is a formula; a value is needed")
        case .fault: Label(vi: "là lỗi của bảng tính", en: "is an error of the spreadsheet")
        case .tooLong: Label(vi: "dài quá một ô cho phép", en: "is longer than a cell may be")
        case .surplus: Label(vi: "ở cột không có tên", en: "stands in a column without a heading")
        case .unknownHeading:
            Label(vi: "tên cột không có trong loại này", en: "heads no field of this kind")
        case .repeatedHeading: Label(vi: "trường có hai cột", en: "has two columns")
        case .ambiguousHeading:
            Label(
                vi: "tên cột chỉ nhiều trường; dùng tên đầy đủ",
                en: "could head several fields; write the full name"
            )
        case .missingHeading: Label(vi: "thiếu cột bắt buộc", en: "is needed and has no column")
        case .noRows: Label(vi: "tệp không có dòng dữ liệu", en: "the file holds no row of data")
        }
    }
}
