/// A figure that the services give, by its stable name.
///
/// How each is counted (unit, rule, what counts once, which day decides) stands in the catalogue of the
/// contracts. What the records cannot tell has no name here.
public enum Indicator: String, ClosedList {
    /// Reports that came in.
    case reportsReceived = "reports.received"
    /// Reports on which it was decided whether there is something to them.
    case reportsResolved = "reports.resolved"
    /// Cases in which criminal proceedings were newly opened.
    case casesOpened = "cases.opened"
    /// Cases on which work went on, whenever they were opened.
    case casesHandled = "cases.handled"
    /// Suspects of newly opened cases.
    case suspectsOpened = "suspects.opened"
    /// Suspects of cases on which work went on.
    case suspectsHandled = "suspects.handled"
    /// Suspects for whom a wanted notice was issued.
    case suspectsWanted = "suspects.wanted"
    /// Suspects who were arrested.
    case suspectsArrested = "suspects.arrested"
    /// Suspects who were formally accused.
    case suspectsAccused = "suspects.accused"
    /// Suspects who were indicted.
    case suspectsIndicted = "suspects.indicted"
    /// Suspects who were convicted.
    case suspectsConvicted = "suspects.convicted"
    /// Victims and possible victims linked to newly opened cases, not told apart.
    case caseVictimsOpened = "caseVictims.opened"
    /// Victims and possible victims linked to cases on which work went on, not told apart.
    case caseVictimsHandled = "caseVictims.handled"
    /// Cases of illegal crossing.
    case crossings = "crossings.cases"
    /// People in illegal crossings, where people were counted.
    case crossingPersons = "crossings.persons"
    /// Person-times of illegal crossing.
    case crossingPersonTimes = "crossings.personTimes"

    /// People confirmed to be victims.
    case victimsConfirmed = "victims.confirmed"
    /// People about whom an identification began and nothing is decided.
    case victimsSuspected = "victims.suspected"
    /// People who were received.
    case victimsReceived = "victims.received"
    /// Referrals.
    case referralsMade = "referrals.made"
    /// People who were referred.
    case referralsPersons = "referrals.persons"
    /// Calls to the hotline 111 that were kept.
    case hotlineCalls = "hotline.calls"
    /// Applications on form 07 that were handed in.
    case applicationsSubmitted = "applications.submitted"
    /// Applications on form 07 that were decided.
    case applicationsDecided = "applications.decided"

    /// Activities that were held.
    case activitiesHeld = "activities.held"
    /// Sessions, classes or visits of activities that were held.
    case activitySessions = "activities.sessions"
    /// Attendances at activities that were held.
    case activityAttendees = "activities.attendees"

    public var label: Label { Self.labels[self] ?? Label(vi: rawValue, en: rawValue) }

    private static let labels: [Indicator: Label] = [
        .reportsReceived: Label(vi: "Tin báo đã tiếp nhận", en: "Reports received"),
        .reportsResolved: Label(vi: "Tin báo đã giải quyết", en: "Reports resolved"),
        .casesOpened: Label(vi: "Số vụ khởi tố mới", en: "Cases newly opened"),
        .casesHandled: Label(vi: "Số vụ đã thụ lý", en: "Cases handled"),
        .suspectsOpened: Label(
            vi: "Đối tượng trong các vụ khởi tố mới",
            en: "Suspects of newly opened cases"
        ),
        .suspectsHandled: Label(
            vi: "Đối tượng trong các vụ đã thụ lý",
            en: "Suspects of cases handled"
        ),
        .suspectsWanted: Label(vi: "Đối tượng bị truy nã", en: "Suspects wanted"),
        .suspectsArrested: Label(vi: "Đối tượng bị bắt", en: "Suspects arrested"),
        .suspectsAccused: Label(vi: "Bị can đã khởi tố", en: "Suspects formally accused"),
        .suspectsIndicted: Label(vi: "Bị can đã truy tố", en: "Suspects indicted"),
        .suspectsConvicted: Label(vi: "Bị cáo đã bị kết án", en: "Suspects convicted"),
        .caseVictimsOpened: Label(
            vi: "Nạn nhân và người nghi là nạn nhân trong các vụ khởi tố mới",
            en: "Victims and possible victims in newly opened cases"
        ),
        .caseVictimsHandled: Label(
            vi: "Nạn nhân và người nghi là nạn nhân trong các vụ đã thụ lý",
            en: "Victims and possible victims in cases handled"
        ),
        .crossings: Label(vi: "Số vụ xuất nhập cảnh trái phép", en: "Illegal crossings, cases"),
        .crossingPersons: Label(
            vi: "Số người xuất nhập cảnh trái phép",
            en: "Illegal crossings, people"
        ),
        .crossingPersonTimes: Label(
            vi: "Lượt người xuất nhập cảnh trái phép",
            en: "Illegal crossings, person-times"
        ),
        .victimsConfirmed: Label(vi: "Nạn nhân đã được xác nhận", en: "Confirmed victims"),
        .victimsSuspected: Label(
            vi: "Người đang trong quá trình xác định là nạn nhân",
            en: "Possible victims, undecided"
        ),
        .victimsReceived: Label(vi: "Người đã được tiếp nhận", en: "People received"),
        .referralsMade: Label(vi: "Lượt chuyển tuyến", en: "Referrals"),
        .referralsPersons: Label(vi: "Người được chuyển tuyến", en: "People referred"),
        .hotlineCalls: Label(
            vi: "Cuộc gọi Tổng đài 111 phải xử lý",
            en: "Hotline 111 calls that were kept"
        ),
        .applicationsSubmitted: Label(
            vi: "Đơn đề nghị hỗ trợ đã nộp",
            en: "Applications handed in"
        ),
        .applicationsDecided: Label(
            vi: "Đơn đề nghị hỗ trợ đã xét",
            en: "Applications decided"
        ),
        .activitiesHeld: Label(vi: "Hoạt động đã tổ chức", en: "Activities held"),
        .activitySessions: Label(vi: "Số buổi đã tổ chức", en: "Sessions held"),
        .activityAttendees: Label(vi: "Lượt người tham dự", en: "Attendances"),
    ]
}
