public import Vocabulary
import WireCodec

/// A plan's tasks and targets as they come with this version, from the plan's published text.
public struct ShippedPlan: Codable, Sendable {
    /// The plan.
    public var plan: Word<NationalPlan>
    /// Its tasks of international cooperation.
    public var tasks: [PlanTask]
    /// What it measures itself by.
    public var targets: [PlanTarget]

    /// The plans that come with this version.
    public static let all = [plan2024]

    /// The plan of a number, if it comes with this version.
    public static func of(_ plan: Word<NationalPlan>) -> ShippedPlan? {
        all.first { $0.plan == plan }
    }

    /// Plan 19/KH-BCĐ138/CP of 15 January 2024.
    private static let plan2024 = ShippedPlan(
        plan: Word(.plan2024),
        tasks: [
            task(
                1,
                """
                Sơ kết, tổng kết việc thực hiện các Hiệp định, Bản ghi nhớ, kế hoạch hợp tác với các nước; \
                tiếp tục Sáng kiến COMMIT; đàm phán, ký kết điều ước, thoả thuận mới hoặc thay thế
                """,
                lead: police
            ),
            task(
                2,
                """
                Đẩy mạnh hợp tác đa phương: Thoả thuận GCM, Tiến trình Bali, hướng dẫn cho cơ quan đại diện \
                cùng ASEAN-ACT; thông tin đối ngoại và tài liệu phục vụ Báo cáo TIP
                """,
                lead: foreignAffairs
            ),
            task(
                3,
                """
                Duy trì phối hợp với Interpol, Aseanapol và các nước láng giềng: trao đổi thông tin, đường \
                dây nóng, đầu mối, điều tra, bắt giữ, chuyển giao, truy nã, giải cứu, tiếp nhận nạn nhân; \
                tương trợ tư pháp về hình sự
                """,
                lead: nil
            ),
        ],
        targets: [
            PlanTarget(.reportsProcessed, Figure(100)),
            PlanTarget(.reportsResolved, Figure(90, .over)),
            PlanTarget(.casesCleared, Figure(90, .over)),
            PlanTarget(.casesProsecuted, Figure(95)),
            PlanTarget(.casesTried, Figure(90)),
        ]
    )

    private static let police: OrgID = "VN/GOV/MPS"
    private static let foreignAffairs: OrgID = "VN/GOV/MOFA"
    /// The ministries that a task is addressed to; a deployment adds its localities.
    private static let ministries: [OrgID] = [
        police, foreignAffairs, "VN/GOV/MOD", "VN/GOV/MOH",
    ]

    private static func task(_ number: Int, _ title: String, lead: OrgID?) -> PlanTask {
        PlanTask(
            plan: .plan2024,
            number: number,
            year: 2_024,
            title: FreeText(title),
            lead: lead,
            partners: ministries.filter { $0 != lead },
            due: CalendarDate(year: 2_024, month: 12, day: 31)
        )
    }
}

/// What a plan measures itself by, in per cent.
public struct PlanTarget: Codable, Hashable, Sendable {
    /// What is measured.
    public var indicator: Word<PlanIndicator>
    /// The share, in per cent: at least so many, or more than so many.
    public var percent: Figure

    /// Sets a target.
    public init(_ indicator: PlanIndicator, _ percent: Figure) {
        self.indicator = Word(indicator)
        self.percent = percent
    }
}
