/// By what a figure is broken down.
///
/// Every breakdown is a partition: what is counted stands in one row. Where the records say nothing it is
/// ``unknown``, where they say several words it is ``several``; neither is ever spread over the others.
public enum StatisticBreakdown: String, ClosedList {
    /// The province, as the provinces stand today.
    case province
    /// How a report came in.
    case channel
    /// What a report or an application came to.
    case outcome
    /// The article of the Penal Code.
    case article
    /// Within the country, or across a border.
    case scope
    /// The form of exploitation.
    case form
    /// The country on the other side.
    case country
    /// Which way a border was crossed.
    case direction
    /// Whether trafficking is suspected behind a crossing.
    case suspicion
    /// The sex that a person states.
    case sex
    /// How old a person was, as far as the law asks.
    case age
    /// Whether a person belongs to an ethnic minority; never to which.
    case ethnicity
    /// The citizenship.
    case nationality
    /// Where an identification began.
    case path
    /// The kind of body that somebody was referred to.
    case recipient
    /// Why somebody was referred.
    case reason
    /// What a call was about.
    case topic
    /// What was applied for.
    case entitlement
    /// What an activity is.
    case activityKind

    /// The row of what nobody said.
    public static let unknown = "unknown"
    /// The row of what the records say several words of.
    public static let several = "several"

    public var label: Label {
        switch self {
        case .province: Label(vi: "Tỉnh, thành phố", en: "Province")
        case .channel: Label(vi: "Nguồn tin", en: "Channel")
        case .outcome: Label(vi: "Kết quả", en: "Outcome")
        case .article: Label(vi: "Điều luật", en: "Article")
        case .scope: Label(vi: "Trong nước, xuyên quốc gia", en: "Domestic or transnational")
        case .form: Label(vi: "Hình thức bóc lột", en: "Form of exploitation")
        case .country: Label(vi: "Nước liên quan", en: "Country")
        case .direction: Label(vi: "Chiều", en: "Direction")
        case .suspicion: Label(vi: "Nghi vấn mua bán người", en: "Suspicion of trafficking")
        case .sex: Label(vi: "Giới tính", en: "Sex")
        case .age: Label(vi: "Độ tuổi", en: "Age")
        case .ethnicity: Label(vi: "Dân tộc", en: "Ethnicity")
        case .nationality: Label(vi: "Quốc tịch", en: "Nationality")
        case .path: Label(vi: "Nơi bắt đầu xác định", en: "Where identification began")
        case .recipient: Label(vi: "Nơi nhận chuyển tuyến", en: "Referred to")
        case .reason: Label(vi: "Lý do chuyển tuyến", en: "Reason for referral")
        case .topic: Label(vi: "Nội dung cuộc gọi", en: "Topic of the call")
        case .entitlement: Label(vi: "Chế độ đề nghị", en: "Applied for")
        case .activityKind: Label(vi: "Loại hoạt động", en: "Kind of activity")
        }
    }

    /// What people read for the value of a row.
    public func label(of value: String) -> Label {
        switch value {
        case Self.unknown: Label(vi: "Chưa rõ, không công bố", en: "Unknown or undisclosed")
        case Self.several: Label(vi: "Nhiều giá trị", en: "Several")
        default: word(value) ?? Label(vi: value, en: value)
        }
    }

    private func word(_ value: String) -> Label? {
        switch self {
        case .province: Province(rawValue: value)?.label
        case .channel: ReportChannel(rawValue: value)?.label
        case .outcome: StatisticOutcome(rawValue: value)?.label
        case .article: Offence(rawValue: value)?.label
        case .scope: CaseScope(rawValue: value)?.label
        case .form: FormOfExploitation(rawValue: value)?.label
        case .country, .nationality: Country(rawValue: value)?.label
        case .direction: CrossingDirection(rawValue: value)?.label
        case .suspicion: TraffickingSuspicion(rawValue: value)?.label
        case .sex: Gender(rawValue: value)?.label
        case .age: AgeGroup(rawValue: value)?.label
        case .ethnicity: EthnicStanding(rawValue: value)?.label
        case .path: PathOfIdentification(rawValue: value)?.label
        case .recipient: BodyKind(rawValue: value)?.label
        case .reason: ReferralReason(rawValue: value)?.label
        case .topic: HotlineTopic(rawValue: value)?.label
        case .entitlement: Entitlement(rawValue: value)?.label
        case .activityKind: ActivityKind(rawValue: value)?.label
        }
    }
}
