/// Somebody of the development world whom `--as` can name: synthetic, like all of them.
///
/// The handle says the function, which is what one remembers; the number stands in the certificate.
struct Officer: Sendable, Hashable, Codable {
    /// What one types, `police-quangninh`.
    let handle: String
    /// The service number, `104-577`.
    let number: String
    /// Who vouches.
    let ministry: Ministry
    /// The unit, `VN/GOV/MPS/PROV/QNI`.
    let unit: String
    /// The role names of the policy.
    let roles: [String]
    /// What the officer does, in both languages.
    let post: Post

    /// A post's two names.
    struct Post: Sendable, Hashable, Codable {
        /// In Vietnamese.
        let vi: String
        /// In English.
        let en: String
    }

    /// The identity in the certificate.
    var identity: String { ministry.identity(ofOfficer: number) }

    /// An officer.
    init(
        _ handle: String,
        _ number: String,
        _ ministry: Ministry,
        unit: String,
        roles: [String],
        vi: String,
        en: String
    ) {
        self.handle = handle
        self.number = number
        self.ministry = ministry
        self.unit = unit
        self.roles = roles
        post = Post(vi: vi, en: en)
    }
}

extension Officer {
    /// Whoever takes part in a reception at the border gate of Móng Cái, who works with foreign sides,
    /// and who watches over it.
    static let all: [Officer] = [
        Officer(
            "police-quangninh",
            "104-577",
            .publicSecurity,
            unit: "VN/GOV/MPS/PROV/QNI",
            roles: ["MPS.PROV"],
            vi: "Điều tra viên, Công an tỉnh Quảng Ninh",
            en: "Investigator, Quảng Ninh provincial police"
        ),
        Officer(
            "police-quangninh-chief",
            "104-112",
            .publicSecurity,
            unit: "VN/GOV/MPS/PROV/QNI",
            roles: ["MPS.PROV"],
            vi: "Chỉ huy điều tra, Công an tỉnh Quảng Ninh",
            en: "Head of investigation, Quảng Ninh provincial police"
        ),
        Officer(
            "criminal-police",
            "101-230",
            .publicSecurity,
            unit: "VN/GOV/MPS/C02",
            roles: ["MPS.C02"],
            vi: "Điều tra viên, Cục Cảnh sát hình sự",
            en: "Investigator, Criminal Police Department"
        ),
        Officer(
            "foreign-relations",
            "102-418",
            .publicSecurity,
            unit: "VN/GOV/MPS/FAD",
            roles: ["MPS.FAD"],
            vi: "Cán bộ Cục Đối ngoại, Bộ Công an",
            en: "Officer, Foreign Relations Department of public security"
        ),
        Officer(
            "foreign-relations-chief",
            "102-107",
            .publicSecurity,
            unit: "VN/GOV/MPS/FAD",
            roles: ["MPS.FAD"],
            vi: "Lãnh đạo Phòng Đông Nam Á, Cục Đối ngoại",
            en: "Head of division, Foreign Relations Department"
        ),
        Officer(
            "immigration",
            "103-336",
            .publicSecurity,
            unit: "VN/GOV/MPS/IMM",
            roles: ["MPS.IMM"],
            vi: "Cán bộ Cục Quản lý xuất nhập cảnh",
            en: "Officer, Immigration Department"
        ),
        Officer(
            "border-mongcai",
            "201-845",
            .defence,
            unit: "VN/GOV/MOD/BG/QNI",
            roles: ["MOD.BG"],
            vi: "Sĩ quan Đồn Biên phòng cửa khẩu Móng Cái",
            en: "Officer, Móng Cái border gate"
        ),
        Officer(
            "border-mongcai-chief",
            "201-103",
            .defence,
            unit: "VN/GOV/MOD/BG/QNI",
            roles: ["MOD.BG"],
            vi: "Đồn trưởng Đồn Biên phòng cửa khẩu Móng Cái",
            en: "Commander, Móng Cái border gate"
        ),
        Officer(
            "border-command",
            "201-001",
            .defence,
            unit: "VN/GOV/MOD/BG",
            roles: ["MOD.BG"],
            vi: "Sĩ quan Bộ Tư lệnh Bộ đội Biên phòng",
            en: "Officer, Border Guard Command"
        ),
        Officer(
            "border-command-chief",
            "201-002",
            .defence,
            unit: "VN/GOV/MOD/BG",
            roles: ["MOD.BG"],
            vi: "Chỉ huy, Bộ Tư lệnh Bộ đội Biên phòng",
            en: "Commander, Border Guard Command"
        ),
        Officer(
            "defence-foreign-relations",
            "202-410",
            .defence,
            unit: "VN/GOV/MOD/FRD",
            roles: ["MOD.FRD"],
            vi: "Cán bộ Cục Đối ngoại, Bộ Quốc phòng",
            en: "Officer, Foreign Relations Department of defence"
        ),
        Officer(
            "military-quangninh",
            "203-220",
            .defence,
            unit: "VN/GOV/MOD/PROVMIL/QNI",
            roles: ["MOD.PROVMIL"],
            vi: "Sĩ quan Bộ Chỉ huy Quân sự tỉnh Quảng Ninh",
            en: "Officer, Quảng Ninh provincial military command"
        ),
        Officer(
            "health-quangninh",
            "301-562",
            .health,
            unit: "VN/GOV/MOH/PROV/QNI",
            roles: ["MOH.PROV"],
            vi: "Cán bộ Sở Y tế tỉnh Quảng Ninh",
            en: "Officer, Quảng Ninh health authority"
        ),
        Officer(
            "health-quangninh-chief",
            "301-118",
            .health,
            unit: "VN/GOV/MOH/PROV/QNI",
            roles: ["MOH.PROV"],
            vi: "Lãnh đạo Sở Y tế tỉnh Quảng Ninh",
            en: "Head, Quảng Ninh health authority"
        ),
        Officer(
            "shelter-halong",
            "302-741",
            .health,
            unit: "VN/GOV/MOH/FACILITY/QNI-01",
            roles: ["FACILITY"],
            vi: "Cán bộ Cơ sở hỗ trợ nạn nhân Hạ Long",
            en: "Case worker, Hạ Long support facility"
        ),
        Officer(
            "hotline",
            "303-111",
            .health,
            unit: "VN/GOV/MOH/111",
            roles: ["MOH.111"],
            vi: "Điện thoại viên Tổng đài 111",
            en: "Operator, hotline 111"
        ),
        Officer(
            "social-vices",
            "306-171",
            .health,
            unit: "VN/GOV/MOH/PCTNXH",
            roles: ["MOH.PROV"],
            vi: "Cán bộ phòng, chống tệ nạn xã hội, Bộ Y tế",
            en: "Officer, prevention of social vices, Ministry of Health"
        ),
        Officer(
            "womens-union",
            "304-282",
            .health,
            unit: "VN/WU",
            roles: ["WU"],
            vi: "Cán bộ Hội Liên hiệp Phụ nữ Việt Nam",
            en: "Officer, Viet Nam Women's Union"
        ),
        Officer(
            "blue-dragon",
            "305-283",
            .health,
            unit: "VN/NGO/BLUE-DRAGON",
            roles: ["NGO"],
            vi: "Nhân viên Tổ chức Trẻ em Rồng Xanh",
            en: "Case worker, Blue Dragon Children's Foundation"
        ),
        Officer(
            "consular",
            "401-204",
            .foreignAffairs,
            unit: "VN/GOV/MOFA/CONS",
            roles: ["MOFA.CONS"],
            vi: "Cán bộ Cục Lãnh sự, Bộ Ngoại giao",
            en: "Officer, Consular Department"
        ),
        Officer(
            "consular-chief",
            "401-101",
            .foreignAffairs,
            unit: "VN/GOV/MOFA/CONS",
            roles: ["MOFA.CONS"],
            vi: "Lãnh đạo Cục Lãnh sự, Bộ Ngoại giao",
            en: "Head of division, Consular Department"
        ),
        Officer(
            "tip-desk",
            "403-105",
            .foreignAffairs,
            unit: "VN/GOV/MOFA/TIP",
            roles: ["MOFA.TIP"],
            vi: "Cán bộ đầu mối báo cáo TIP, Bộ Ngoại giao",
            en: "Officer, TIP desk of foreign affairs"
        ),
        Officer(
            "mission-yangon",
            "402-318",
            .foreignAffairs,
            unit: "VN/GOV/MOFA/MISSION/MM",
            roles: ["MOFA.MISSION"],
            vi: "Cán bộ lãnh sự, Đại sứ quán tại Myanmar",
            en: "Consul, embassy in Myanmar"
        ),
        Officer(
            "steering",
            "110-138",
            .publicSecurity,
            unit: "VN/GOV/STEER138",
            roles: ["STEER138"],
            vi: "Cán bộ giúp việc Ban Chỉ đạo 138/CP (chỉ xem số liệu)",
            en: "Desk of the steering committee 138 (figures only)"
        ),
        Officer(
            "health-ministry",
            "300-201",
            .health,
            unit: "VN/GOV/MOH",
            roles: ["MOH.PROV"],
            vi: "Cán bộ Bộ Y tế",
            en: "Officer, Ministry of Health"
        ),
        Officer(
            "stranger",
            "105-909",
            .publicSecurity,
            unit: "VN/GOV/MPS/PROV/CMU",
            roles: ["MPS.PROV"],
            vi: "Điều tra viên, Công an tỉnh Cà Mau (không liên quan hồ sơ)",
            en: "Investigator, Cà Mau provincial police (no part in the case)"
        ),
        Officer(
            "auditor",
            "109-001",
            .publicSecurity,
            unit: "VN/GOV/MPS/AUDIT",
            roles: ["AUDITOR"],
            vi: "Kiểm toán viên nhật ký",
            en: "Auditor of the trail"
        ),
        Officer(
            "administrator",
            "109-002",
            .publicSecurity,
            unit: "VN/GOV/MPS/IT",
            roles: ["ADMIN"],
            vi: "Quản trị hệ thống",
            en: "Administrator of the system"
        ),
    ]

    /// The officer whom a handle, a number or an identity names.
    static func named(_ name: String) -> Officer? {
        all.first { $0.handle == name || $0.number == name || $0.identity == name }
    }
}
