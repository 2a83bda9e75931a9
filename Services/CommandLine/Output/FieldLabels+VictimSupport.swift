import Vocabulary

extension FieldLabels {
    /// Fields that only victim support has.
    static let victimSupport: [String: Label] = [
        "actionPlan": Label(vi: "Việc cần làm", en: "Action plan"),
        "actualEnd": Label(vi: "Kết thúc ngày", en: "Ended on"),
        "address": Label(vi: "Địa chỉ", en: "Address"),
        "amount": Label(vi: "Số tiền (đồng)", en: "Amount (đồng)"),
        "assessedAt": Label(vi: "Đánh giá lúc", en: "Assessed at"),
        "assessment": Label(vi: "Bản đánh giá", en: "Assessment"),
        "authority": Label(vi: "Cơ quan quyết định", en: "Deciding authority"),
        "bed": Label(vi: "Giường, phòng", en: "Bed"),
        "beyondLaw": Label(vi: "Ngoài quy định của luật", en: "Beyond the law"),
        "capacity": Label(vi: "Sức chứa", en: "Capacity"),
        "community": Label(vi: "Cộng đồng", en: "Community"),
        "due": Label(vi: "Hạn", en: "Due"),
        "entitlement": Label(vi: "Loại hỗ trợ", en: "Kind of support"),
        "facility": Label(vi: "Cơ sở", en: "Facility"),
        "household": Label(vi: "Gia đình", en: "Household"),
        "individual": Label(vi: "Cá nhân", en: "Individual"),
        "month": Label(vi: "Tháng theo dõi", en: "Month"),
        "objectives": Label(vi: "Mục tiêu", en: "Objectives"),
        "overCapacity": Label(vi: "Vượt sức chứa", en: "Beyond capacity"),
        "phone": Label(vi: "Điện thoại", en: "Telephone"),
        "plan": Label(vi: "Kế hoạch", en: "Plan"),
        "planType": Label(vi: "Loại kế hoạch", en: "Kind of plan"),
        "plannedEnd": Label(vi: "Dự kiến kết thúc", en: "Planned end"),
        "provider": Label(vi: "Đơn vị hỗ trợ", en: "Provider"),
        "referrers": Label(vi: "Đơn vị được chuyển đến", en: "Referring bodies"),
        "returnRisk": Label(vi: "Rủi ro khi trở về", en: "Risk of return"),
        "runBy": Label(vi: "Đơn vị vận hành", en: "Run by"),
        "submittedOn": Label(vi: "Nộp ngày", en: "Submitted on"),
        "team": Label(vi: "Các đơn vị cùng làm", en: "Team"),
        "visitor": Label(vi: "Đơn vị theo dõi", en: "Visiting body"),
    ]
}
