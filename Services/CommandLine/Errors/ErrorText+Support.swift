extension ErrorText {
    /// What the support of victims refuses.
    static let support: [String: ErrorText] = [
        "consent.askAgain": ErrorText(
            "Sự đồng ý không còn hiệu lực: đã đủ tuổi, hoặc người giám hộ không được công nhận.",
            "The consent no longer holds: the person came of age, or the guardian is not cleared.",
            next: "Xem: homeward victim consents; rồi hỏi lại người đó.",
            "See: homeward victim consents; then ask the person anew."
        ),
        "consent.guardianNotCleared": ErrorText(
            "Người giám hộ chưa được thẩm tra cho trẻ em này.",
            "The guardian has not been cleared for this minor.",
            next: "Xem: homeward victim guardianship.list",
            "See: homeward victim guardianship.list"
        ),
        "embassy.riskOfReturn": ErrorText(
            "Chưa có đánh giá nào cho thấy việc trở về là an toàn.",
            "No completed assessment says that a return is safe.",
            next: "Hoàn thành đánh giá rủi ro: homeward support needs-assessment.step",
            "Complete the assessment: homeward support needs-assessment.step"
        ),
        "facility.full": ErrorText(
            "Cơ sở đã hết chỗ theo sức chứa.",
            "Every planned place of the facility is taken.",
            next:
                "Chọn cơ sở khác, nơi tạm trú, hoặc nhận vượt sức chứa: bước overflow, alone=true",
            "Choose another facility or a temporary place, or take in beyond: step overflow, alone=true"
        ),
        "facility.notOpen": ErrorText(
            "Cơ sở chưa mở, tạm ngừng hoặc đã đóng.",
            "The facility is not open yet, suspended or closed.",
            next: "Xem: homeward facility show",
            "See: homeward facility show"
        ),
        "facility.occupied": ErrorText(
            "Cơ sở còn người lưu trú hoặc được giữ chỗ.",
            "Somebody stays in the facility or has a place in it.",
            next: "Chuyển họ đi trước: homeward facility stay.list",
            "Move them first: homeward facility stay.list"
        ),
        "facility.ofOthers": ErrorText(
            "Đơn vị tiếp nhận không quản lý và không phụ trách cơ sở này.",
            "The receiving body neither runs the facility nor answers for it.",
            next: "Chọn cơ sở của đơn vị tiếp nhận, hoặc đăng ký không kèm cơ sở rồi chuyển tuyến.",
            "Choose a facility of that body, or register without one and refer people later."
        ),
        "supportPlan.notAssessed": ErrorText(
            "Kế hoạch chưa dựa trên lần đánh giá nhu cầu đã hoàn thành và còn mới nhất.",
            "The plan rests on no completed assessment, or on one that a later one has replaced.",
            next: "Hoàn thành đánh giá nhu cầu, rồi nêu nó trong kế hoạch (assessment=).",
            "Complete an assessment of needs, then name it in the plan (assessment=)."
        ),
        "guardianship.asked": ErrorText(
            "Chưa có trả lời người giám hộ có phải đối tượng tình nghi không, hoặc đúng là người đó.",
            "Whether the guardian is a suspect is not answered yet, or they were found to be one.",
            next: "Sở Y tế trả lời trước: homeward victim guardian-question.step",
            "The health authority answers first: homeward victim guardian-question.step"
        ),
        "interpreter.conflict": ErrorText(
            "Phiên dịch viên này có thể quen biết người đó.",
            "This interpreter may know the person.",
            next: "Chọn người khác: homeward interpreter list",
            "Choose another one: homeward interpreter list"
        ),
        "interpreter.notVetted": ErrorText(
            "Phiên dịch viên chưa được thẩm tra.",
            "The interpreter is not vetted.",
            next: "Xem: homeward interpreter show",
            "See: homeward interpreter show"
        ),
        "transfer.notResponsible": ErrorText(
            "Chỉ đơn vị quản lý hồ sơ mới chuyển giao được.",
            "Only the responsible body transfers the person.",
            next: "Xem đơn vị quản lý: homeward victim show",
            "See who is responsible: homeward victim show"
        ),
        "victims.notEntitled": ErrorText(
            "Luật không cho người này loại hỗ trợ đó vào lúc này.",
            "The law does not give the person this support now.",
            next: "Xem lý do: homeward victim entitlements; hoặc nêu beyondLaw=true",
            "See why: homeward victim entitlements; or state beyondLaw=true"
        ),
        "reception.notAtBorder": ErrorText(
            "Giấy chứng nhận về nước chỉ cấp cho người từ nước ngoài về và đã được tiếp nhận.",
            "A certificate of return is for somebody brought back from abroad and received.",
            next: "Xem: homeward reception show",
            "See: homeward reception show"
        ),
        "victims.notInvolved": ErrorText(
            "Có đơn vị chưa được đọc hồ sơ người này.",
            "A body named here does not read the person's record.",
            next: "Chuyển tuyến trước: homeward victim referral.make",
            "Refer the person first: homeward victim referral.make"
        ),
    ]
}
