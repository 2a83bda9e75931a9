import Vocabulary

// What liaison's records give. A number that is only a bound ("hơn 22.000") is in no sum.

extension IndicatorDefinition {
    static let ofLiaison: [IndicatorDefinition] = [
        activities(
            .activitiesHeld,
            .activity,
            Label(
                vi: "Hoạt động đã tổ chức, ngày cuối trong kỳ",
                en: "Activities that were held and whose last day lies in the period"
            ),
            Label(vi: "Mỗi hoạt động một lần", en: "Each activity once")
        ),
        activities(
            .activitySessions,
            .session,
            sum("số buổi", "sessions"),
            Label(vi: "Như trong từng hoạt động", en: "As counted in each activity")
        ),
        activities(
            .activityAttendees,
            .personTime,
            sum("lượt người tham dự", "attendances"),
            Label(
                vi: "Không: ai dự hai lần là hai lượt",
                en: "None: whoever came twice is two attendances"
            )
        ),
    ]

    private static func sum(_ vi: String, _ en: String) -> Label {
        Label(
            vi: "Cộng \(vi) của các hoạt động đã tổ chức có ngày cuối trong kỳ; hoạt động không "
                + "nêu con "
                + "số đúng được nêu riêng",
            en: "The \(en) of activities held whose last day lies in the period; how many say no "
                + "exact "
                + "number stands beside it"
        )
    }

    private static func activities(
        _ indicator: Indicator,
        _ unit: StatisticUnit,
        _ rule: Label,
        _ dedup: Label
    ) -> IndicatorDefinition {
        IndicatorDefinition(
            indicator,
            unit,
            of: Activity.kind,
            by: [.activityKind, .country, .province],
            rule: rule,
            dedup: dedup,
            basis: .cooperationStatistics
        )
    }
}
