import Vocabulary

// What victim support's records give. Suspected and confirmed victims are two indicators and never one; the
// form of exploitation stands in case files and not here.

extension IndicatorDefinition {
    static let ofVictimSupport: [IndicatorDefinition] = victims + referrals + services

    private static let ofPerson: [StatisticBreakdown] = [
        .sex, .age, .ethnicity, .nationality, .province,
    ]

    private static let victims: [IndicatorDefinition] = [
        IndicatorDefinition(
            .victimsConfirmed,
            .person,
            of: Identification.kind,
            by: ofPerson + [.path],
            rule: Label(
                vi: "Người có quyết định xác nhận là nạn nhân đề ngày trong kỳ, còn hiệu lực tại "
                    + "thời điểm "
                    + "chốt",
                en: "People whose confirmation is dated in the period and stands at the moment of "
                    + "the "
                    + "figure"
            ),
            dedup: firstConfirmation,
            basis: .victimStatistics,
            published: [.victims],
            isProtected: true
        ),
        IndicatorDefinition(
            .victimsSuspected,
            .person,
            of: Identification.kind,
            by: ofPerson + [.path],
            rule: Label(
                vi: "Người bắt đầu được xác định trong kỳ và tại thời điểm chốt chưa có kết luận "
                    + "nào còn "
                    + "hiệu lực",
                en: "People whose identification began in the period and about whom no decision "
                    + "stands "
                    + "at the moment of the figure"
            ),
            dedup: .eachPersonOnce,
            basis: .victimStatistics,
            isProtected: true
        ),
        IndicatorDefinition(
            .victimsReceived,
            .person,
            of: Reception.kind,
            by: ofPerson,
            rule: Label(
                vi: "Người được tiếp nhận, ngày tiếp nhận trong kỳ",
                en: "People who were received, on the day of the reception"
            ),
            dedup: .eachPersonOnce,
            basis: .victimStatistics,
            isProtected: true
        ),
    ]

    private static let firstConfirmation = Label(
        vi: "Mỗi người một lần, theo lần xác nhận đầu tiên còn hiệu lực",
        en: "Each person once, by the first confirmation that stands"
    )

    private static let referrals: [IndicatorDefinition] = [
        IndicatorDefinition(
            .referralsMade,
            .referral,
            of: Referral.kind,
            by: [.recipient, .reason],
            rule: Label(
                vi: "Lượt chuyển tuyến lập trong kỳ, dù sau đó được nhận, bị từ chối hay thu hồi",
                en: "Referrals made in the period, whether taken, rejected or revoked afterwards"
            ),
            dedup: Label(
                vi: "Mỗi lượt một lần; một người có thể có nhiều lượt",
                en: "Each referral once; one person may have several"
            ),
            basis: .victimStatistics,
            isProtected: true
        ),
        IndicatorDefinition(
            .referralsPersons,
            .person,
            of: Referral.kind,
            by: ofPerson,
            rule: Label(
                vi: "Người có ít nhất một lượt chuyển tuyến lập trong kỳ",
                en: "People of whom at least one referral was made in the period"
            ),
            dedup: .eachPersonOnce,
            basis: .victimStatistics,
            isProtected: true
        ),
    ]

    private static let services: [IndicatorDefinition] = [
        IndicatorDefinition(
            .hotlineCalls,
            .call,
            of: HotlineCall.kind,
            by: [.topic, .province],
            rule: Label(
                vi: "Cuộc gọi đã ghi nhận, giờ gọi đến trong kỳ; cuộc gọi trả lời xong không ghi "
                    + "thì không "
                    + "tính",
                en: "Calls that were kept, by when they came in; one that was answered and not "
                    + "kept does "
                    + "not count"
            ),
            dedup: Label(
                vi: "Mỗi cuộc gọi một lần; cuộc gọi không phải là người",
                en: "Each call once; a call is no person"
            ),
            basis: .victimStatistics
        ),
        IndicatorDefinition(
            .applicationsSubmitted,
            .application,
            of: Application.kind,
            by: [.entitlement],
            rule: Label(vi: "Đơn nộp trong kỳ", en: "Applications handed in in the period"),
            dedup: eachApplication,
            basis: .victimStatistics,
            isProtected: true
        ),
        IndicatorDefinition(
            .applicationsDecided,
            .application,
            of: Application.kind,
            by: [.entitlement, .outcome],
            rule: Label(
                vi: "Đơn được duyệt hoặc không được duyệt, theo ngày quyết định",
                en: "Applications granted or rejected, on the day of the decision"
            ),
            dedup: eachApplication,
            basis: .victimStatistics,
            isProtected: true
        ),
    ]

    private static let eachApplication = Label(
        vi: "Mỗi đơn một lần; một người có thể có nhiều đơn",
        en: "Each application once; one person may have several"
    )
}
