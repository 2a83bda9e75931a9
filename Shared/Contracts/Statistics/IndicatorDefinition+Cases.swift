import Vocabulary

// What the police's and the border guard's records give. The sex of suspects is sealed with their identity,
// so nothing here is broken down by it.

extension IndicatorDefinition {
    static let ofCases: [IndicatorDefinition] = reports + cases + suspects + caseVictims + crossings

    private static let reports: [IndicatorDefinition] = [
        IndicatorDefinition(
            .reportsReceived,
            .report,
            of: Report.kind,
            by: [.province, .channel, .form],
            rule: Label(
                vi: "Tin báo có ngày tiếp nhận trong kỳ",
                en: "Reports whose day of receipt lies in the period"
            ),
            dedup: eachReportOnce,
            basis: .criminalStatistics
        ),
        IndicatorDefinition(
            .reportsResolved,
            .report,
            of: Report.kind,
            by: [.province, .channel, .outcome],
            rule: Label(
                vi: "Tin báo được kết luận có hoặc không có căn cứ, ngày kết luận trong kỳ; tin "
                    + "chuyển "
                    + "cơ quan khác chưa phải đã giải quyết",
                en: "Reports found confirmed or unfounded, on the day of that finding; one that "
                    + "was "
                    + "forwarded is not resolved yet"
            ),
            dedup: eachReportOnce,
            basis: .criminalStatistics
        ),
    ]

    private static let eachReportOnce = Label(
        vi: "Mỗi tin báo một lần; tin trùng và tin đã gộp không tính",
        en: "Each report once; duplicates and merged ones do not count"
    )

    private static let ofCase: [StatisticBreakdown] = [.province, .article, .scope, .form]

    private static let cases: [IndicatorDefinition] = [
        IndicatorDefinition(
            .casesOpened,
            .caseFile,
            of: CaseFile.kind,
            by: ofCase,
            rule: Label(
                vi: "Vụ có quyết định khởi tố đề ngày trong kỳ, còn hiệu lực tại thời điểm chốt",
                en: "Cases whose decision to open proceedings is dated in the period and stands "
                    + "at the "
                    + "moment of the figure"
            ),
            dedup: eachFileOnce,
            basis: .criminalStatistics,
            published: [.cases]
        ),
        IndicatorDefinition(
            .casesHandled,
            .caseFile,
            of: CaseFile.kind,
            by: ofCase,
            rule: Label(
                vi: "Vụ đã khởi tố và chưa kết thúc ít nhất một ngày trong kỳ, kể cả vụ từ kỳ "
                    + "trước; kết "
                    + "thúc là đình chỉ, bản án có hiệu lực hoặc đã chuyển hồ sơ",
                en: "Cases open on at least one day of the period, also those of earlier periods; "
                    + "a case "
                    + "is over when terminated, finally judged or transferred"
            ),
            dedup: eachFileOnce,
            basis: .criminalStatistics,
            published: [.cases]
        ),
    ]

    private static let eachFileOnce = Label(
        vi: "Mỗi hồ sơ vụ án một lần; vụ được cơ quan khác khởi tố lại là hồ sơ khác",
        en: "Each case file once; one that another body opened anew is another file"
    )

    private static let ofSuspect: [StatisticBreakdown] = [.province, .article, .scope]

    private static let suspects: [IndicatorDefinition] = [
        suspects(
            .suspectsOpened,
            Label(
                vi: "Đối tượng thuộc vụ có quyết định khởi tố đề ngày trong kỳ",
                en: "Suspects of cases whose decision to open proceedings is dated in the period"
            ),
            [.subjects]
        ),
        suspects(
            .suspectsHandled,
            Label(
                vi: "Đối tượng thuộc vụ đã thụ lý trong kỳ",
                en: "Suspects of cases that were handled in the period"
            ),
            [.subjects]
        ),
        suspects(
            .suspectsWanted,
            stage("quyết định truy nã", "the wanted notice"),
            []
        ),
        suspects(
            .suspectsArrested,
            stage("bắt, kể cả bắt quả tang, lần đầu", "the first arrest, in the act or not"),
            [.arrested]
        ),
        suspects(.suspectsAccused, stage("khởi tố bị can", "the formal accusation"), []),
        suspects(.suspectsIndicted, stage("cáo trạng", "the indictment"), []),
        suspects(.suspectsConvicted, stage("bản án kết tội", "the conviction"), []),
    ]

    private static func stage(_ vi: String, _ en: String) -> Label {
        Label(
            vi: "Đối tượng có ngày \(vi) trong kỳ; ngày của quyết định, nếu không có thì ngày "
                + "thực hiện",
            en: "Suspects for whom the day of \(en) lies in the period: the decision's, or else "
                + "the "
                + "day on which it happened"
        )
    }

    private static func suspects(
        _ indicator: Indicator,
        _ rule: Label,
        _ published: [PublishedIndicator]
    ) -> IndicatorDefinition {
        IndicatorDefinition(
            indicator,
            .suspect,
            of: Suspect.kind,
            by: ofSuspect,
            rule: rule,
            dedup: .eachSuspectOnce,
            basis: .criminalStatistics,
            published: published,
            isProtected: true
        )
    }

    private static let caseVictims: [IndicatorDefinition] = [
        caseVictims(
            .caseVictimsOpened,
            Label(
                vi: "Người được gắn với vụ có quyết định khởi tố đề ngày trong kỳ",
                en: "People linked to cases whose decision to open proceedings is dated in the "
                    + "period"
            )
        ),
        caseVictims(
            .caseVictimsHandled,
            Label(
                vi: "Người được gắn với vụ đã thụ lý trong kỳ",
                en: "People linked to cases that were handled in the period"
            )
        ),
    ]

    private static func caseVictims(_ indicator: Indicator, _ rule: Label) -> IndicatorDefinition {
        IndicatorDefinition(
            indicator,
            .person,
            of: CaseFile.kind,
            by: ofCase,
            rule: rule,
            dedup: Label(
                vi: "Mỗi mã người một lần; việc gộp đăng ký ở dịch vụ hỗ trợ nạn nhân không được "
                    + "biết ở "
                    + "đây",
                en: "Each reference to a person once; mergers of registrations with victim "
                    + "support are "
                    + "not known here"
            ),
            basis: .criminalStatistics,
            published: [.victimsAndSuspected],
            isProtected: true
        )
    }

    private static let ofCrossing: [StatisticBreakdown] = [
        .province, .direction, .country, .suspicion,
    ]

    private static let crossings: [IndicatorDefinition] = [
        IndicatorDefinition(
            .crossings,
            .crossing,
            of: IllegalCrossing.kind,
            by: ofCrossing,
            rule: Label(
                vi: "Vụ phát hiện trong kỳ, trừ vụ kết luận không có căn cứ",
                en: "Crossings detected in the period, save those found to be none"
            ),
            dedup: Label(vi: "Mỗi vụ một lần", en: "Each crossing once"),
            basis: .borderStatistics,
            published: [.crossings]
        ),
        IndicatorDefinition(
            .crossingPersons,
            .person,
            of: IllegalCrossing.kind,
            by: ofCrossing,
            rule: Label(
                vi: "Cộng số người của các vụ có đếm người; vụ chỉ đếm lượt người được nêu riêng",
                en: "The people of crossings in which people were counted; how many say "
                    + "person-times "
                    + "only stands beside it"
            ),
            dedup: Label(
                vi: "Như trong từng vụ; người có mặt trong hai vụ được tính hai lần",
                en: "As counted in each crossing; somebody in two crossings counts twice"
            ),
            basis: .borderStatistics,
            published: [.crossingPersons],
            isProtected: true
        ),
        IndicatorDefinition(
            .crossingPersonTimes,
            .personTime,
            of: IllegalCrossing.kind,
            by: ofCrossing,
            rule: Label(
                vi: "Cộng lượt người của các vụ phát hiện trong kỳ, cả ra và vào",
                en: "The person-times of crossings detected in the period, exits and entries "
                    + "together"
            ),
            dedup: Label(
                vi: "Không: ai qua hai lần là hai lượt",
                en: "None: whoever crosses twice is two person-times"
            ),
            basis: .borderStatistics,
            published: [.crossingPersonTimes],
            isProtected: true
        ),
    ]
}
