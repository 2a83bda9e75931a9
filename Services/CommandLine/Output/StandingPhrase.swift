import Vocabulary

/// What the views of agreements and plans say.
enum StandingPhrase: Phrasebook {
    case agreement, onlyKnown, series, otherTalks, letters, focalPoints, programmes, underIt
    case alarms, level, often, lastHeld, nextDue, alarm, minutes, minutesOf, promised, promisedOf
    case manner, ahead, counted, outIn, byOther, urgent, namingNone, notes, notesOf, unknownNotes
    case ours, theirs, owedOf, holdsToday, missing, validOf, year, campaign, activities,
        activitiesOf
    case open, closed, overdueNamed
    case tasks, bodies, targets, number, lead, noLead, lastDay, clock, due, inTime, late, absent
    case partDone, states, unaccepted, overdue, target, asked, share, unknown, leftOut, undated
    case verdict, of, targetsOf

    var label: Label {
        guard let label = Self.ofAgreements[self] ?? Self.ofPlans[self] else {
            preconditionFailure("every text of the views stands in a table")
        }
        return label
    }

    private static let ofAgreements: [StandingPhrase: Label] = [
        .agreement: Label(vi: "Thoả thuận", en: "Agreement"),
        .onlyKnown: Label(
            vi: "chỉ biết là có; hỏi {}",
            en: "known to exist only; ask {}"
        ),
        .series: Label(vi: "Hội đàm định kỳ theo thoả thuận", en: "Talks that it asks for"),
        .otherTalks: Label(
            vi: "Hội đàm khác với đối tác",
            en: "Other talks with the partner"
        ),
        .letters: Label(vi: "Văn thư theo thoả thuận", en: "Letters under it"),
        .focalPoints: Label(vi: "Đầu mối phía đối tác", en: "Focal points of the partner"),
        .programmes: Label(vi: "Chương trình phối hợp năm", en: "Yearly programmes"),
        .underIt: Label(vi: "Việc khác theo thoả thuận", en: "What else is done under it"),
        .alarms: Label(vi: "Sắp đến hạn, quá hạn", en: "Near or past its day"),
        .level: Label(vi: "Cấp", en: "Level"),
        .often: Label(vi: "Định kỳ", en: "How often"),
        .lastHeld: Label(vi: "Lần gần nhất", en: "Last held"),
        .nextDue: Label(vi: "Lần tới trước ngày", en: "Next due by"),
        .alarm: Label(vi: "Cảnh báo", en: "Alarm"),
        .minutes: Label(vi: "Biên bản", en: "Minutes"),
        .minutesOf: Label(vi: "{} đã ký, {} chưa", en: "{} signed, {} not"),
        .promised: Label(vi: "Cam kết", en: "Commitments"),
        .promisedOf: Label(
            vi: "{}: {} đang làm, {} quá hạn, {} xong",
            en: "{}: {} open, {} overdue, {} done"
        ),
        .manner: Label(vi: "Loại", en: "Why"),
        .ahead: Label(vi: "Sắp tới", en: "Ahead"),
        .counted: Label(vi: "Số lượng", en: "Count"),
        .outIn: Label(vi: "Đi / đến", en: "Out / in"),
        .byOther: Label(vi: "Qua kênh khác", en: "By another channel"),
        .urgent: Label(vi: "trong đó khẩn, giải cứu", en: "of them urgent rescue"),
        .namingNone: Label(
            vi: "trong đó không nêu thoả thuận",
            en: "of them naming no agreement"
        ),
        .notes: Label(
            vi: "Văn bản tiếp theo qua đúng kênh",
            en: "Notes that follow by the right channel"
        ),
        .notesOf: Label(
            vi: "{} đúng hạn, {} muộn, {} còn phải gửi, {} quá hạn",
            en: "{} in time, {} late, {} still owed, {} overdue"
        ),
        .unknownNotes: Label(vi: ", {} không rõ", en: ", {} not known"),
        .ours: Label(vi: "Ta còn nợ trả lời", en: "Replies that we owe"),
        .theirs: Label(vi: "Đối tác còn nợ trả lời", en: "Replies that the partner owes"),
        .owedOf: Label(vi: "{} trong hạn, {} quá hạn", en: "{} with time left, {} overdue"),
        .holdsToday: Label(vi: "Hôm nay có hiệu lực", en: "Holds today"),
        .missing: Label(vi: "Kênh không có đầu mối", en: "Channels without one"),
        .validOf: Label(
            vi: "{} còn hiệu lực, {} sắp tới, {} đã thôi",
            en: "{} valid today, {} later, {} ended"
        ),
        .year: Label(vi: "Năm", en: "Year"),
        .campaign: Label(vi: "Cao điểm", en: "Campaign"),
        .activities: Label(vi: "Hoạt động", en: "Activities"),
        .activitiesOf: Label(vi: "{} đã tổ chức, {} dự kiến", en: "{} held, {} planned"),
        .open: Label(vi: "Đang làm", en: "Open"),
        .closed: Label(vi: "Đã xong", en: "Closed"),
        .overdueNamed: Label(vi: "Quá hạn", en: "Overdue"),
    ]

    private static let ofPlans: [StandingPhrase: Label] = [
        .tasks: Label(vi: "Nhiệm vụ", en: "Tasks"),
        .bodies: Label(vi: "Báo cáo của từng cơ quan", en: "Reports, body by body"),
        .targets: Label(vi: "Chỉ tiêu", en: "Targets"),
        .targetsOf: Label(vi: "Chỉ tiêu năm {} ({})", en: "Targets of {} ({})"),
        .number: Label(vi: "Số", en: "No."),
        .lead: Label(vi: "Chủ trì", en: "Lead"),
        .noLead: Label(vi: "không nêu", en: "none named"),
        .lastDay: Label(vi: "Ngày cuối", en: "Last day"),
        .clock: Label(vi: "Thời hạn đang chạy", en: "Clock"),
        .due: Label(vi: "Đến hạn", en: "Due"),
        .inTime: Label(vi: "Đúng hạn", en: "In time"),
        .late: Label(vi: "Muộn", en: "Late"),
        .absent: Label(vi: "Chưa có", en: "Missing"),
        .partDone: Label(vi: "Xong phần việc", en: "Part done"),
        .states: Label(vi: "Nhiệm vụ theo trạng thái", en: "Tasks by state"),
        .unaccepted: Label(vi: "Quá hạn nhận", en: "Not taken up in time"),
        .overdue: Label(vi: "quá hạn", en: "overdue"),
        .target: Label(vi: "Chỉ tiêu", en: "Target"),
        .asked: Label(vi: "Yêu cầu", en: "Asked for"),
        .share: Label(vi: "Đã đạt", en: "Counted"),
        .unknown: Label(vi: "Không rõ", en: "Unknown"),
        .leftOut: Label(vi: "Không tính", en: "Left out"),
        .undated: Label(vi: "Không rõ năm", en: "No year"),
        .verdict: Label(vi: "Kết luận", en: "Verdict"),
        .of: Label(vi: "{}/{} {}", en: "{} of {} {}"),
    ]
}
