import Vocabulary

/// What `homeward import` says.
enum BulkPhrase: Phrasebook {
    case about, discussion, kind, file, dryRun, offline, template, name, unknownKind
    case checking, rowsRead, asking, sending, agreed, rejected, nothingFiled, filedInPart, unsent,
        filed,
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
                    + "dòng nào. Sau đó mỗi dòng được lưu trọn vẹn, như khi nhập tay. Dòng vẫn bị từ chối "
                    + "lúc ấy, vì hồ sơ thay đổi sau lúc kiểm tra hoặc vì hai dòng mâu thuẫn nhau, được báo "
                    + "theo dòng, trường và quy tắc; các dòng khác vẫn được nhập, mã kết thúc 5. Văn thư "
                    + "được vào sổ theo thứ tự nên dừng tại dòng bị từ chối. Mất kết nối hoặc mất quyền "
                    + "thì dừng. Lệnh nói rõ bao nhiêu dòng đã nhập, có từ trước, chưa nhập. Chạy lại thì "
                    + "chỉ nhập những dòng còn thiếu. Danh sách trong một ô cách nhau bằng dấu chấm phẩy.",
                en:
                    "The whole file is checked first, here and by the service; while there is a fault no "
                    + "row is filed. Then each row is filed whole, as by hand. A row that is refused all "
                    + "the same, since records changed after the check or two rows contradict one another, "
                    + "is told by row, field and rule; the others are filed, and it ends with status 5. "
                    + "Letters are numbered in their order, so they stop at a refused one. Where the "
                    + "connection or a right is lost it stops. It says how many rows are filed, were there "
                    + "already, and are not filed. Run again, it files only what is missing. A list in a "
                    + "cell is written with semicolons."
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
        case .filedInPart:
            Label(
                vi:
                    "Đã nhập {} dòng; {} dòng có từ trước; {} dòng chưa nhập. Sửa các dòng lỗi rồi chạy "
                    + "lại: chỉ nhập những dòng còn thiếu.",
                en:
                    "Filed {} rows; {} were there already; {} are not filed. Mend those and run it again: "
                    + "it files only what is missing."
            )
        case .unsent:
            Label(
                vi: "Lệnh đã dừng ở đó: {} dòng chưa được gửi.",
                en: "It stopped there: {} of them were not sent."
            )
        case .filed:
            Label(
                vi: "Đã nhập {} dòng; {} dòng có từ trước; tất cả {} dòng.",
                en: "Filed {} rows; {} were there already; {} in all."
            )
        case .interrupted:
            Label(
                vi:
                    "Dừng giữa chừng: đã nhập {} dòng; {} dòng có từ trước; {} dòng chưa nhập; {} dòng "
                    + "chưa rõ. Chạy lại lệnh này để nhập tiếp; không dòng nào nhập hai lần.",
                en:
                    "Interrupted: filed {} rows; {} were there already; {} are not filed; of {} no answer "
                    + "came. Run it again to go on; none is filed twice."
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
