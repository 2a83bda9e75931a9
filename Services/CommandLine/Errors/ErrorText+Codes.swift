import RPC

extension ErrorText {
    /// What a code says where its reason is unknown.
    static func byCode(_ code: ErrorCode) -> ErrorText {
        switch code {
        case .invalidArgument:
            ErrorText(
                "Yêu cầu có trường không hợp lệ.",
                "A field of the request breaks a rule.",
                next: "Sửa các trường nêu dưới đây.",
                "Mend the fields named below."
            )
        case .notFound:
            ErrorText(
                "Không có hồ sơ này, hoặc cán bộ không được biết là có.",
                "There is no such record, or you may not know whether there is.",
                next: "Kiểm tra số hồ sơ, hoặc hỏi đơn vị quản lý hồ sơ.",
                "Check the identifier, or ask the body that keeps the record."
            )
        case .permissionDenied:
            ErrorText(
                "Vai trò của cán bộ không được làm việc này.",
                "Your roles do not admit this.",
                next: "Xem ai được phép: homeward describe",
                "See who may: homeward describe"
            )
        case .unauthenticated:
            ErrorText(
                "Chứng thư không ứng với ai mà dịch vụ biết.",
                "The certificate names nobody whom the service knows.",
                next: "Xem chứng thư: homeward pki show",
                "See the certificates: homeward pki show"
            )
        case .conflict:
            ErrorText(
                "Hồ sơ đã thay đổi, hoặc khoá đã dùng cho việc khác.",
                "The record has changed, or the key was used for something else.",
                next: "Đọc lại hồ sơ rồi làm lại trên bản mới.",
                "Read the record again and decide on the new version."
            )
        case .failedPrecondition:
            ErrorText(
                "Trạng thái hồ sơ không cho phép bước này.",
                "The record's state does not allow this step.",
                next: "Xem các bước được phép: … next",
                "See the steps that are open: … next"
            )
        case .resourceExhausted:
            ErrorText(
                "Đã hết hạn mức.",
                "A limit is used up.",
                next: "Chờ một lát rồi thử lại.",
                "Wait a while and try again."
            )
        case .deadlineExceeded:
            ErrorText(
                "Quá thời gian chờ.",
                "The time was not enough.",
                next: "Thử lại với --timeout lớn hơn.",
                "Try again with a larger --timeout."
            )
        case .cancelled:
            ErrorText(
                "Đã huỷ.",
                "It was cancelled.",
                next: "Làm lại khi cần.",
                "Do it again when needed."
            )
        case .unavailable:
            ErrorText(
                "Dịch vụ hiện không trả lời.",
                "The service is away.",
                next: "Xem tình trạng: homeward health",
                "See how it is: homeward health"
            )
        case .unimplemented:
            ErrorText(
                "Dịch vụ không có lệnh này.",
                "The service does not know the method.",
                next: "Xem các lệnh: homeward describe",
                "See what there is: homeward describe"
            )
        case .internalError, .unrecognized:
            ErrorText(
                "Dịch vụ gặp lỗi.",
                "The service failed.",
                next: "Báo cho quản trị; nguyên nhân nằm trong nhật ký dịch vụ.",
                "Tell its administrator; the cause is in its log."
            )
        }
    }
}
