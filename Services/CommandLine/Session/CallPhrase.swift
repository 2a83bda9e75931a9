import Vocabulary

/// What `call`, `describe` and `health` say.
enum CallPhrase: Phrasebook {
    case call, callMethod, callJSON, describe, describeMethod, health, healthService
    case unknownMethod, seeDescribe, seeSchema, fieldMissing, fieldsMissing, fieldType, fieldWrong,
        notJSON
    case method, effect, callers, via, purpose, everybody, read, write, gateway, own, stream
    case part, state, since, detail, noSchema, reads

    var label: Label {
        switch self {
        case .call:
            Label(
                vi: "Gọi một lệnh bất kỳ của các dịch vụ, nội dung viết bằng JSON.",
                en: "Call any method of the services, with its message in JSON."
            )
        case .callMethod:
            Label(
                vi: "Tên lệnh (xem: homeward describe).",
                en: "The method (see: homeward describe)."
            )
        case .callJSON:
            Label(
                vi: "Nội dung; “-” đọc từ đầu vào chuẩn.",
                en: "The message; “-” reads standard input."
            )
        case .describe:
            Label(
                vi: "Liệt kê mọi lệnh, vai trò được gọi, và cấu trúc thông điệp (CDDL).",
                en: "Print every method, who may call it, and its message schema (CDDL)."
            )
        case .describeMethod:
            Label(
                vi: "Một lệnh hoặc phần đầu tên lệnh; bỏ trống thì liệt kê tất cả.",
                en: "A method, or the beginning of its name; all where missing."
            )
        case .health:
            Label(
                vi: "Tình trạng các dịch vụ và những gì chúng cần.",
                en: "How the services are, and what they need."
            )
        case .healthService: Label(vi: "Chỉ dịch vụ này.", en: "This service only.")
        case .unknownMethod:
            Label(vi: "Không có lệnh “{}”.", en: "There is no method “{}”.")
        case .seeDescribe:
            Label(vi: "Tất cả: homeward describe", en: "All of them: homeward describe")
        case .seeSchema:
            Label(
                vi: "Xem cấu trúc: homeward describe {}",
                en: "See its structure: homeward describe {}"
            )
        case .fieldMissing: Label(vi: "Thiếu trường {}.", en: "The field {} is missing.")
        case .fieldsMissing: Label(vi: "Thiếu các trường: {}.", en: "These fields are missing: {}.")
        case .fieldType:
            Label(vi: "Trường {} phải là: {}", en: "The field {} must be: {}")
        case .fieldWrong:
            Label(vi: "Trường {} sai dạng.", en: "The field {} has a wrong form.")
        case .notJSON: Label(vi: "Nội dung không phải JSON.", en: "The message is not JSON.")
        case .method: Label(vi: "Lệnh", en: "Method")
        case .effect: Label(vi: "Tác động", en: "Effect")
        case .callers: Label(vi: "Vai trò được gọi", en: "Callers")
        case .via: Label(vi: "Qua", en: "Via")
        case .purpose: Label(vi: "Mục đích", en: "Purpose")
        case .everybody: Label(vi: "mọi người trong chính sách", en: "everybody in the policy")
        case .read: Label(vi: "đọc", en: "read")
        case .write: Label(vi: "ghi", en: "write")
        case .gateway: Label(vi: "cổng tổng hợp", en: "gateway")
        case .own: Label(vi: "chứng thư riêng", en: "own certificate")
        case .stream: Label(vi: "luồng", en: "stream")
        case .part: Label(vi: "Bộ phận", en: "Part")
        case .state: Label(vi: "Tình trạng", en: "State")
        case .since: Label(vi: "Chạy từ", en: "Since")
        case .detail: Label(vi: "Chi tiết", en: "Detail")
        case .noSchema: Label(vi: "(dịch vụ không trả lời)", en: "(the service does not answer)")
        case .reads: Label(vi: "bắt buộc", en: "mandatory")
        }
    }
}
