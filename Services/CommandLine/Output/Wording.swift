import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// Values that are no words of a closed list, and that people nevertheless read by a name.
enum Wording {
    /// A value that people read otherwise than it is spelled, with both.
    static func tree(of value: some Encodable) -> Tree? {
        switch value {
        case let word as any Labelled: .word(word.text, word.label)
        case let organisation as OrgID: .word(organisation.path, label(of: organisation))
        case let commune as CommuneCode: .word(commune.code, label(of: commune))
        case let clock as ClockName: .word(clock.rawValue, label(of: clock))
        case let date as CalendarDate: .word(date.text, Label(both: date.inVietNam))
        case let instant as Instant: .instant(instant)
        default: nil
        }
    }

    /// A body by name; one that this program does not know by its path.
    static func label(of organisation: OrgID) -> Label {
        OrganisationNames.names[organisation.path] ?? Label(both: organisation.path)
    }

    /// A commune by name; one that the shipped list does not know by its code.
    static func label(of commune: CommuneCode) -> Label {
        CommuneList.shipped.label(of: commune) ?? Label(both: commune.code)
    }

    /// A clock by name; one of a newer service by its spelling.
    static func label(of clock: ClockName) -> Label {
        clocks[clock.rawValue] ?? Label(both: clock.rawValue)
    }

    /// Whoever an identity names: the handle that `--as` takes, or the service.
    static func holder(of identity: String) -> String? {
        if let officer = Officer.named(identity) { return "\(officer.handle) (\(officer.number))" }
        return Daemon.allCases.first { $0.identity == identity }?.label.current
    }

    /// What people read for a text that names somebody: whoever an identity names, or a body by its path.
    static func name(of text: String) -> String? {
        holder(of: text) ?? OrganisationNames.names[text]?.current
    }

    /// What each clock is called.
    static let clocks: [String: Label] = [
        "triage": Label(vi: "Phân loại tin báo", en: "Triage of the report"),
        "reportDecision": Label(vi: "Giải quyết tin báo", en: "Decision on the report"),
        "initialVerification": Label(vi: "Xác minh ban đầu", en: "Initial verification"),
        "policeVerification": Label(vi: "Công an trả lời xác minh", en: "Police verification"),
        "communeNotification": Label(vi: "Xã báo cơ quan y tế", en: "Commune's notification"),
        "travelPaper": Label(vi: "Cấp giấy tờ đi lại", en: "Travel paper"),
        "referralAnswer": Label(vi: "Trả lời chuyển tuyến", en: "Answer to a referral"),
        "application": Label(vi: "Xét đơn hỗ trợ", en: "Application"),
        "reply": Label(vi: "Trả lời văn thư", en: "Reply"),
        "urgentReply": Label(vi: "Trả lời văn thư khẩn", en: "Urgent reply"),
        "resumption": Label(vi: "Xem xét phục hồi điều tra", en: "Taking an investigation up"),
        "screening": Label(vi: "Sàng lọc người bị bắt quả tang", en: "Screening after an arrest"),
        "ratification": Label(vi: "Phê chuẩn việc làm gấp", en: "Ratification"),
        "identityAnswer": Label(vi: "Trả lời nhân thân", en: "Answer on identities"),
        "bringToCommune": Label(vi: "Đưa đến UBND xã", en: "Bringing to the commune"),
        "returnCertificate": Label(vi: "Cấp giấy chứng nhận về nước", en: "Certificate of return"),
        "facilityLicence": Label(vi: "Cấp phép cơ sở", en: "Licence of a facility"),
        "applicationForwarding": Label(vi: "Xã chuyển đơn hỗ trợ", en: "Forwarding an application"),
        "localPoliceCheck": Label(vi: "Công an địa phương xác minh", en: "Check by local police"),
        "immigrationCheck": Label(vi: "Quản lý xuất nhập cảnh xác minh", en: "Immigration's check"),
        "appeal": Label(vi: "Giải quyết khiếu nại", en: "Appeal"),
        "assignment": Label(vi: "Phân công người phụ trách", en: "Giving to a worker"),
        "urgentAssignment": Label(
            vi: "Phân công người phụ trách, khẩn",
            en: "Giving to a worker, urgent"
        ),
        "rescreening": Label(vi: "Hiệu lực của lần sàng lọc", en: "How long a screening holds"),
        "hotlineTaking": Label(vi: "Nơi nhận cuộc gọi 111", en: "Taking a hotline call"),
        "hotlineDanger": Label(
            vi: "Nơi nhận cuộc gọi 111, nguy hiểm",
            en: "Taking a hotline call, in danger"
        ),
        "followUp1": Label(vi: "Theo dõi tháng thứ nhất", en: "Follow-up in month 1"),
        "followUp3": Label(vi: "Theo dõi tháng thứ ba", en: "Follow-up in month 3"),
        "followUp6": Label(vi: "Theo dõi tháng thứ sáu", en: "Follow-up in month 6"),
        "followUp12": Label(vi: "Theo dõi tháng thứ mười hai", en: "Follow-up in month 12"),
        "callReply": Label(vi: "Trả lời điện thoại", en: "Reply to a call"),
        "owedNote": Label(vi: "Công hàm còn nợ", en: "Note that is owed"),
        "heldPlace": Label(
            vi: "Giữ chỗ chờ tiếp nhận",
            en: "Place held for a reception"
        ),
        "stayLimit": Label(vi: "Thời hạn lưu trú", en: "Limit of a stay"),
        "taskAcceptance": Label(vi: "Nhận nhiệm vụ được giao", en: "Taking a task up"),
        "taskReport": Label(vi: "Báo cáo nhiệm vụ", en: "Report on a task"),
        "talksEveryTwoYears": Label(vi: "Hội đàm hai năm một lần", en: "Talks every two years"),
        "talksEveryYear": Label(vi: "Hội đàm hằng năm", en: "Talks every year"),
        "talksEveryHalfYear": Label(vi: "Hội đàm sáu tháng một lần", en: "Talks twice a year"),
        "talksEveryQuarter": Label(vi: "Hội đàm hằng quý", en: "Talks every quarter"),
        "investigation.lessSerious": Label(
            vi: "Điều tra tội ít nghiêm trọng",
            en: "Investigation, less serious"
        ),
        "investigation.serious": Label(
            vi: "Điều tra tội nghiêm trọng",
            en: "Investigation, serious"
        ),
        "investigation.verySerious": Label(
            vi: "Điều tra tội rất hoặc đặc biệt nghiêm trọng",
            en: "Investigation, very serious"
        ),
        "prosecution.serious": Label(
            vi: "Quyết định truy tố, đến nghiêm trọng",
            en: "Prosecution, up to serious"
        ),
        "prosecution.verySerious": Label(
            vi: "Quyết định truy tố, từ rất nghiêm trọng",
            en: "Prosecution, very serious"
        ),
    ]
}

extension Label {
    /// A text that is the same in both languages: a number, a date, a path.
    init(both text: String) { self.init(vi: text, en: text) }
}

extension CalendarDate {
    /// The day as every officer writes it: `18/06/2026`.
    var inVietNam: String { text.split(separator: "-").reversed().joined(separator: "/") }
}

extension Daemon {
    /// The service's name in words; its spelling stays what commands take.
    var label: Label {
        switch self {
        case .cases: Label(vi: "Hồ sơ vụ án", en: "Cases")
        case .victimSupport: Label(vi: "Hỗ trợ nạn nhân", en: "Victim support")
        case .liaison: Label(vi: "Đối ngoại", en: "Liaison")
        case .gateway: Label(vi: "Cổng tổng hợp", en: "Gateway")
        }
    }

    /// The process that answers a contract of this name.
    static func answering(_ contract: String) -> Daemon? {
        allCases.first { $0.contractName == contract }
    }
}
