import Vocabulary

extension FieldLabels {
    /// Fields that only cases has.
    static let cases: [String: Label] = [
        "arrested": Label(vi: "Số đối tượng bị bắt", en: "Arrested"),
        "bound": Label(vi: "Mức", en: "Bound"),
        "brokenOn": Label(vi: "Triệt phá ngày", en: "Broken on"),
        "campaign": Label(vi: "Đợt cao điểm", en: "Campaign"),
        "caseFiles": Label(vi: "Các hồ sơ vụ án", en: "Case files"),
        "city": Label(vi: "Thành phố", en: "City"),
        "custodian": Label(vi: "Đơn vị lưu giữ", en: "Custodian"),
        "day": Label(vi: "Ngày", en: "Day"),
        "figure": Label(vi: "Số liệu", en: "Figure"),
        "goal": Label(vi: "Mục tiêu", en: "Goal"),
        "heldSince": Label(vi: "Lưu giữ từ ngày", en: "Held since"),
        "indicator": Label(vi: "Chỉ tiêu", en: "Indicator"),
        "issuedOn": Label(vi: "Ban hành ngày", en: "Issued on"),
        "latitude": Label(vi: "Vĩ độ", en: "Latitude"),
        "longitude": Label(vi: "Kinh độ", en: "Longitude"),
        "network": Label(vi: "Đường dây", en: "Network"),
        "participants": Label(vi: "Đơn vị tham gia", en: "Participants"),
        "partnerBody": Label(vi: "Cơ quan phối hợp phía bạn", en: "Foreign body"),
        "personTimes": Label(vi: "Số lượt người", en: "Person-times"),
        "persons": Label(vi: "Số người", en: "People"),
        "phase": Label(vi: "Giai đoạn", en: "Phase"),
        "postalCode": Label(vi: "Mã bưu chính", en: "Postal code"),
        "proof": Label(vi: "Nguồn chứng cứ", en: "Kind of evidence"),
        "provinces": Label(vi: "Các tỉnh, thành phố", en: "Provinces"),
        "reach": Label(vi: "Phạm vi", en: "Reach"),
        "region": Label(vi: "Bang, vùng", en: "Region"),
        "rescued": Label(vi: "Số người được giải cứu", en: "Rescued"),
        "source": Label(vi: "Nguồn", en: "Source"),
        "street": Label(vi: "Đường, phố", en: "Street"),
        "suspects": Label(vi: "Các đối tượng", en: "Suspects"),
        "suspicion": Label(vi: "Dấu hiệu mua bán người", en: "Suspicion of trafficking"),
        "undisclosedSplit": Label(vi: "Không công bố cơ cấu", en: "Undisclosed split"),
    ]
}
