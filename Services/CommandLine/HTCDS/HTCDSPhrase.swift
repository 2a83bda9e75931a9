import Vocabulary

/// What `homeward htcds` says.
enum HTCDSPhrase: Phrasebook {
    case about, validate, schema, template, file, newFile, row, field, rule
    case clean, cleanWithEvents, rejected, eventsRejected, refused, unreadable, written,
        unknownSuffix
    case tooLarge, damaged, encrypted, format, unsupported, bomb, rowLimit, columnLimit
    case documentType, malformed
    case importing, exporting, province, dryRun, unknownProvince, registered, checked, imported
    case samePerson, anotherPerson, samePersonForm, anotherPersonForm, noSuchRow
    case conflicts, decide, decideOther
    case noRows, victims, strict, notCarried, becameOther, exported
    case eventsTold, eventsWithoutDetails, eventsOmitted, eventsMissing, eventsNoRoom
    case eventsNotTaken

    /// Why a whole file is refused, in words; a rule of a later version as it is spelled.
    static func fileRule(_ rule: String) -> String {
        switch rule {
        case "file.tooLarge", "file.tooMuchText", "file.tooManyEntries": Self.tooLarge()
        case "file.damaged": Self.damaged()
        case "file.encrypted": Self.encrypted()
        case "file.format": Self.format()
        case "file.unsupported": Self.unsupported()
        case "file.inflatesTooMuch": Self.bomb()
        case "file.tooManyRows": Self.rowLimit()
        case "file.tooManyColumns": Self.columnLimit()
        case "file.documentType": Self.documentType()
        case "file.malformed": Self.malformed()
        default: rule
        }
    }

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Tệp theo chuẩn dữ liệu vụ việc mua bán người HTCDS 2.0 (IOM, CC BY 4.0).",
                en: "Files of the Human Trafficking Case Data Standard 2.0 (IOM, CC BY 4.0)."
            )
        case .validate:
            Label(
                vi: "Kiểm tra một tệp XLSX, CSV hoặc JSON; mã kết thúc 4 nếu có dòng bị từ chối.",
                en: "Check an XLSX, CSV or JSON file; ends with 4 where rows were rejected."
            )
        case .schema:
            Label(
                vi: "In JSON Schema của HTCDS 2.0.",
                en: "Print the JSON Schema of HTCDS 2.0."
            )
        case .template:
            Label(
                vi: "Tạo bảng trống gồm 38 trường cốt lõi.",
                en: "Write an empty sheet of the 38 core fields."
            )
        case .file: Label(vi: "Tệp .xlsx, .csv hoặc .json.", en: "An .xlsx, .csv or .json file.")
        case .newFile:
            Label(
                vi: "Tệp mới .xlsx, .csv hoặc .json.",
                en: "A new .xlsx, .csv or .json file."
            )
        case .row: Label(vi: "Dòng", en: "Row")
        case .field: Label(vi: "Trường", en: "Field")
        case .rule: Label(vi: "Quy tắc", en: "Rule")
        case .clean: Label(vi: "Hợp lệ: {} dòng.", en: "Valid: {} rows.")
        case .cleanWithEvents:
            Label(
                vi: "Hợp lệ: {} dòng, {} sự việc mua bán người.",
                en: "Valid: {} rows, {} trafficking events."
            )
        case .eventsRejected:
            Label(
                vi: "Sự việc mua bán người có lỗi: {} trên {}.",
                en: "Trafficking events with any: {} of {}."
            )
        case .rejected:
            Label(
                vi: "{} lỗi ở {} trên {} dòng. Không nhập dòng nào khi còn lỗi.",
                en:
                    "Faults: {}; rows with any: {} of {}. Nothing is imported until none is left."
            )
        case .refused:
            Label(vi: "Từ chối cả tệp: {}.", en: "The whole file is refused: {}.")
        case .unreadable: Label(vi: "Không đọc được tệp {}.", en: "The file {} cannot be read.")
        case .written: Label(vi: "Đã ghi {}.", en: "Wrote {}.")
        case .unknownSuffix:
            Label(
                vi: "Tên tệp {} phải kết thúc bằng .xlsx, .csv hoặc .json.",
                en: "The name {} must end with .xlsx, .csv or .json."
            )
        default: ofServices
        }
    }

    private var ofServices: Label {
        switch self {
        case .importing:
            Label(
                vi: "Nhập một tệp vào dịch vụ hỗ trợ nạn nhân: đến 500 dòng thì tất cả hoặc không "
                    + "dòng nào; tệp dài hơn được kiểm tra cả tệp rồi nhập từng 500 dòng.",
                en: "Take a file into victim support: up to 500 rows all or none; a longer one is "
                    + "checked whole, then taken in by 500."
            )
        case .exporting:
            Label(
                vi: "Xuất những người mà cán bộ được đọc; cần mục đích, có ghi nhật ký từng người.",
                en: "Write whom the officer reads; needs a purpose, audited person by person."
            )
        case .province: Label(vi: "Tỉnh chăm lo cho họ.", en: "The province that cares for them.")
        case .dryRun: Label(vi: "Chỉ kiểm tra, không lưu gì.", en: "Check only; store nothing.")
        case .unknownProvince: Label(vi: "Không có tỉnh “{}”.", en: "There is no province “{}”.")
        case .registered: Label(vi: "Đăng ký mới", en: "Newly registered")
        case .checked:
            Label(
                vi: "{} dòng hợp lệ; chưa lưu gì.",
                en: "{} rows are good; nothing was stored."
            )
        case .imported:
            Label(vi: "Đã đăng ký {} người từ {} dòng.", en: "Registered {} persons of {} rows.")
        case .noRows: Label(vi: "Tệp {} không có dòng nào.", en: "The file {} holds no row.")
        case .victims:
            Label(
                vi: "Chỉ những người này; lặp lại được.",
                en: "Only these persons; may be repeated."
            )
        case .strict:
            Label(
                vi: "Chỉ dùng từ trong danh mục của bản 2.0; từ khác thành Other.",
                en: "Only words of the lists of 2.0; others become Other."
            )
        case .notCarried:
            Label(
                vi: "Trường của chúng ta mà chuẩn không có chỗ ghi",
                en: "Our fields that the standard cannot carry"
            )
        case .becameOther:
            Label(vi: "Có giá trị đã thành Other: {}", en: "Values became Other in: {}")
        case .exported: Label(vi: "Đã ghi {} người vào {}.", en: "Wrote {} persons to {}.")
        default: ofConflicts
        }
    }

    private var ofConflicts: Label {
        switch self {
        case .samePerson:
            Label(
                vi: "Dòng này là của người đã nhập; báo cáo liệt kê sẵn giá trị. Lặp lại được.",
                en: "The row is of somebody taken in before; the report lists the value. "
                    + "May be repeated."
            )
        case .anotherPerson:
            Label(
                vi: "Dòng này là của người khác, cần đăng ký mới. Lặp lại được.",
                en: "The row is of somebody else, to be registered. May be repeated."
            )
        case .samePersonForm:
            Label(
                vi: "Cần DÒNG:SỐ-HỒ-SƠ:PHIÊN-BẢN, như báo cáo đã liệt kê.",
                en: "Write ROW:PERSON:VERSION, as the report lists it."
            )
        case .anotherPersonForm: Label(vi: "Cần số của dòng.", en: "Write the number of a row.")
        case .noSuchRow:
            Label(vi: "Không có dòng {} trong tệp {}.", en: "There is no row {} in {}.")
        case .conflicts:
            Label(
                vi: "Chuẩn này không có số vụ việc: cán bộ xem hồ sơ rồi quyết định từng dòng. "
                    + "Nội dung mới được giữ bên cạnh người đó; hồ sơ của ta không bị ghi đè, "
                    + "cần thì sửa bằng victim amend.",
                en:
                    "The standard has no number of a case: look at the person and decide row by row. "
                    + "What the row says now is kept beside them; our records are not overwritten, "
                    + "amend them with victim amend."
            )
        case .decide:
            Label(
                vi: "Dòng {}: cùng người: --same-person {}; người khác: --another-person {}",
                en: "Row {}: the same person: --same-person {}; another: --another-person {}"
            )
        case .decideOther:
            Label(
                vi:
                    "Dòng {}: cùng người: bỏ dòng này, hoặc nhập dòng trước rồi chạy lại; người khác: "
                    + "thêm --another-person với số dòng",
                en:
                    "Row {}: the same person: leave the row out, or take the other in first and run "
                    + "again; another: --another-person and the row"
            )
        default: ofEvents
        }
    }

    private var ofEvents: Label {
        switch self {
        case .eventsTold:
            Label(
                vi: "Sự việc mua bán người lấy từ hồ sơ vụ án: {}.",
                en: "Trafficking events from case files: {}."
            )
        case .eventsWithoutDetails:
            Label(
                vi:
                    "Trong đó {} sự việc chỉ có loại, ngày, quốc gia và tỉnh; nơi cụ thể và diễn biến "
                    + "do cơ quan điều tra giữ.",
                en:
                    "Of these, with no more than kind, day, country and province: {}. Where exactly and "
                    + "what happened is the investigators'."
            )
        case .eventsOmitted:
            Label(
                vi: "Số sự việc không ghi vì vượt giới hạn mỗi người: {}.",
                en: "Events left out because one person has more than an answer holds: {}."
            )
        case .eventsMissing:
            Label(
                vi: "Tệp không có sự việc mua bán người từ hồ sơ vụ án. {}",
                en: "The file lacks the trafficking events of case files. {}"
            )
        case .eventsNoRoom:
            Label(
                vi: "Tệp CSV chỉ có một bảng nên không ghi sự việc mua bán người từ hồ sơ vụ án; "
                    + "hãy xuất ra .xlsx hoặc .json.",
                en: "CSV is one table, without the trafficking events of case files; "
                    + "write .xlsx or .json for those."
            )
        case .eventsNotTaken:
            Label(
                vi:
                    "Tệp còn kể riêng {} sự việc mua bán người. Không nhập: sự việc thuộc hồ sơ vụ án.",
                en:
                    "Trafficking events that the file tells of beside its rows: {}. They are not taken "
                    + "in: events belong to a case file."
            )
        default: ofFiles
        }
    }

    private var ofFiles: Label {
        switch self {
        case .tooLarge: Label(vi: "tệp quá lớn", en: "it is too large")
        case .damaged: Label(vi: "tệp hỏng hoặc bị cắt cụt", en: "it is damaged or cut off")
        case .encrypted:
            Label(
                vi: "tệp được mã hoá; hãy bỏ mật khẩu",
                en: "it is encrypted; take the password off"
            )
        case .format:
            Label(
                vi: "định dạng Excel cũ hoặc có mật khẩu; hãy lưu lại thành .xlsx",
                en: "it is of an old Excel, or behind a password; save it as .xlsx"
            )
        case .unsupported:
            Label(vi: "kiểu nén không được hỗ trợ", en: "it is compressed in a way that none needs")
        case .bomb:
            Label(
                vi: "tệp bung ra lớn bất thường (bom nén)",
                en: "it unfolds to far more than it may: a bomb"
            )
        case .rowLimit: Label(vi: "nhiều hơn 100.000 dòng", en: "it has more than 100,000 rows")
        case .columnLimit: Label(vi: "quá nhiều cột", en: "it has too many columns")
        case .documentType:
            Label(
                vi: "có khai báo DTD hoặc thực thể XML",
                en: "it declares an XML document type or entities"
            )
        default: Label(vi: "cấu trúc tệp không đúng", en: "it is not built as such a file is")
        }
    }
}
