/// What the policy allows somebody to be; roles come from the policy file, never from the wire.
public enum Role: String, ClosedList {
    /// Criminal police, department C02.
    case criminalPolice = "MPS.C02"
    /// Foreign affairs department of public security.
    case policeForeignAffairs = "MPS.FAD"
    /// Immigration department.
    case immigration = "MPS.IMM"
    /// Provincial police.
    case provincialPolice = "MPS.PROV"
    /// Border guard.
    case borderGuard = "MOD.BG"
    /// Coast guard.
    case coastGuard = "MOD.CG"
    /// Foreign relations department of defence.
    case defenceForeignRelations = "MOD.FRD"
    /// Provincial military command.
    case provincialMilitary = "MOD.PROVMIL"
    /// Consular department.
    case consular = "MOFA.CONS"
    /// A mission abroad.
    case mission = "MOFA.MISSION"
    /// The desk of the trafficking-in-persons dossier.
    case tipDesk = "MOFA.TIP"
    /// Provincial health authority.
    case provincialHealth = "MOH.PROV"
    /// The national hotline 111.
    case hotline = "MOH.111"
    /// A victim-support facility.
    case facility = "FACILITY"
    /// A commune's People's Committee.
    case commune = "COMMUNE"
    /// The Women's Union.
    case womensUnion = "WU"
    /// The procuracy.
    case procuracy = "SPP"
    /// A court.
    case court = "COURT"
    /// A non-governmental organisation; nothing by default, only what is referred to it.
    case ngo = "NGO"
    /// The steering committee 138: the national view, aggregates only.
    case steeringCommittee = "STEER138"
    /// Reads the audit trail, no content.
    case auditor = "AUDITOR"
    /// Configures and operates, no content.
    case administrator = "ADMIN"
    /// The gateway as a service.
    case gatewayService = "service.gateway"
    /// The cases service.
    case casesService = "service.cases"
    /// The victim-support service.
    case victimSupportService = "service.victim-support"
    /// The liaison service.
    case liaisonService = "service.liaison"

    public var label: Label { Self.labels[self] ?? Label(vi: rawValue, en: rawValue) }

    private static let labels: [Role: Label] = [
        .criminalPolice: Label(vi: "Cục Cảnh sát hình sự", en: "Criminal police (C02)"),
        .policeForeignAffairs: Label(vi: "Cục Đối ngoại, Bộ Công an", en: "MPS foreign affairs"),
        .immigration: Label(vi: "Quản lý xuất nhập cảnh", en: "Immigration department"),
        .provincialPolice: Label(vi: "Công an cấp tỉnh", en: "Provincial police"),
        .borderGuard: Label(vi: "Bộ đội Biên phòng", en: "Border guard"),
        .coastGuard: Label(vi: "Cảnh sát biển", en: "Coast guard"),
        .defenceForeignRelations: Label(
            vi: "Cục Đối ngoại, Bộ Quốc phòng",
            en: "MOD foreign relations"
        ),
        .provincialMilitary: Label(
            vi: "Bộ Chỉ huy quân sự tỉnh",
            en: "Provincial military command"
        ),
        .consular: Label(vi: "Cục Lãnh sự", en: "Consular department"),
        .mission: Label(vi: "Cơ quan đại diện ở nước ngoài", en: "Mission abroad"),
        .tipDesk: Label(vi: "Đầu mối báo cáo TIP", en: "TIP dossier desk"),
        .provincialHealth: Label(vi: "Sở Y tế", en: "Provincial health authority"),
        .hotline: Label(vi: "Tổng đài 111", en: "Hotline 111"),
        .facility: Label(vi: "Cơ sở hỗ trợ nạn nhân", en: "Victim-support facility"),
        .commune: Label(vi: "Ủy ban nhân dân xã", en: "Commune People's Committee"),
        .womensUnion: Label(vi: "Hội Liên hiệp Phụ nữ", en: "Women's Union"),
        .procuracy: Label(vi: "Viện kiểm sát", en: "Procuracy"),
        .court: Label(vi: "Tòa án", en: "Court"),
        .ngo: Label(vi: "Tổ chức phi chính phủ", en: "Non-governmental organisation"),
        .steeringCommittee: Label(vi: "Ban Chỉ đạo 138", en: "Steering committee 138"),
        .auditor: Label(vi: "Kiểm toán nhật ký", en: "Auditor"),
        .administrator: Label(vi: "Quản trị hệ thống", en: "Administrator"),
        .gatewayService: Label(vi: "Dịch vụ cổng", en: "Gateway service"),
        .casesService: Label(vi: "Dịch vụ vụ án", en: "Cases service"),
        .victimSupportService: Label(vi: "Dịch vụ hỗ trợ nạn nhân", en: "Victim-support service"),
        .liaisonService: Label(vi: "Dịch vụ đối ngoại", en: "Liaison service"),
    ]
}
