extension ErrorText {
    /// What the support of victims refuses.
    static let support: [String: ErrorText] = [
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
        "victims.notInvolved": ErrorText(
            "Có đơn vị chưa được đọc hồ sơ người này.",
            "A body named here does not read the person's record.",
            next: "Chuyển tuyến trước: homeward victim referral.make",
            "Refer the person first: homeward victim referral.make"
        ),
    ]
}
