import Vocabulary

/// What is said about connections, officers and how to call.
enum SessionPhrase: Phrasebook {
    case optionHome, optionJSON, optionLanguage, optionAs, optionPurpose, optionReference
    case optionTimeout, optionKey, optionTable, optionTrace, trace
    case noSettings, noSettingsNext, badSettings, badSettingsNext, unknownOfficer
    case unreadableCertificate, unreadableCertificateNext, unknownPurpose, badKey, calling

    var label: Label {
        switch self {
        case .optionHome:
            Label(
                vi: "Thư mục của Homeward; cũng đặt được bằng biến HOMEWARD_HOME.",
                en: "Homeward's folder; the variable HOMEWARD_HOME names it as well."
            )
        case .optionJSON:
            Label(
                vi: "In JSON; mặc định khi đầu ra không phải màn hình.",
                en: "Print JSON; the default where output is no terminal."
            )
        case .optionTable:
            Label(vi: "In bảng thay cho JSON.", en: "Print a table instead of JSON.")
        case .optionLanguage:
            Label(
                vi: "Ngôn ngữ: tiếng Việt hoặc tiếng Anh.",
                en: "The language: Vietnamese or English."
            )
        case .optionAs:
            Label(
                vi: "Cán bộ thực hiện: chọn chứng thư (xem: homeward pki show).",
                en: "Who acts: picks the certificate (see: homeward pki show)."
            )
        case .optionPurpose:
            Label(
                vi: "Mục đích; bắt buộc khi đọc danh tính hoặc hành trình.",
                en: "Why; mandatory to read an identity or a journey."
            )
        case .optionReference:
            Label(vi: "Hồ sơ mà mục đích nói tới.", en: "The file that the purpose refers to.")
        case .optionTimeout:
            Label(vi: "Thời gian chờ tối đa.", en: "How long to wait at most.")
        case .optionKey:
            Label(
                vi: "Khoá chống lặp, 16 đến 64 byte; gửi lại cùng khoá thì chỉ thực hiện một lần.",
                en: "Idempotency key, 16 to 64 bytes; sent again, it is done once only."
            )
        case .optionTrace:
            Label(
                vi: "Cho biết mã truy vết, để kiểm toán xem bằng homeward evidence.",
                en: "Say the trace's number, for an auditor's homeward evidence."
            )
        case .trace: Label(vi: "Mã truy vết: {}", en: "Trace: {}")
        case .noSettings:
            Label(
                vi: "Không thấy tệp {}: chưa biết các dịch vụ ở đâu.",
                en: "There is no {}, which says where the services are."
            )
        case .noSettingsNext:
            Label(
                vi: "Chạy Services/start trước, hoặc chỉ thư mục khác bằng --home.",
                en: "Run Services/start first, or name another folder with --home."
            )
        case .badSettings:
            Label(vi: "Tệp {} có chỗ sai:", en: "The file {} is wrong:")
        case .badSettingsNext:
            Label(
                vi: "So với tệp mẫu Services/Deployment/sample/client.yaml.",
                en: "Compare it with the sample Services/Deployment/sample/client.yaml."
            )
        case .unknownOfficer:
            Label(
                vi: "Máy này không có chứng thư của “{}”. Có:",
                en: "This machine has no certificate of “{}”. There are:"
            )
        case .unreadableCertificate:
            Label(
                vi: "Không đọc được chứng thư của {}: {}",
                en: "The certificate of {} cannot be read: {}"
            )
        case .unreadableCertificateNext:
            Label(
                vi: "Kiểm tra quyền đọc tệp, hoặc cấp lại: homeward pki issue {}",
                en: "Check who may read the file, or issue it anew: homeward pki issue {}"
            )
        case .unknownPurpose:
            Label(
                vi: "“{}” không có trong danh mục mục đích. Có:",
                en: "“{}” is not in the list of purposes. There are:"
            )
        case .badKey:
            Label(
                vi: "Khoá chống lặp dài {} byte; phải từ 16 đến 64.",
                en: "The idempotency key has {} bytes; it must have 16 to 64."
            )
        case .calling: Label(vi: "Đang hỏi {}", en: "Asking {}")
        }
    }
}
