extension ErrorText {
    /// What single services refuse.
    static let ministries: [String: ErrorText] = [
        "cases.confirmedVictim": ErrorText(
            "Đối tượng đã được xác định là nạn nhân.",
            "The suspect is a victim.",
            next: "Chỉ có thể miễn trách nhiệm: homeward case suspect.step SỐ exempted",
            "Only freeing them is open: homeward case suspect.step ID exempted"
        ),
        "cases.fileClosed": ErrorText(
            "Hồ sơ vụ án đã kết thúc.",
            "The case file has come to rest.",
            next: "Xem: homeward case show",
            "See: homeward case show"
        ),
        "cases.notFlagged": ErrorText(
            "Đối tượng này không bị đánh dấu là có thể là nạn nhân.",
            "This suspect is not flagged as a possible victim.",
            next: "Xem: homeward case suspect.show",
            "See: homeward case suspect.show"
        ),
        "cases.notOfCampaign": ErrorText(
            "Kết quả này nằm ngoài thời gian hoặc địa bàn của đợt cao điểm.",
            "This lies outside the campaign's period or area, or the campaign never ran.",
            next: "Xem: homeward operation campaign.show",
            "See: homeward operation campaign.show"
        ),
        "cases.notOriginal": ErrorText(
            "Tin báo gốc chính là tin này, hoặc cũng là tin trùng.",
            "The original is this report itself, or a duplicate.",
            next: "Xem: homeward report list",
            "See: homeward report list"
        ),
        "cases.lessProtected": ErrorText(
            "Đối tượng có thể là nạn nhân, còn hồ sơ được giữ lại không ghi điều đó.",
            "The suspect may be a victim, and the record that would stand for them does not say so.",
            next: "Đánh dấu hồ sơ được giữ lại trước, hoặc gộp theo chiều ngược lại.",
            "Flag the record that is kept first, or merge the other way."
        ),
        "cases.possibleVictim": ErrorText(
            "Có đối tượng có thể cũng là nạn nhân; phải quyết định trước.",
            "A suspect may be a victim; that is decided first.",
            next: "Xem: homeward case suspect.list",
            "See: homeward case suspect.list"
        ),
        "cases.reportNotConfirmed": ErrorText(
            "Tin báo chưa được xác nhận có căn cứ.",
            "The report is not confirmed.",
            next: "Xác nhận trước: homeward report step SỐ confirmed",
            "Confirm it first: homeward report step ID confirmed"
        ),
        "cases.screeningTooOld": ErrorText(
            "Lần sàng lọc gần nhất cho việc này đã quá lâu.",
            "The last screening for this is too old.",
            next: "Sàng lọc lại: homeward case suspect.screen",
            "Screen the suspect again: homeward case suspect.screen"
        ),
        "cases.proceedingsOver": ErrorText(
            "Tố tụng đối với người này đã kết thúc; không truy nã nữa.",
            "The proceedings against the suspect are over; nobody is searched for in them.",
            next: "Xem: homeward case suspect.show",
            "See: homeward case suspect.show"
        ),
        "cases.unscreened": ErrorText(
            "Chưa sàng lọc xem đối tượng có phải là nạn nhân hay không.",
            "Nobody screened the suspect for this.",
            next: "Sàng lọc trước: homeward case suspect.screen",
            "Screen first: homeward case suspect.screen"
        ),
        "consent.missing": ErrorText(
            "Chưa có sự đồng ý của người đó cho mục đích này.",
            "The person has not consented to this purpose.",
            next: "Ghi sự đồng ý: homeward victim consent.give; hoặc nêu withoutConsent=",
            "Record it: homeward victim consent.give; or state withoutConsent="
        ),
        "consent.withdrawn": ErrorText(
            "Người đó đã rút lại sự đồng ý.",
            "The person has withdrawn the consent.",
            next: "Xin đồng ý lại, hoặc nêu căn cứ không cần đồng ý.",
            "Ask again, or state why it goes ahead without."
        ),
        "correspondence.notOutgoing": ErrorText(
            "Chỉ văn bản đi mới gửi được.",
            "Only an outgoing letter can be sent.",
            next: "Xem: homeward correspondence show",
            "See: homeward correspondence show"
        ),
        "gateway.journal": ErrorText(
            "Sổ việc của cổng tổng hợp gặp lỗi.",
            "The gateway's journal failed.",
            next: "Báo cho quản trị; nguyên nhân nằm trong nhật ký dịch vụ.",
            "Tell its administrator; the cause is in its log."
        ),
        "gateway.noPart": ErrorText(
            "Chưa dịch vụ nào trả lời được.",
            "No service could answer.",
            next: "Xem tình trạng: homeward health",
            "See how they are: homeward health"
        ),
        "statistics.noLevel": ErrorText(
            "Số liệu thống kê dành cho cấp trung ương và cấp tỉnh; đơn vị của bạn không thuộc cấp nào.",
            "Figures are for the centre of a body and for a province; your unit is neither.",
            next: "Hỏi đơn vị cấp trên của bạn.",
            "Ask the unit above yours."
        ),
        "handOn.notAvailable": ErrorText(
            "Có người chưa đến, hoặc đang được chuyển giao bởi một lần khác.",
            "Somebody has not arrived, or is in another hand-on.",
            next: "Xem danh sách: homeward handover show",
            "See the manifest: homeward handover show"
        ),
        "handOn.notGiver": ErrorText(
            "Đơn vị của cán bộ không phải nơi đề nghị chuyển giao.",
            "Your unit is not the one that offered these people.",
            next: "Hỏi đơn vị quản lý hồ sơ.",
            "Ask the body that keeps the record."
        ),
        "handOn.notTaker": ErrorText(
            "Đơn vị của cán bộ không phải nơi nhận.",
            "Your unit is not the one that takes these people on.",
            next: "Hỏi đơn vị quản lý hồ sơ.",
            "Ask the body that keeps the record."
        ),
        "handling.originatorPermission": ErrorText(
            "Mã xử lý không cho chuyển tiếp khi chưa được nơi gửi đồng ý.",
            "The handling code forbids forwarding without the originator's permission.",
            next: "Xin phép nơi gửi, rồi nêu permission=SỐ-THƯ.",
            "Ask the originator, then name permission=LETTER."
        ),
        "handover.identityPending": ErrorText(
            "Còn người chưa xác minh nhân thân.",
            "Somebody's identity is not checked yet.",
            next: "Chờ trả lời; nếu gấp, một cán bộ nhận kèm lý do (actNow).",
            "Wait for the answer; if it is urgent, one officer accepts with a reason (actNow)."
        ),
        "handover.nobodyLeft": ErrorText(
            "Không còn ai để tiếp nhận.",
            "Nobody is left to receive.",
            next: "Từ chối bàn giao, kèm lý do.",
            "Decline the handover, with a reason."
        ),
        "handover.wrongState": ErrorText(
            "Bàn giao chưa tới, hoặc đã qua, bước này.",
            "The handover has not come to this, or is past it.",
            next: "Xem: homeward handover next SỐ-BÀN-GIAO",
            "See: homeward handover next ID"
        ),
        "minutes.complete": ErrorText(
            "Biên bản đã đủ chữ ký; chỉ bổ sung bằng phụ lục.",
            "The minutes are complete; only an addendum corrects them.",
            next: "Lập phụ lục: … add-addendum SỐ-HỒ-SƠ",
            "Write one: … add-addendum ID"
        ),
        "minutes.digestChanged": ErrorText(
            "Biên bản đã khác bản cán bộ đọc.",
            "The minutes are not those that you read.",
            next: "Đọc lại rồi ký bản hiện tại.",
            "Read them again, then sign what stands."
        ),
        "minutes.noAddendum": ErrorText(
            "Không có phụ lục mang số này.",
            "There is no addendum of this number.",
            next: "Xem hồ sơ: … show SỐ-HỒ-SƠ",
            "See the record: … show ID"
        ),
        "minutes.none": ErrorText(
            "Chưa lập biên bản.",
            "No minutes were drawn up.",
            next: "Lập biên bản: … draw-up-minutes SỐ-HỒ-SƠ",
            "Draw them up: … draw-up-minutes ID"
        ),
        "minutes.notComplete": ErrorText(
            "Biên bản chưa đủ chữ ký hai bên.",
            "The minutes are not signed by both sides.",
            next: "Ký nốt: … sign, … attach-foreign-side",
            "Complete them: … sign, … attach-foreign-side"
        ),
        "minutes.sameSigner": ErrorText(
            "Cán bộ này đã ký rồi; cần một cán bộ khác.",
            "This officer has signed; another one must.",
            next: "Cán bộ thứ hai ký: --as CÁN-BỘ-KHÁC",
            "A second officer signs: --as ANOTHER"
        ),
        "minutes.signed": ErrorText(
            "Biên bản đã có chữ ký.",
            "The minutes bear a signature.",
            next: "Lập lại biên bản kèm lý do, hoặc lập phụ lục nếu đã đủ chữ ký.",
            "Draw them up anew with a reason, or write an addendum once complete."
        ),
        "minutes.uncounted": ErrorText(
            "Còn người được báo trước mà chưa đếm tại cửa khẩu.",
            "Somebody announced has not been counted yet.",
            next: "Ghi kết quả từng người: … record-arrivals|record-outcomes",
            "Count everybody: … record-arrivals|record-outcomes"
        ),
        "reception.claimed": ErrorText(
            "Bàn giao này đang được đăng ký tiếp nhận bởi một việc khác.",
            "Another piece of work registers this handover's reception.",
            next: "Chờ việc đó xong, hoặc xem: homeward handover status",
            "Wait for it, or see: homeward handover status"
        ),
        "reception.confirmed": ErrorText(
            "Việc tiếp nhận đã xác nhận, không rút lại được.",
            "The reception is confirmed and stays.",
            next: "Tiếp tục các bước sau.",
            "Go on with what follows."
        ),
        "reception.notClaimed": ErrorText(
            "Việc đăng ký tiếp nhận này không giữ bàn giao.",
            "This work does not hold the handover.",
            next: "Xem: homeward handover status",
            "See: homeward handover status"
        ),
        "referral.notRecipient": ErrorText(
            "Chỉ nơi được chuyển đến trả lời.",
            "Only the body that was asked answers.",
            next: "Hỏi đơn vị quản lý hồ sơ.",
            "Ask the body that keeps the record."
        ),
        "referral.notReferrer": ErrorText(
            "Chỉ nơi chuyển tuyến được rút lại.",
            "Only the referring body takes it back.",
            next: "Hỏi đơn vị quản lý hồ sơ.",
            "Ask the body that keeps the record."
        ),
        "signature.ownCertificateOnly": ErrorText(
            "Không ai ký thay người khác.",
            "Nobody signs on behalf of somebody else.",
            next: "Gọi thẳng dịch vụ bằng --as.",
            "Call the service itself with --as."
        ),
        "victims.identificationEnded": ErrorText(
            "Việc xác định nạn nhân đã kết thúc.",
            "The identification has come to rest.",
            next: "Xem: homeward victim identification.show",
            "See: homeward victim identification.show"
        ),
        "victims.identityChanged": ErrorText(
            "Danh tính đã được sửa từ lúc cán bộ đọc.",
            "The identity was amended since you read it.",
            next: "Đọc lại danh tính rồi sửa.",
            "Read it again, then amend it."
        ),
        "victims.matchBudget": ErrorText(
            "Đã hết số lần hỏi đối chiếu.",
            "The budget of matching questions is used up.",
            next: "Chờ sang ngày mới, hoặc hỏi Sở Y tế.",
            "Wait for the next day, or ask the health authority."
        ),
        "victims.noEvidence": ErrorText(
            "Chưa có tài liệu, chứng cứ nào.",
            "There is no evidence yet.",
            next: "Thêm: homeward victim identification.add-evidence",
            "Add some: homeward victim identification.add-evidence"
        ),
        "victims.evidenceNeedsVerification": ErrorText(
            "Khi công an chưa xác minh, giấy này phải đi cùng bằng chứng từ chính nơi cấp.",
            "Before the police verify, this paper needs evidence from the body it comes from.",
            next: "Nêu bằng chứng rescuer hoặc foreignBody theo loại giấy, hoặc chờ công an.",
            "Name evidence of rescuer or foreignBody after the paper, or let the police verify."
        ),
        "victims.paperNeedsVerification": ErrorText(
            "Loại giấy này cần công an xác minh trước.",
            "This paper needs the police's verification first.",
            next: "Chuyển sang bước công an xác minh.",
            "Take the step of police verification."
        ),
        "victims.tooFewParts": ErrorText(
            "Cần ít nhất hai phần thông tin để tìm một người.",
            "At least two parts are needed to search for a person.",
            next: "Thêm tên, năm sinh, xã hoặc giấy tờ.",
            "Add a name, a birth year, a commune or a document."
        ),
        "step.otherBody": ErrorText(
            "Việc này thuộc cơ quan khác được nêu trong hồ sơ.",
            "This is for another of the bodies that the record names.",
            next: "Đề nghị cơ quan đó thực hiện.",
            "Ask that body to do it."
        ),
        "planTask.reportsMissing": ErrorText(
            "Còn cơ quan chưa báo cáo hoặc chưa hoàn thành phần việc.",
            "A body has not reported yet, or has not done its part.",
            next: "Xem các báo cáo: homeward plan show SỐ",
            "See the reports: homeward plan show ID"
        ),
        "dossier.itemsOpen": ErrorText(
            "Còn mục báo cáo đang soạn.",
            "An item of the dossier is still being written.",
            next: "Thẩm định hoặc rút mục đó: homeward dossier tip-item.list",
            "Validate it or take it back: homeward dossier tip-item.list"
        ),
        "dossier.frozen": ErrorText(
            "Hồ sơ đã chốt số liệu.",
            "The dossier is frozen.",
            next: "Đầu mối hồ sơ mở lại, kèm lý do.",
            "Its desk opens it again, with a reason."
        ),
        "secrecy.aboveDeployment": ErrorText(
            "Hệ thống này không được lưu giữ nội dung ở độ mật đó.",
            "This deployment may not keep anything of that level of secrecy.",
            next: "Gửi theo chế độ bảo mật; không nhập vào hệ thống.",
            "Send it the way that such secrets are sent; do not enter it here."
        ),
        "correspondence.noteOwed": ErrorText(
            "Còn nợ công hàm theo đúng kênh của thoả thuận.",
            "The note through the agreement's channel is still owed.",
            next: "Soạn công hàm, nêu letter.follows=SỐ-THƯ, rồi gửi.",
            "Draft the note with letter.follows=LETTER, and send it."
        ),
        "correspondence.noPermissionNeeded": ErrorText(
            "Văn bản này không cần xin phép để chuyển tiếp.",
            "Nobody's permission is needed to pass this on.",
            next: "Chuyển tiếp: homeward correspondence forward",
            "Pass it on: homeward correspondence forward"
        ),
        "plan.adopted": ErrorText(
            "Các nhiệm vụ của kế hoạch này đã được giao.",
            "The plan's tasks are filed already.",
            next: "Xem: homeward plan list",
            "See: homeward plan list"
        ),
        "plan.notShipped": ErrorText(
            "Phiên bản này không kèm nhiệm vụ của kế hoạch đó.",
            "No tasks of this plan come with this version.",
            next: "Lập từng nhiệm vụ: homeward plan file",
            "File each task: homeward plan file"
        ),
        "transfer.notCleared": ErrorText(
            "Có người trong danh sách chưa được phép bàn giao ra nước ngoài.",
            "Somebody on the list may not be handed over abroad yet.",
            next:
                "Đối tượng: sàng lọc trước khi bàn giao. Nạn nhân: đánh giá rủi ro và sự đồng ý về nước.",
            "Suspects: screen them for a handover. Victims: assess the risk and ask their consent."
        ),
        "transfer.wrongState": ErrorText(
            "Việc chuyển giao chưa tới, hoặc đã qua, bước này.",
            "The transfer has not come to this, or is past it.",
            next: "Xem: homeward handover transfer.next SỐ-CHUYỂN-GIAO",
            "See: homeward handover transfer.next ID"
        ),
    ]
}
