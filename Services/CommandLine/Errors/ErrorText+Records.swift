extension ErrorText {
    /// What the kernel of the records, and the store below it, refuse.
    static let records: [String: ErrorText] = [
        "approval.notAlone": ErrorText(
            "Bước này không được làm một mình, kể cả khi gấp.",
            "This step is never taken alone, however urgent.",
            next: "Đề nghị cán bộ thứ hai phê duyệt.",
            "Have a second officer approve it."
        ),
        "approval.notApprover": ErrorText(
            "Cán bộ không phải người được phê duyệt bước này.",
            "You are not the one who approves this step.",
            next: "Xem ai phê duyệt: … next SỐ-HỒ-SƠ",
            "See who approves: … next ID"
        ),
        "approval.notFound": ErrorText(
            "Không có đề nghị này, hoặc đã được quyết định.",
            "There is no such proposal, or it was decided.",
            next: "Xem: … approvals",
            "See: … approvals"
        ),
        "approval.onBehalf": ErrorText(
            "Không ai phê duyệt thay người khác.",
            "Nobody approves on behalf of somebody else.",
            next: "Gọi thẳng dịch vụ bằng --as.",
            "Call the service itself with --as."
        ),
        "approval.outdated": ErrorText(
            "Hồ sơ đã thay đổi sau khi đề nghị phê duyệt.",
            "The record has changed since the step was proposed.",
            next: "Đề nghị lại trên bản mới.",
            "Propose it again on the new version."
        ),
        "approval.pending": ErrorText(
            "Một bước khác của hồ sơ đang chờ phê duyệt.",
            "Another step of the record awaits its approval.",
            next: "Xem: … approvals; phê duyệt hoặc từ chối trước.",
            "See: … approvals; approve or refuse that one first."
        ),
        "approval.sameOfficer": ErrorText(
            "Người đề nghị không được tự phê duyệt.",
            "Whoever proposed a step cannot approve it.",
            next: "Cán bộ thứ hai phê duyệt: --as CÁN-BỘ-KHÁC",
            "A second officer approves: --as ANOTHER"
        ),
        "attachment.digest": ErrorText(
            "Nội dung nhận được không đúng mã băm đã báo.",
            "What arrived is not the content whose digest was stated.",
            next: "Kiểm tra tệp và gửi lại: homeward attachment add …",
            "Check the file and send it again: homeward attachment add …"
        ),
        "attachment.offset": ErrorText(
            "Phần gửi không nối tiếp phần đã nhận.",
            "The piece does not go on where the file has come to.",
            next: "Gửi tiếp từ vị trí nêu trên.",
            "Go on from the place named."
        ),
        "attachment.tooMany": ErrorText(
            "Hồ sơ đã có đủ số tệp đính kèm tối đa.",
            "The record has as many files as one may have.",
            next: "Rút tệp không còn cần: … withdraw-attachment",
            "Withdraw one that is no longer needed: … withdraw-attachment"
        ),
        "call.identity": ErrorText(
            "Định danh của bên gọi sai dạng.",
            "The caller's identity is malformed.",
            next: "Xem chứng thư: homeward pki show",
            "See the certificates: homeward pki show"
        ),
        "caller.noUnit": ErrorText(
            "Chính sách không ghi đơn vị của cán bộ.",
            "The policy names no unit for you.",
            next: "Nhờ quản trị bổ sung vào tệp chính sách.",
            "Ask for the unit in the policy file."
        ),
        "clock.notRunning": ErrorText(
            "Thời hạn này không chạy trên hồ sơ.",
            "This clock does not run on the record.",
            next: "Xem thời hạn: … clocks SỐ-HỒ-SƠ",
            "See its clocks: … clocks ID"
        ),
        "idempotency.keyReused": ErrorText(
            "Khoá chống lặp đã dùng cho một nội dung khác.",
            "The idempotency key was used for another message.",
            next: "Dùng khoá mới cho việc mới.",
            "Take a new key for a new act."
        ),
        "idempotency.otherMessage": ErrorText(
            "Khoá chống lặp đã dùng cho một nội dung khác.",
            "The idempotency key was used for another message.",
            next: "Dùng khoá mới cho việc mới.",
            "Take a new key for a new act."
        ),
        "idempotency.replyErased": ErrorText(
            "Việc này đã làm xong; câu trả lời cũ đã bị xoá cùng danh tính.",
            "It was done; its first answer was erased with the identity.",
            next: "Đọc lại hồ sơ để biết kết quả.",
            "Read the record to see the outcome."
        ),
        "lifecycle.facts": ErrorText(
            "Bước này cần thêm dữ kiện, hoặc dữ kiện sai dạng.",
            "The step needs facts that are missing or have a wrong form.",
            next: "Thêm fact.TÊN=\"…\"; xem cần gì: … next SỐ-HỒ-SƠ",
            "Add fact.NAME=\"…\"; see what it needs: … next ID"
        ),
        "lifecycle.illegalStep": ErrorText(
            "Từ trạng thái hiện tại không có bước này.",
            "There is no such step from where the record stands.",
            next: "Xem các bước được phép: … next SỐ-HỒ-SƠ",
            "See the steps that are open: … next ID"
        ),
        "lifecycle.notInitial": ErrorText(
            "Hồ sơ không thể bắt đầu ở trạng thái này.",
            "A record cannot begin in this state.",
            next: "Xem các bước được phép: … next SỐ-HỒ-SƠ",
            "See the steps that are open: … next ID"
        ),
        "lifecycle.notLastStep": ErrorText(
            "Chỉ huỷ được bước cuối cùng.",
            "Only the last step can be voided.",
            next: "Xem diễn biến: … history SỐ-HỒ-SƠ",
            "See its history: … history ID"
        ),
        "lifecycle.role": ErrorText(
            "Vai trò của cán bộ không được thực hiện bước này.",
            "Your roles may not take this step.",
            next: "Xem các bước được phép: … next SỐ-HỒ-SƠ",
            "See the steps that are open: … next ID"
        ),
        "lifecycle.through": ErrorText(
            "Bước này chỉ đi qua lệnh riêng của nó.",
            "This step is taken through a method of its own.",
            next: "Xem lệnh: homeward describe",
            "See the method: homeward describe"
        ),
        "ratification.overdue": ErrorText(
            "Việc làm gấp chưa được phê chuẩn đúng hạn.",
            "An act of one officer was not ratified in time.",
            next: "Cấp có thẩm quyền phê chuẩn hoặc huỷ: … ratify",
            "The approver ratifies or revokes it: … ratify"
        ),
        "record.alreadyFiled": ErrorText(
            "Hồ sơ với số này đã có.",
            "A record with this identifier is filed already.",
            next: "Đọc hồ sơ đã có.",
            "Read the one that is there."
        ),
        "record.conflict": ErrorText(
            "Hồ sơ đã thay đổi từ lúc cán bộ đọc.",
            "The record has changed since you saw it.",
            next: "Đọc lại hồ sơ, rồi quyết định trên bản mới.",
            "Read the record again, then decide on the new version."
        ),
        "record.erased": ErrorText(
            "Mọi dữ liệu nhận dạng người này đã được xoá vĩnh viễn.",
            "Everything that identifies this person was erased for good.",
            next: "Không thể khôi phục.",
            "It cannot be brought back."
        ),
        "record.invalidField": ErrorText(
            "Một trường của hồ sơ không hợp lệ.",
            "A field of the record breaks a rule.",
            next: "Sửa các trường nêu trên đây rồi gửi lại.",
            "Mend the fields named above and send it again."
        ),
        "question.invalid": ErrorText(
            "Câu hỏi có chỗ không hợp lệ.",
            "A part of the question breaks a rule.",
            next: "Sửa những chỗ nêu trên đây rồi hỏi lại.",
            "Mend the parts named above and ask again."
        ),
        "record.notAuthor": ErrorText(
            "Vai trò của cán bộ không được lập hay sửa hồ sơ loại này.",
            "Your roles may not file or change records of this kind.",
            next: "Xem ai được phép: homeward describe",
            "See who may: homeward describe"
        ),
        "erasure.recalled": ErrorText(
            "Người đã xoá được xoá lại sau khi khôi phục bản sao.",
            "People who had been erased were erased again after a restore.",
            next: "Không cần làm gì; việc này đã ghi vào nhật ký kiểm toán.",
            "Nothing to do; it stands in the audit."
        ),
        "record.awaitsRecall": ErrorText(
            "Dịch vụ vừa được khôi phục từ bản sao và đang chờ dịch vụ khác cho biết ai đã được xoá.",
            "The service was restored and waits for another one to say who was erased since.",
            next:
                "Thử lại sau ít phút; nếu kéo dài, báo người vận hành mở kết nối tới dịch vụ khác.",
            "Try again in a few minutes; if it lasts, have the other services reconnected."
        ),
        "record.fieldNotCorrectable": ErrorText(
            "Đính chính sẽ sửa cả trường mà chỉ lệnh riêng mới được sửa.",
            "The correction would change fields that only methods of their own change.",
            next: "Giữ nguyên các trường nêu trên; dùng lệnh dành cho chúng.",
            "Leave the fields named as they are; use the methods meant for them."
        ),
        "record.fieldNotUpdatable": ErrorText(
            "Ở trạng thái này, cập nhật không được sửa các trường nêu trên.",
            "In the record's state the update must not change the fields named.",
            next: "Giữ nguyên các trường đó; dùng bước, lệnh riêng hoặc đính chính.",
            "Leave them as they are; use a step, a method of their own or a correction."
        ),
        "record.merged": ErrorText(
            "Hồ sơ này đã được gộp vào hồ sơ khác.",
            "The record was merged into another one.",
            next: "Làm việc trên hồ sơ kia, hoặc tách lại: … unmerge",
            "Work on the other record, or take the merger back: … unmerge"
        ),
        "record.notMergeable": ErrorText(
            "Không gộp được hai hồ sơ này.",
            "These two records cannot be merged.",
            next: "Chọn hai hồ sơ khác nhau, chưa gộp; tách các hồ sơ trùng đã gộp vào trước.",
            "Name two different records that are not merged; take earlier mergers back first."
        ),
        "record.notMerged": ErrorText(
            "Hồ sơ này không được gộp vào hồ sơ nào.",
            "The record is not merged into another.",
            next: "Xem lịch sử hồ sơ: … history",
            "See the record's history: … history"
        ),
        "record.notCorrectable": ErrorText(
            "Hồ sơ loại này, ở trạng thái này, không sửa bằng đính chính.",
            "This record cannot be corrected in its state.",
            next: "Dùng bước hoặc lệnh dành cho việc đó.",
            "Use the step or method meant for it."
        ),
        "record.notFound": ErrorText(
            "Không có hồ sơ này, hoặc cán bộ không được biết là có.",
            "There is no such record, or you may not know whether there is.",
            next: "Kiểm tra số hồ sơ, hoặc hỏi đơn vị quản lý hồ sơ.",
            "Check the identifier, or ask the body that keeps the record."
        ),
        "record.onlyStub": ErrorText(
            "Cán bộ chỉ được biết hồ sơ này tồn tại.",
            "You may only know that this record exists.",
            next: "Hỏi đơn vị quản lý hồ sơ.",
            "Ask the body that keeps the record."
        ),
        "record.outlivedCursor": ErrorText(
            "Kho dữ liệu đã được khôi phục từ bản sao; vị trí cũ không còn đúng.",
            "The store was restored from a backup; the cursor no longer fits.",
            next: "Đọc lại từ đầu, không ghi cursor=.",
            "Read from the beginning, without cursor=."
        ),
        "record.purpose": ErrorText(
            "Mục đích nêu ra không hợp với hồ sơ này.",
            "The purpose stated does not fit this record.",
            next: "Nêu --purpose và --reference đúng với hồ sơ.",
            "State a --purpose and --reference that fit the record."
        ),
        "record.tooManyAtOnce": ErrorText(
            "Một lần ghi đụng đến quá nhiều hồ sơ.",
            "One write touches too many records.",
            next: "Chia thành nhiều lần.",
            "Do it in several."
        ),
        "record.unknownCursor": ErrorText(
            "Vị trí đọc tiếp không thuộc danh sách này.",
            "The cursor belongs to another list.",
            next: "Đọc lại từ đầu, không ghi cursor=.",
            "Read from the beginning, without cursor=."
        ),
        "request.invalid": ErrorText(
            "Yêu cầu có trường không hợp lệ.",
            "A field of the request breaks a rule.",
            next: "Sửa các trường nêu trên đây rồi gửi lại.",
            "Mend the fields named above and send it again."
        ),
        "storage.commitFailed": ErrorText(
            "Không chắc lần ghi cuối đã xuống đĩa.",
            "It is not certain that the last write reached the disk.",
            repeating: .whenServiceRuns
        ),
        "storage.expired": ErrorText(
            "Hết thời hạn trong khi chờ ghi; chưa ghi gì.",
            "The deadline passed while the write waited; nothing was written.",
            repeating: .withMoreTime
        ),
        "storage.failed": ErrorText(
            "Kho dữ liệu của dịch vụ gặp lỗi.",
            "The service's store failed.",
            next: "Báo cho quản trị; nguyên nhân nằm trong nhật ký dịch vụ.",
            "Tell its administrator; the cause is in its log."
        ),
        "storage.full": ErrorText(
            "Đĩa của dịch vụ đã đầy; không nhận ghi thêm.",
            "The service's disk is full; nothing more is written.",
            next: "Báo cho quản trị; nguyên nhân nằm trong nhật ký dịch vụ.",
            "Tell its administrator; the cause is in its log."
        ),
        "storage.overloaded": ErrorText(
            "Kho dữ liệu của dịch vụ đang quá tải.",
            "The service's store is overloaded.",
            repeating: .later
        ),
        "storage.unavailable": ErrorText(
            "Kho dữ liệu của dịch vụ chưa sẵn sàng.",
            "The service's store is not available.",
            repeating: .later
        ),
        "vocabulary.unrecognized": ErrorText(
            "Một trường chứa từ không có trong danh mục.",
            "A field holds a word that is not in its list.",
            next: "Xem danh mục: homeward describe LỆNH",
            "See the list: homeward describe METHOD"
        ),
        "witness.malformedNotices": ErrorText(
            "Danh sách người đã xoá mà dịch vụ kia gửi không đúng dạng.",
            "The list of erasures that the other service sent is malformed.",
            next: "Báo cho quản trị; nguyên nhân nằm trong nhật ký dịch vụ.",
            "Tell its administrator; the cause is in its log."
        ),
        "witness.tooManyNotices": ErrorText(
            "Không lưu thêm danh sách xoá cho dịch vụ này.",
            "No more erasures are kept of this service.",
            next: "Báo cho quản trị; nguyên nhân nằm trong nhật ký dịch vụ.",
            "Tell its administrator; the cause is in its log."
        ),
        "witness.otherKey": ErrorText(
            "Dịch vụ kia ký nhật ký bằng một khoá khác.",
            "The other service signs its trail with another key.",
            next: "Báo cho quản trị; nguyên nhân nằm trong nhật ký dịch vụ.",
            "Tell its administrator; the cause is in its log."
        ),
    ]
}
