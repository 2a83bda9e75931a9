// Words that only figures speak: what several words of the records come to in a table.

/// Whether a case stays within the country.
public enum CaseScope: String, ClosedList {
    /// It touches Viet Nam alone.
    case domestic
    /// It crosses a border.
    case transnational

    public var label: Label {
        switch self {
        case .domestic: Label(vi: "Trong nước", en: "Domestic")
        case .transnational: Label(vi: "Xuyên quốc gia", en: "Transnational")
        }
    }
}

/// Whether somebody is of the Kinh or of another people: which one would single people out.
public enum EthnicStanding: String, ClosedList {
    /// Kinh.
    case kinh
    /// One of the other 53 peoples.
    case minority

    public var label: Label {
        switch self {
        case .kinh: Label(vi: "Kinh", en: "Kinh")
        case .minority: Label(vi: "Dân tộc thiểu số", en: "Ethnic minority")
        }
    }
}

/// What a report or an application came to.
public enum StatisticOutcome: String, ClosedList {
    /// There is something to the report.
    case confirmed
    /// There is nothing to the report.
    case unfounded
    /// What was applied for was granted.
    case granted
    /// What was applied for was refused.
    case rejected

    public var label: Label {
        switch self {
        case .confirmed: Label(vi: "Có căn cứ", en: "Confirmed")
        case .unfounded: Label(vi: "Không có căn cứ", en: "Unfounded")
        case .granted: Label(vi: "Được duyệt", en: "Granted")
        case .rejected: Label(vi: "Không được duyệt", en: "Rejected")
        }
    }
}

/// What kind of body an organisation is, as the statistics of referrals tell them apart.
public enum BodyKind: String, ClosedList {
    /// Police.
    case police
    /// Border guard, coast guard and the rest of defence.
    case defence
    /// A health authority.
    case health
    /// Foreign affairs and missions.
    case foreignAffairs
    /// The procuracy and the courts.
    case judiciary
    /// A victim-support facility.
    case facility
    /// A commune's People's Committee.
    case commune
    /// The Women's Union.
    case womensUnion
    /// A non-governmental organisation.
    case ngo
    /// Any other body.
    case other

    /// The kind that a path says.
    public init(of organisation: OrgID) {
        let parts = organisation.parts.dropFirst().map(String.init)
        if parts.contains("FACILITY") {
            self = .facility
            return
        }
        self =
            switch parts.first {
            case "COMMUNE": .commune
            case "WU": .womensUnion
            case "NGO": .ngo
            case "GOV": Self.ministries[parts.dropFirst().first ?? ""] ?? .other
            default: .other
            }
    }

    private static let ministries: [String: BodyKind] = [
        "MPS": .police, "MOD": .defence, "MOH": .health, "MOFA": .foreignAffairs,
        "SPP": .judiciary, "COURT": .judiciary,
    ]

    public var label: Label {
        switch self {
        case .police: Label(vi: "Công an", en: "Police")
        case .defence: Label(vi: "Quân đội, Biên phòng", en: "Defence, border guard")
        case .health: Label(vi: "Cơ quan y tế", en: "Health authority")
        case .foreignAffairs: Label(vi: "Ngoại giao", en: "Foreign affairs")
        case .judiciary: Label(vi: "Viện kiểm sát, Tòa án", en: "Procuracy, courts")
        case .facility: Label(vi: "Cơ sở hỗ trợ nạn nhân", en: "Victim-support facility")
        case .commune: Label(vi: "Ủy ban nhân dân xã", en: "Commune People's Committee")
        case .womensUnion: Label(vi: "Hội Liên hiệp Phụ nữ", en: "Women's Union")
        case .ngo: Label(vi: "Tổ chức phi chính phủ", en: "Non-governmental organisation")
        case .other: Label(vi: "Cơ quan khác", en: "Another body")
        }
    }
}
