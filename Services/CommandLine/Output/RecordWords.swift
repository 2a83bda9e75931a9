import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// The words that people read for kinds and states of records, out of the contracts themselves.
enum RecordWords {
    /// What a kind of record is called, `cases.report`.
    static func kind(_ kind: String) -> String {
        kinds[kind]?.current ?? kind
    }

    /// What a state is called, spelled `confirmed` or `report.confirmed`.
    static func state(_ state: String?, of kind: String) -> String {
        guard let state else { return "" }
        if let label = EventWords.labels[state] { return label.current }
        let word = state.split(separator: ".").last.map(String.init) ?? state
        return states[kind]?[word]?.current ?? state
    }

    /// When something is due, and whether it is late.
    static func due(_ clock: JourneyClock) -> String {
        if clock.stoppedAt != nil { return "" }
        var text = clock.dueAt.inVietNam
        if clock.dueAt < Instant.now { text += " \(ViewPhrase.overdue())" }
        if !clock.confirmed { text += " \(ViewPhrase.unconfirmed())" }
        if clock.provisional == true { text += " \(ViewPhrase.provisional())" }
        return text
    }

    /// What each kind is called.
    static let kinds = Dictionary(uniqueKeysWithValues: served.map { ($0.kind.rawValue, $0.label) })

    /// The states of each kind.
    static let states = Dictionary(
        uniqueKeysWithValues: served.map { ($0.kind.rawValue, $0.states) }
    )

    /// The kinds that the services serve, each by the method that fetches one.
    private static var served: [any ServedKind.Type] {
        Services.contracts.flatMap { $0.methods }.compactMap { $0 as? any ServedKind.Type }
    }
}

/// The method that a kind is known by here.
private protocol ServedKind {
    static var kind: RecordKind { get }
    static var label: Label { get }
    static var states: [String: Label] { get }
}

extension FetchRecord: ServedKind {
    fileprivate static var kind: RecordKind { R.kind }
    fileprivate static var label: Label { R.label }
    fileprivate static var states: [String: Label] {
        Dictionary(uniqueKeysWithValues: R.State.allCases.map { ($0.rawValue, $0.label) })
    }
}

/// What happens on a journey beside entering a state.
enum EventWords {
    /// What people read, by the event as it is spelled.
    static let labels: [String: Label] = [
        "minutes.signed": Label(vi: "Một cán bộ ký biên bản", en: "An officer signed the minutes"),
        "person.arrived": Label(vi: "Người này đã đến cửa khẩu", en: "This person arrived"),
        "person.failed": Label(
            vi: "Người này không được đưa đến",
            en: "This person was not brought"
        ),
        "person.absconded": Label(vi: "Người này đã bỏ đi", en: "This person left on the way"),
        "person.declined": Label(vi: "Người này không về", en: "This person did not come"),
    ]
}

/// The bodies of the development world by name; others are shown by their path.
enum OrganisationNames {
    /// A body's name.
    static func name(of organisation: OrgID) -> String {
        names[organisation.path]?.current ?? organisation.path
    }

    /// The names by path.
    static let names: [String: Label] = [
        "VN/GOV/MPS/PROV/QNI": Label(vi: "Công an tỉnh Quảng Ninh", en: "Quảng Ninh police"),
        "VN/GOV/MPS/PROV/CMU": Label(vi: "Công an tỉnh Cà Mau", en: "Cà Mau police"),
        "VN/GOV/MOD/PROVMIL/QNI": Label(
            vi: "Bộ Chỉ huy Quân sự tỉnh Quảng Ninh",
            en: "Quảng Ninh military command"
        ),
        "VN/GOV/MOH/PCTNXH": Label(
            vi: "Phòng, chống tệ nạn xã hội, Bộ Y tế",
            en: "Prevention of social vices, Ministry of Health"
        ),
        "VN/WU": Label(vi: "Hội Liên hiệp Phụ nữ Việt Nam", en: "Viet Nam Women's Union"),
        "VN/NGO/BLUE-DRAGON": Label(
            vi: "Tổ chức Trẻ em Rồng Xanh",
            en: "Blue Dragon Children's Foundation"
        ),
        "VN/GOV/MPS/C02": Label(vi: "Cục Cảnh sát hình sự", en: "Criminal Police Department"),
        "VN/GOV/MPS/FAD": Label(
            vi: "Cục Đối ngoại, Bộ Công an",
            en: "Foreign Relations Department, MPS"
        ),
        "VN/GOV/MPS/IMM": Label(vi: "Cục Quản lý xuất nhập cảnh", en: "Immigration Department"),
        "VN/GOV/MPS/AUDIT": Label(vi: "Kiểm toán nhật ký", en: "Audit"),
        "VN/GOV/MPS/IT": Label(vi: "Quản trị hệ thống", en: "System administration"),
        "VN/GOV/SPP/QNI": Label(
            vi: "Viện kiểm sát nhân dân tỉnh Quảng Ninh",
            en: "Quảng Ninh procuracy"
        ),
        "VN/GOV/STEER138": Label(vi: "Ban Chỉ đạo 138/CP", en: "Steering committee 138"),
        "VN/GOV/MPS": Label(vi: "Bộ Công an", en: "Ministry of Public Security"),
        "VN/GOV/MOD": Label(vi: "Bộ Quốc phòng", en: "Ministry of National Defence"),
        "VN/GOV/MOFA": Label(vi: "Bộ Ngoại giao", en: "Ministry of Foreign Affairs"),
        "VN/GOV/MOH": Label(vi: "Bộ Y tế", en: "Ministry of Health"),
        "VN/GOV/MOD/BG": Label(
            vi: "Bộ Tư lệnh Bộ đội Biên phòng",
            en: "Border Guard Command"
        ),
        "VN/GOV/MOD/FRD": Label(
            vi: "Cục Đối ngoại, Bộ Quốc phòng",
            en: "Foreign Relations Department, MOD"
        ),
        "VN/GOV/MOD/BG/QNI": Label(
            vi: "Bộ đội Biên phòng Quảng Ninh",
            en: "Quảng Ninh border guard"
        ),
        "VN/GOV/MOH/PROV/QNI": Label(vi: "Sở Y tế Quảng Ninh", en: "Quảng Ninh health authority"),
        "VN/GOV/MOH/FACILITY/QNI-01": Label(
            vi: "Cơ sở hỗ trợ nạn nhân Hạ Long",
            en: "Hạ Long support facility"
        ),
        "VN/GOV/MOH/111": Label(vi: "Tổng đài 111", en: "Hotline 111"),
        "VN/GOV/MOFA/MISSION/MM": Label(
            vi: "Đại sứ quán tại Myanmar",
            en: "Embassy in Myanmar"
        ),
        "VN/GOV/MOFA/CONS": Label(vi: "Cục Lãnh sự", en: "Consular Department"),
        "VN/GOV/MOFA/TIP": Label(vi: "Đầu mối báo cáo TIP, Bộ Ngoại giao", en: "TIP desk of MOFA"),
    ]
}
