import Vocabulary

/// What the demonstrations of published documents say.
enum StoryPhrase: Phrasebook {
    case aboutUnitedKingdom, aboutLaos, what, answered, published, otherwise, yes, no, unsplit
    case hmongTold, noNumbers
    case topic, times, attendees, copies, articles, mandatoryChannel, talks, nextTalks
    case urgentUnreported, urgentHeld, callRegistered, callWarned, noteFollowed, awareness
    case leaflets, training, classes, seminars, agreementSigned, programmeUnder, campaign
    case provinces, campaignState, claimsRefused, campaignResults
    case aboutPlan, aboutBorderExchange, taskLead, taskPartners, noLead, otherBody
    case aboutTIP, notFrozenEarly, unchangedLate, cutItems, signedCut, dossierState
    case adoptedOnce, meetings, letters, calls, twinning, meetingWith, contactWith

    var label: Label {
        switch self {
        case .aboutUnitedKingdom:
            Label(
                vi: "Thoả thuận với Anh (01/2024) và số liệu năm 2023 của Bộ đội Biên phòng.",
                en: "The agreement with the UK (2024) and the Border Guard's figures of 2023."
            )
        case .aboutLaos:
            Label(
                vi:
                    "Chương trình Việt Nam - Lào năm 2017, kết quả năm 2016 không tính cho đợt cao điểm.",
                en: "The programme of 2017 with Laos; results of 2016 are none of its campaign's."
            )
        case .aboutTIP:
            Label(
                vi: "Hồ sơ báo cáo TIP, kỳ 4/2023 - 3/2024: các mục, chốt số liệu, phê duyệt, gửi.",
                en: "The TIP dossier of April 2023 to March 2024: items, frozen, signed off, sent."
            )
        case .notFrozenEarly:
            Label(
                vi: "Còn mục đang soạn thì không chốt được",
                en: "Nothing is frozen while a body still writes"
            )
        case .unchangedLate:
            Label(
                vi: "Đã chốt thì không sửa mục nào",
                en: "What was frozen changes no more"
            )
        case .cutItems: Label(vi: "Số mục đã chốt", en: "Items of the frozen cut")
        case .signedCut:
            Label(
                vi: "Bản gửi đi đúng là bản đã phê duyệt",
                en: "What was sent is the cut that was signed off"
            )
        case .dossierState: Label(vi: "Trạng thái hồ sơ", en: "State of the dossier")
        case .what:
            Label(
                vi: "Nội dung",
                en: "What"
            )
        case .answered:
            Label(
                vi: "Dịch vụ trả lời",
                en: "The services answer"
            )
        case .published:
            Label(
                vi: "Nguồn công bố",
                en: "As published"
            )
        case .otherwise:
            Label(
                vi: "Dịch vụ trả lời khác với nguồn: {}",
                en: "The services answer otherwise than was published: {}"
            )
        case .yes:
            Label(
                vi: "có",
                en: "yes"
            )
        case .no:
            Label(
                vi: "không",
                en: "no"
            )
        case .unsplit:
            Label(
                vi: "một số chung, nguồn không tách",
                en: "one number, not split by the source"
            )
        case .topic:
            Label(
                vi: "liên quan mua bán người",
                en: "how far it concerns trafficking"
            )
        case .times:
            Label(
                vi: "số lần",
                en: "times"
            )
        case .hmongTold:
            Label(
                vi: "Tuyên truyền cho đồng bào dân tộc Mông, năm 2016",
                en: "Awareness work among Hmong people, 2016"
            )
        case .noNumbers:
            Label(
                vi: "số buổi, số người, ngôn ngữ không công bố",
                en: "how often, to how many, in which language is not published"
            )
        case .attendees:
            Label(
                vi: "lượt người",
                en: "attendances"
            )
        case .copies:
            Label(
                vi: "số bản",
                en: "copies"
            )
        case .articles:
            Label(
                vi: "Số điều của thoả thuận",
                en: "Articles of the agreement"
            )
        case .mandatoryChannel:
            Label(
                vi: "Kênh bắt buộc",
                en: "Mandatory channel"
            )
        case .talks:
            Label(
                vi: "Hội đàm định kỳ",
                en: "Regular talks"
            )
        case .nextTalks:
            Label(
                vi: "Lần tới, {}",
                en: "The next ones, {}"
            )
        case .urgentUnreported:
            Label(
                vi: "Hội đàm khẩn không có báo cáo bị từ chối",
                en: "Urgent talks without a report are refused"
            )
        case .urgentHeld:
            Label(
                vi: "Hội đàm khẩn có báo cáo, không chờ phê duyệt",
                en: "Urgent talks on a report wait for nobody"
            )
        case .callRegistered:
            Label(
                vi: "Điện khẩn qua đường dây nóng được vào sổ",
                en: "An urgent call by the hotline is registered"
            )
        case .callWarned:
            Label(
                vi: "Có cảnh báo: còn thiếu công hàm",
                en: "With a warning: a note verbale is owed"
            )
        case .noteFollowed:
            Label(
                vi: "Công hàm qua Cục Đối ngoại Bộ Quốc phòng theo sau",
                en: "The note through MOD's foreign relations follows"
            )
        case .awareness:
            Label(
                vi: "Tuyên truyền",
                en: "Awareness sessions"
            )
        case .leaflets:
            Label(
                vi: "Tờ rơi",
                en: "Leaflets"
            )
        case .training:
            Label(
                vi: "Tập huấn cán bộ",
                en: "Training of officers"
            )
        case .classes:
            Label(
                vi: "Tập huấn chuyên sâu",
                en: "In-depth classes"
            )
        case .seminars:
            Label(
                vi: "Hội thảo liên ngành",
                en: "Seminars"
            )
        case .agreementSigned:
            Label(
                vi: "Hiệp định ký ngày",
                en: "Agreement signed on"
            )
        case .programmeUnder:
            Label(
                vi: "Chương trình năm 2017 thực hiện hiệp định này",
                en: "The programme of 2017 carries it out"
            )
        case .campaign:
            Label(
                vi: "Đợt cao điểm",
                en: "Peak campaign"
            )
        case .provinces:
            Label(
                vi: "Số tỉnh giáp biên giới",
                en: "Border provinces"
            )
        case .campaignState:
            Label(
                vi: "Tình trạng đợt cao điểm",
                en: "State of the campaign"
            )
        case .claimsRefused:
            Label(
                vi: "Kết quả năm 2016 không được tính cho đợt cao điểm",
                en: "Results of 2016 refused as the campaign's"
            )
        case .campaignResults:
            Label(
                vi: "Kết quả của đợt cao điểm",
                en: "Results of the campaign"
            )
        case .aboutPlan:
            Label(
                vi: "Kế hoạch 19/KH-BCĐ138/CP năm 2024: ba nhiệm vụ hợp tác quốc tế và chỉ tiêu.",
                en: "Plan 19 of 2024: its three tasks of international cooperation and its targets."
            )
        case .aboutBorderExchange:
            Label(
                vi: "Năm năm gặp gỡ, thư từ và điện thoại qua biên giới (2016-2020).",
                en: "Five years of meetings, letters and calls across the borders (2016-2020)."
            )
        case .taskLead:
            Label(
                vi: "Nhiệm vụ {}: chủ trì",
                en: "Task {}: lead"
            )
        case .taskPartners:
            Label(
                vi: "Nhiệm vụ {}: phối hợp",
                en: "Task {}: partners"
            )
        case .noLead:
            Label(
                vi: "không nêu; mỗi cơ quan làm phần mình",
                en: "none named; each body does its own part"
            )
        case .otherBody:
            Label(
                vi: "Cơ quan phối hợp không nhận thay cơ quan chủ trì",
                en: "A partner does not take a task up for its lead"
            )
        case .adoptedOnce:
            Label(
                vi: "Kế hoạch chỉ được giao một lần",
                en: "The plan is handed out once"
            )
        case .meetings:
            Label(
                vi: "Gặp gỡ, giao ban",
                en: "Meetings"
            )
        case .letters:
            Label(
                vi: "Thư, công văn, công hàm",
                en: "Letters and notes"
            )
        case .calls:
            Label(
                vi: "Điện thoại qua đường dây nóng",
                en: "Calls by the hotlines across the border"
            )
        case .twinning:
            Label(
                vi: "Kết nghĩa hai bên biên giới (Chỉ thị 2219/CT-BTLBP)",
                en: "Twinned communities (Directive 2219/CT-BTLBP)"
            )
        case .meetingWith:
            Label(
                vi: "Cuộc gặp ghi nhận với {}",
                en: "A meeting recorded with {}"
            )
        case .contactWith:
            Label(
                vi: "Liên lạc ghi nhận: {}",
                en: "A contact recorded: {}"
            )
        }
    }
}
