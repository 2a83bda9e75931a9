extension ErrorText {
    /// What the RPC layer itself refuses.
    static let calls: [String: ErrorText] = [
        "call.unknownMethod": ErrorText(
            "Dịch vụ không có lệnh này.",
            "The service has no such method.",
            next: "Xem các lệnh: homeward describe",
            "See what there is: homeward describe"
        ),
        "call.unknownCaller": ErrorText(
            "Chính sách của dịch vụ không biết người giữ chứng thư này.",
            "The service's policy does not know the holder of this certificate.",
            next: "Nhờ quản trị thêm vào tệp chính sách; xem mình là ai: homeward pki show",
            "Ask for an entry in its policy file; see who you are: homeward pki show"
        ),
        "call.roleMissing": ErrorText(
            "Vai trò của cán bộ không được dùng lệnh này.",
            "None of your roles admits this method.",
            next: "Xem vai trò được phép: homeward describe LỆNH; hoặc chọn cán bộ khác bằng --as.",
            "See which roles may: homeward describe METHOD; or act as somebody else with --as."
        ),
        "call.notGateway": ErrorText(
            "Chỉ cổng tổng hợp được gọi thay người khác.",
            "Only the gateway may call for somebody else.",
            next: "Gọi bằng chứng thư của chính mình.",
            "Call with your own certificate."
        ),
        "call.notForOthers": ErrorText(
            "Việc này cán bộ phải tự làm bằng chứng thư của mình.",
            "This must be done with the officer's own certificate.",
            next: "Gọi thẳng dịch vụ bằng --as.",
            "Call the service itself with --as."
        ),
        "call.officerUnknown": ErrorText(
            "Chính sách của dịch vụ không biết cán bộ được gọi thay.",
            "The policy does not know the officer who is called for.",
            next: "Nhờ quản trị thêm cán bộ vào tệp chính sách.",
            "Ask for the officer's entry in the policy file."
        ),
        "call.tooLarge": ErrorText(
            "Yêu cầu lớn hơn mức cho phép.",
            "The request is larger than the method allows.",
            next: "Chia nhỏ yêu cầu.",
            "Split the request."
        ),
        "call.keyLength": ErrorText(
            "Khoá chống lặp phải dài 16 đến 64 byte.",
            "The idempotency key must have 16 to 64 bytes.",
            next: "Đổi --key.",
            "Change --key."
        ),
        "call.notTried": ErrorText(
            "Lệnh này chỉ làm thật, không thử được.",
            "This method is done or not done; it cannot be only tried.",
            next: "Gọi lại, không thử.",
            "Call it without trying."
        ),
        "call.triedCount": ErrorText(
            "Không thử nhiều yêu cầu như vậy trong một lần.",
            "So many calls are not tried at once.",
            next: "Chia thành nhiều lần.",
            "Split them."
        ),
        "call.purposeMissing": ErrorText(
            "Lệnh này đòi hỏi nêu mục đích.",
            "This method wants to know why.",
            next: "Thêm --purpose (ví dụ: --purpose support) và --reference SỐ-HỒ-SƠ.",
            "Add --purpose (for instance: --purpose support) and --reference FILE."
        ),
        "call.deadlinePassed": ErrorText(
            "Yêu cầu đến nơi khi đã quá hạn.",
            "The request arrived after its deadline.",
            next: "Thử lại với --timeout lớn hơn.",
            "Try again with a larger --timeout."
        ),
        "call.deadlineReached": ErrorText(
            "Quá thời gian chờ khi việc đang được làm.",
            "The deadline passed while the work was under way.",
            repeating: .withMoreTime
        ),
        "call.headNotUnderstood": ErrorText(
            "Dịch vụ không hiểu phần đầu của yêu cầu.",
            "The service does not understand the request's head.",
            next: "Chương trình này mới hơn dịch vụ: dùng bản cùng đời.",
            "This program is newer than the service: use matching versions."
        ),
        "call.headMalformed": ErrorText(
            "Phần đầu của yêu cầu sai quy cách.",
            "The request's head is malformed.",
            next: "Báo lỗi này cho nhóm phát triển.",
            "Report this to the developers."
        ),
        "call.messageMalformed": ErrorText(
            "Nội dung yêu cầu sai quy cách.",
            "The message does not decode into the method's request.",
            next: "Xem cấu trúc: homeward describe LỆNH",
            "See its structure: homeward describe METHOD"
        ),
        "call.requestUnencodable": ErrorText(
            "Không mã hoá được yêu cầu: vượt một giới hạn của đường truyền.",
            "The request does not encode: it breaks a limit of the wire.",
            next: "Rút ngắn nội dung.",
            "Shorten it."
        ),
        "call.cancelled": ErrorText(
            "Yêu cầu đã bị huỷ.",
            "The call was cancelled.",
            next: "Làm lại khi cần.",
            "Do it again when needed."
        ),
        "call.internalFault": ErrorText(
            "Dịch vụ gặp lỗi khi thực hiện.",
            "The service failed while doing it.",
            next: "Báo cho quản trị; nguyên nhân nằm trong nhật ký dịch vụ.",
            "Tell its administrator; the cause is in its log."
        ),
        "call.responseMalformed": ErrorText(
            "Không đọc được câu trả lời của dịch vụ.",
            "The service's answer does not decode.",
            next: "Dịch vụ mới hơn chương trình này: dùng bản cùng đời.",
            "The service is newer than this program: use matching versions."
        ),
        "call.wrongKind": ErrorText(
            "Lệnh này trả về luồng, hoặc ngược lại.",
            "A stream was called as a request, or the reverse.",
            next: "Dịch vụ và chương trình khác đời: dùng bản cùng đời.",
            "Service and program differ: use matching versions."
        ),
        "call.answerTooLarge": ErrorText(
            "Câu trả lời lớn hơn mức cho phép.",
            "The answer is larger than a message may be.",
            next: "Thu hẹp câu hỏi, hoặc đọc từng trang.",
            "Ask for less, or page by page."
        ),
        "call.overloaded": ErrorText(
            "Dịch vụ đang quá tải nên chưa nhận yêu cầu này.",
            "The service is overloaded and has not taken this call up.",
            next: "Chờ rồi gửi lại; chưa có gì được thực hiện.",
            "Wait, then send it again; nothing was done."
        ),
        "call.errorMalformed": ErrorText(
            "Dịch vụ báo lỗi nhưng không đọc được lỗi.",
            "The service's error does not decode.",
            next: "Xem nhật ký của dịch vụ.",
            "Read the service's log."
        ),
    ]
}
