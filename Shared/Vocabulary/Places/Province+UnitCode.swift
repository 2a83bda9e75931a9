extension Province {
    /// The three letters by which the paths of organisations name a province: `VN/GOV/MOH/PROV/QNI`.
    ///
    /// A convention of this system's organisation paths, for the 34 that stand today; a former province
    /// is named by the code of what took it in.
    public var unitCode: String { Self.unitCodes[today] ?? "" }

    /// The province of a code; `nil` where none has it.
    public init?(unitCode: String) {
        guard let province = Self.byUnitCode[unitCode] else { return nil }
        self = province
    }

    private static let unitCodes: [Province: String] = [
        .haNoi: "HNI", .haiPhong: "HPG", .hue: "HUE", .daNang: "DNG", .canTho: "CTO",
        .hoChiMinh: "HCM", .laiChau: "LCU", .dienBien: "DBN", .sonLa: "SLA", .langSon: "LSN",
        .quangNinh: "QNI", .thanhHoa: "THA", .ngheAn: "NAN", .haTinh: "HTH", .caoBang: "CBG",
        .tuyenQuang: "TQG", .laoCai: "LCI", .thaiNguyen: "TNN", .phuTho: "PTO", .bacNinh: "BNH",
        .hungYen: "HYN", .ninhBinh: "NBH", .quangTri: "QTI", .quangNgai: "QNG", .giaLai: "GLI",
        .khanhHoa: "KHA", .lamDong: "LDG", .dakLak: "DLK", .dongNai: "DNI", .tayNinh: "TNH",
        .vinhLong: "VLG", .dongThap: "DTP", .caMau: "CMU", .anGiang: "AGG",
    ]
    private static let byUnitCode = Dictionary(
        uniqueKeysWithValues: unitCodes.map { ($0.value, $0.key) }
    )
}
