import Vocabulary

/// What `homeward import` says.
enum BulkPhrase: Phrasebook {
    case about, discussion, kind, file, dryRun, offline, template, name, unknownKind
    case checking, rowsRead, asking, sending, agreed, rejected, nothingFiled, filedBefore, filed,
        interrupted,
        changed, words, manyWords

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Nhập hàng loạt hồ sơ từ bảng CSV hoặc XLSX, mỗi dòng một hồ sơ.",
                en: "Import records from a table, CSV or XLSX, one a row."
            )
        case .discussion:
            Label(
                vi:
                    "Cả tệp được kiểm tra trước, tại máy này rồi tại dịch vụ; còn một lỗi thì không nhập "
                    + "dòng nào. Sau đó mỗi dòng được lưu trọn vẹn, như khi nhập tay. Vẫn có thể dừng "
                    + "giữa chừng khi quyền hoặc hồ sơ thay đổi sau lúc kiểm tra, khi hai dòng của bảng "
                    + "mâu thuẫn nhau, hoặc khi mất kết nối: các dòng trước đã lưu, lệnh nói rõ bao nhiêu. "
                    + "Chạy lại thì nhập tiếp, không dòng nào nhập hai lần. Danh sách trong một ô cách "
                    + "nhau bằng dấu chấm phẩy.",
                en:
                    "The whole file is checked first, here and by the service; while there is a fault no "
                    + "row is filed. Then each row is filed whole, as by hand. It can still stop midway: "
                    + "where rights or records change after the check, where two rows of the table "
                    + "contradict one another, or where the connection breaks. Earlier rows stay filed "
                    + "then, and it says how many. Run again, it goes on and files none twice. "
                    + "A list in a cell is written with semicolons."
            )
        case .kind:
            Label(
                vi: "Loại hồ sơ: report, crossing, correspondence, activity, …",
                en: "The kind of record: report, crossing, correspondence, activity, …"
            )
        case .file: Label(vi: "Tệp .csv, .tsv hoặc .xlsx.", en: "A .csv, .tsv or .xlsx file.")
        case .dryRun:
            Label(
                vi:
                    "Chỉ kiểm tra, tại máy này rồi hỏi dịch vụ (quyền, độ mật, hồ sơ dẫn chiếu, dòng đã "
                    + "có); không lưu gì.",
                en:
                    "Check only, here and by asking the service (rights, secrecy, records that a row points "
                    + "at, rows already there); store nothing."
            )
        case .offline:
            Label(
                vi: "Chỉ kiểm tra tại máy này, không hỏi dịch vụ.",
                en: "Check on this machine only, without asking the service."
            )
        case .template:
            Label(
                vi: "Ghi một bảng CSV trống vào tệp mới này.",
                en: "Write an empty CSV table to this new file."
            )
        case .name:
            Label(
                vi:
                    "Tên của bảng. Dòng giống hệt dòng đã nhập được coi là một, trừ khi bảng có tên khác.",
                en:
                    "The table's name. A row like one imported before is the same one, unless the table "
                    + "has another name."
            )
        case .unknownKind:
            Label(
                vi: "Không nhập hàng loạt được loại “{}”.",
                en: "No kind called “{}” can be imported."
            )
        case .checking: Label(vi: "Đang kiểm tra", en: "Checking")
        case .rowsRead: Label(vi: "{} dòng", en: "{} rows")
        case .asking: Label(vi: "Đang hỏi dịch vụ", en: "Asking the service")
        case .agreed:
            Label(
                vi: "Dịch vụ đồng ý {} dòng, trong đó {} dòng có từ trước; chưa lưu gì.",
                en: "The service agrees to {} rows, {} of them there already; nothing was stored."
            )
        case .sending: Label(vi: "Đang nhập", en: "Importing")
        case .rejected:
            Label(vi: "{} lỗi trong {} dòng.", en: "Faults: {}; rows read: {}.")
        case .nothingFiled: Label(vi: "Chưa nhập dòng nào.", en: "No row was filed.")
        case .filedBefore:
            Label(
                vi: "Đã nhập {} dòng, {} dòng có từ trước; sửa rồi chạy lại để nhập tiếp.",
                en: "{} rows were filed, {} were there before; mend it and run again to go on."
            )
        case .filed:
            Label(
                vi: "Đã nhập {} dòng; {} dòng có từ trước; tất cả {} dòng.",
                en: "Filed {} rows; {} were there already; {} in all."
            )
        case .interrupted:
            Label(
                vi:
                    "Dừng giữa chừng: đã nhập {} dòng, {} dòng có từ trước. Chạy lại lệnh này để nhập tiếp; không dòng nào nhập hai lần.",
                en:
                    "Interrupted: {} rows were filed, {} were there before. Run it again to go on; none "
                    + "is filed twice."
            )
        case .words: Label(vi: "{} nhận: {}.", en: "{} takes: {}.")
        case .manyWords:
            Label(
                vi: "{} nhận một trong {} từ; xem: {}",
                en: "{} takes one of {} words; see: {}"
            )
        case .changed:
            Label(
                vi: "Tệp {} đã thay đổi sau khi kiểm tra; hãy chạy lại.",
                en: "{} has changed since it was checked; run it again."
            )
        }
    }
}
