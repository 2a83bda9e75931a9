import Vocabulary

/// What each verb does, in a line.
enum VerbWords {
    /// The line of a verb in this run's language.
    static func text(of verb: Noun.Verb) -> String { label(of: verb)?.current ?? verb.method }

    /// The verb's own words, else those that every kind of record shares.
    static func label(of verb: Noun.Verb) -> Label? {
        let last = verb.name.split(separator: ".").last.map(String.init) ?? verb.name
        return own[verb.method] ?? shared[last]
    }

    /// The kernel's verbs.
    static let shared: [String: Label] = [
        "file": Label(vi: "Lập hồ sơ", en: "File a record"),
        "update": Label(
            vi: "Cập nhật nội dung theo tình hình mới",
            en: "Bring the content up to date"
        ),
        "show": Label(vi: "Xem một hồ sơ", en: "Show one record"),
        "list": Label(vi: "Liệt kê hồ sơ, mới nhất trước", en: "List records, newest first"),
        "count": Label(vi: "Đếm theo trạng thái hoặc đặc điểm", en: "Count by state or facet"),
        "history": Label(
            vi: "Mọi phiên bản: ai, khi nào, vì sao",
            en: "Every version: who, when, why"
        ),
        "clocks": Label(
            vi: "Các thời hạn và hạn chót",
            en: "The legal clocks and when they are due"
        ),
        "next": Label(
            vi: "Các bước được phép và điều cần nêu",
            en: "The steps open to you, and what each needs"
        ),
        "step": Label(vi: "Chuyển sang trạng thái khác", en: "Take the record into another state"),
        "void": Label(vi: "Huỷ bước cuối, kèm lý do", en: "Void the last step, with a reason"),
        "correct": Label(
            vi: "Đính chính nội dung, kèm lý do",
            en: "Correct the content, with a reason"
        ),
        "merge": Label(
            vi: "Gộp hồ sơ trùng vào hồ sơ khác",
            en: "Merge a duplicate into another record"
        ),
        "unmerge": Label(vi: "Tách lại hồ sơ đã gộp", en: "Take a merger back"),
        "attachments": Label(vi: "Liệt kê tệp đính kèm", en: "List the files beside a record"),
        "withdraw-attachment": Label(
            vi: "Rút một tệp đính kèm, kèm lý do",
            en: "Withdraw a file, with a reason"
        ),
        "extend": Label(vi: "Gia hạn một thời hạn", en: "Extend a clock"),
        "approvals": Label(vi: "Việc đang chờ cán bộ phê duyệt", en: "What awaits your approval"),
        "approve": Label(
            vi: "Phê duyệt bước của cán bộ khác",
            en: "Approve another officer's step"
        ),
        "refuse": Label(vi: "Từ chối phê duyệt", en: "Refuse to approve"),
        "ratify": Label(vi: "Phê chuẩn việc đã làm gấp", en: "Ratify what was done at once"),
        "watch": Label(vi: "Theo dõi sự kiện khi chúng xảy ra", en: "Follow events as they happen"),
    ]

    /// The verbs of single kinds, by method.
    static let own: [String: Label] = [
        "cases.report.receive": Label(vi: "Tiếp nhận tin báo", en: "Take down a report"),
        "cases.open": Label(
            vi: "Lập hồ sơ vụ án từ tin báo có căn cứ",
            en: "Open a case from a confirmed report"
        ),
        "cases.detect": Label(
            vi: "Lập hồ sơ vụ án do trực tiếp phát hiện",
            en: "Begin a case that was detected directly"
        ),
        "cases.linkVictim": Label(vi: "Liên kết nạn nhân với vụ án", en: "Link a victim to a case"),
        "cases.linkVictims": Label(
            vi: "Liên kết nhiều nạn nhân của một lần bàn giao",
            en: "Link many victims of one handover"
        ),
        "cases.unlinkVictim": Label(vi: "Bỏ liên kết nạn nhân", en: "Take a link back"),
        "cases.suspect.register": Label(vi: "Ghi nhận đối tượng", en: "Register a suspect"),
        "cases.suspect.clearPossibleVictim": Label(
            vi: "Kết luận đối tượng không phải nạn nhân",
            en: "Decide that a suspect is no victim"
        ),
        "cases.suspect.readIdentity": Label(
            vi: "Đọc danh tính đối tượng (được ghi nhật ký)",
            en: "Read a suspect's identity (audited)"
        ),
        "cases.suspect.screen": Label(
            vi: "Ghi kết quả sàng lọc nạn nhân",
            en: "Record a screening"
        ),
        "cases.suspect.confirmVictim": Label(
            vi: "Ghi quyết định đối tượng là nạn nhân",
            en: "Note that a suspect is a victim"
        ),
        "cases.report.grade": Label(vi: "Đánh giá độ tin cậy", en: "Grade a report"),
        "cases.report.markDuplicate": Label(
            vi: "Đánh dấu trùng tin báo khác",
            en: "Mark as a duplicate of another"
        ),
        "cases.attribute": Label(
            vi: "Ghi vụ án vào đợt cao điểm",
            en: "Attribute a case to a campaign"
        ),
        "victims.intake": Label(
            vi: "Đăng ký người nghi là nạn nhân",
            en: "Register a possible victim"
        ),
        "victims.amend": Label(
            vi: "Sửa thông tin không định danh",
            en: "Amend what identifies nobody"
        ),
        "victims.readIdentity": Label(
            vi: "Đọc họ tên, giấy tờ (được ghi nhật ký)",
            en: "Read name and documents (audited)"
        ),
        "victims.amendIdentity": Label(vi: "Sửa họ tên, giấy tờ", en: "Amend name and documents"),
        "victims.search": Label(
            vi: "Tìm người theo ít nhất hai thông tin",
            en: "Search by at least two parts"
        ),
        "victims.match": Label(
            vi: "Hỏi có trùng người đã đăng ký không",
            en: "Ask whether somebody is known"
        ),
        "victims.erase": Label(vi: "Xoá vĩnh viễn danh tính", en: "Erase an identity for good"),
        "victims.entitlements": Label(
            vi: "Được hỗ trợ gì, vì sao",
            en: "What support the law gives, and why"
        ),
        "victims.age": Label(
            vi: "Nhóm tuổi khi bị hại và hiện nay",
            en: "Age group at the event and now"
        ),
        "victims.consents": Label(
            vi: "Các sự đồng ý, còn hiệu lực hay không",
            en: "Consents, and whether they hold"
        ),
        "victims.transferRequest.make": Label(
            vi: "Đề nghị đơn vị đang giữ cung cấp hồ sơ",
            en: "Ask the body that knows somebody"
        ),
        "victims.transferRequest.answer": Label(
            vi: "Đề nghị đã được trả lời chưa",
            en: "How a request stands"
        ),
        "victims.trace.match": Label(
            vi: "Đối chiếu với những người đã biết",
            en: "Compare with everybody known"
        ),
        "victims.trace.find": Label(vi: "Ghi người đã tìm thấy", en: "Say who was found"),
        "victims.trace.tell": Label(
            vi: "Ghi đã báo tin cho người tìm",
            en: "Say that the seekers were told"
        ),
        "victims.identification.begin": Label(
            vi: "Bắt đầu xác định nạn nhân",
            en: "Begin an identification"
        ),
        "victims.identification.addEvidence": Label(
            vi: "Thêm tài liệu, chứng cứ",
            en: "Add evidence"
        ),
        "victims.reception.open": Label(vi: "Mở việc tiếp nhận", en: "Open a reception"),
        "victims.reception.cancel": Label(vi: "Huỷ việc tiếp nhận", en: "Cancel a reception"),
        "victims.reception.certifyReturn": Label(
            vi: "Ghi giấy chứng nhận về nước đã cấp",
            en: "Note the certificate of return"
        ),
        "victims.referral.make": Label(
            vi: "Chuyển tuyến tới cơ sở hỗ trợ",
            en: "Refer to a facility"
        ),
        "victims.consent.give": Label(vi: "Ghi sự đồng ý", en: "Record a consent"),
        "gateway.registerReception": Label(
            vi: "Đăng ký tiếp nhận những người đã đến",
            en: "Register those who arrived"
        ),
        "gateway.reception.status": Label(
            vi: "Việc đăng ký tiếp nhận đến đâu",
            en: "How far a registration is"
        ),
        "gateway.reception.resume": Label(
            vi: "Làm tiếp việc đăng ký dở dang",
            en: "Go on with a registration"
        ),
        "liaison.handover.announce": Label(
            vi: "Ghi đề nghị bàn giao của đối tác",
            en: "Record a partner's announcement"
        ),
        "liaison.handover.checkIdentities": Label(
            vi: "Trả lời xác minh nhân thân",
            en: "Answer on identities"
        ),
        "liaison.handover.accept": Label(vi: "Đồng ý tiếp nhận", en: "Accept the handover"),
        "liaison.handover.schedule": Label(vi: "Hẹn ngày và cửa khẩu", en: "Agree on day and gate"),
        "liaison.handover.recordArrivals": Label(
            vi: "Đếm từng người tại cửa khẩu",
            en: "Count people at the gate"
        ),
        "liaison.handover.recordDepartures": Label(
            vi: "Ghi nơi đi tiếp của từng người",
            en: "Record where people went on"
        ),
        "liaison.handover.drawUpMinutes": Label(
            vi: "Lập biên bản bàn giao",
            en: "Draw up the minutes"
        ),
        "liaison.handover.sign": Label(vi: "Ký biên bản", en: "Sign the minutes"),
        "liaison.handover.attachForeignSide": Label(
            vi: "Đưa vào bản ký của phía nước ngoài",
            en: "Attach the foreign side's copy"
        ),
        "liaison.handover.addAddendum": Label(vi: "Lập phụ lục biên bản", en: "Write an addendum"),
        "liaison.handOn.offer": Label(
            vi: "Đề nghị chuyển giao cho cơ quan hỗ trợ",
            en: "Offer to hand on"
        ),
        "liaison.handOn.accept": Label(vi: "Nhận chuyển giao", en: "Take people on"),
        "liaison.correspondence.draft": Label(vi: "Soạn văn bản đi", en: "Draft a letter"),
        "liaison.correspondence.receive": Label(
            vi: "Vào sổ văn bản đến",
            en: "Register an incoming letter"
        ),
        "liaison.correspondence.send": Label(vi: "Gửi văn bản đi", en: "Send a letter"),
        "liaison.correspondence.forward": Label(vi: "Chuyển tiếp văn bản", en: "Forward a letter"),
        "liaison.agreement.draft": Label(vi: "Soạn thoả thuận", en: "Draft an agreement"),
        "liaison.agreement.supersede": Label(
            vi: "Ghi thoả thuận thay thế",
            en: "Note what takes an agreement's place"
        ),
        "liaison.agreement.alarms": Label(
            vi: "Hội đàm, rà soát, hết hạn: sắp tới và quá hạn",
            en: "Talks, reviews, expiry: near and overdue"
        ),
        "gateway.agreementStatus": Label(
            vi: "Thoả thuận được thực hiện thế nào",
            en: "How an agreement is kept"
        ),
        "gateway.planProgress": Label(
            vi: "Tiến độ nhiệm vụ và chỉ tiêu của kế hoạch",
            en: "How far a plan's tasks and targets are"
        ),
        "liaison.correspondence.askToForward": Label(
            vi: "Soạn thư xin phép chuyển tiếp",
            en: "Draft the letter that asks to pass it on"
        ),
        "liaison.planTask.shipped": Label(
            vi: "Nhiệm vụ và chỉ tiêu của kế hoạch, như đã công bố",
            en: "A plan's tasks and targets, as published"
        ),
        "liaison.planTask.adopt": Label(
            vi: "Giao các nhiệm vụ của kế hoạch",
            en: "Hand out a plan's tasks"
        ),
        "liaison.planTask.report": Label(
            vi: "Báo cáo kết quả của cơ quan mình",
            en: "Report what one's body did"
        ),
        "liaison.meeting.signMinutes": Label(
            vi: "Ghi biên bản đã ký; cam kết thành nhiệm vụ",
            en: "Write signed minutes down; commitments become tasks"
        ),
        "liaison.transfer.recordOutcomes": Label(
            vi: "Đếm từng người được bàn giao",
            en: "Count the people handed over"
        ),
        "liaison.transfer.drawUpMinutes": Label(
            vi: "Lập biên bản chuyển giao",
            en: "Draw up the minutes of a transfer"
        ),
        "liaison.transfer.sign": Label(
            vi: "Ký biên bản chuyển giao",
            en: "Sign a transfer's minutes"
        ),
        "liaison.transfer.attachForeignSide": Label(
            vi: "Đưa vào bản ký của phía nước ngoài",
            en: "Attach the foreign side's copy"
        ),
        "liaison.transfer.addAddendum": Label(
            vi: "Lập phụ lục biên bản chuyển giao",
            en: "Write an addendum to a transfer's minutes"
        ),
    ]
}
