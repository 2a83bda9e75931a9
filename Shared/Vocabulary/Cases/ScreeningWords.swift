/// When a suspect is screened for being a victim of trafficking.
public enum ScreeningOccasion: String, ClosedList {
    /// When the suspect is registered.
    case registration
    /// Before an arrest is asked for, and within a day of one in the act.
    case arrest
    /// Before a wanted notice.
    case wantedNotice
    /// Before the suspect is handed over abroad.
    case handover
    /// Before the suspect is accused or indicted.
    case prosecution

    public var label: Label {
        switch self {
        case .registration: Label(vi: "Khi ghi nhận đối tượng", en: "Registration")
        case .arrest: Label(vi: "Trước khi bắt", en: "Arrest")
        case .wantedNotice: Label(vi: "Trước khi truy nã", en: "Wanted notice")
        case .handover: Label(vi: "Trước khi bàn giao ra nước ngoài", en: "Handover abroad")
        case .prosecution: Label(vi: "Trước khi khởi tố, truy tố", en: "Prosecution")
        }
    }
}

/// Whether a screening found signs that a suspect is a victim.
public enum ScreeningAnswer: String, ClosedList {
    /// There are signs.
    case yes
    /// There are none.
    case no
    /// Nobody could tell, because the person is away say.
    case notPossible

    public var label: Label {
        switch self {
        case .yes: Label(vi: "Có dấu hiệu", en: "Yes")
        case .no: Label(vi: "Không có dấu hiệu", en: "No")
        case .notPossible: Label(vi: "Chưa thể sàng lọc", en: "Not possible")
        }
    }
}

/// A sign that somebody who offended was trafficked.
public enum TraffickingIndicator: String, ClosedList {
    /// Made to commit the offence.
    case forcedToOffend
    /// Threatened, or hurt.
    case violence
    /// Locked in or watched.
    case confinement
    /// Papers are held by others.
    case papersWithheld
    /// Works off a debt or a ransom.
    case debt
    /// Was deceived about the work or the journey.
    case deceit
    /// Gets no pay, or hands it over.
    case noPay
    /// Was not yet of age.
    case minor
    /// Was found at a place where people are exploited.
    case exploitationSite
    /// Another sign; the remark names it.
    case other

    public var label: Label {
        switch self {
        case .forcedToOffend: Label(vi: "Bị ép phạm tội", en: "Forced to offend")
        case .violence: Label(vi: "Bị đe doạ, hành hung", en: "Violence or threats")
        case .confinement: Label(vi: "Bị giam giữ, canh gác", en: "Confined or watched")
        case .papersWithheld: Label(vi: "Bị giữ giấy tờ", en: "Papers withheld")
        case .debt: Label(vi: "Bị ràng buộc nợ, đòi tiền chuộc", en: "Debt or ransom")
        case .deceit: Label(vi: "Bị lừa gạt", en: "Deceived")
        case .noPay: Label(vi: "Không được trả công", en: "Unpaid")
        case .minor: Label(vi: "Chưa đủ tuổi thành niên", en: "Not of age")
        case .exploitationSite:
            Label(vi: "Được tìm thấy tại nơi bóc lột", en: "Found where exploited")
        case .other: Label(vi: "Dấu hiệu khác", en: "Another sign")
        }
    }
}

/// What the screenings of a suspect have come to.
public enum ScreeningStatus: String, ClosedList {
    /// It is undecided; proceedings wait.
    case pending
    /// Nobody could screen the suspect yet.
    case notPossible
    /// There is no sign of it.
    case clear
    /// The suspect is a victim.
    case victim

    public var label: Label {
        switch self {
        case .pending: Label(vi: "Đang chờ kết luận", en: "Screening pending")
        case .notPossible: Label(vi: "Chưa thể sàng lọc", en: "Not yet possible")
        case .clear: Label(vi: "Không có dấu hiệu", en: "Clear")
        case .victim: Label(vi: "Là nạn nhân", en: "Victim")
        }
    }
}
