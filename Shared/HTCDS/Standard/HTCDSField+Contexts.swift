// The fields of HTCDS v2.0 (IOM, CC BY 4.0) that say what was done to a person, and by whom.

extension HTCDSField {
    /// A person as a victim.
    static let victimContext: [HTCDSField] = [
        HTCDSField(
            "vic_AgreementToManagePersonalData",
            .truth,
            .deprecated,
            vi: "Đồng ý quản lý dữ liệu cá nhân",
            en: "Agreement to Manage Personal Data"
        ),
        HTCDSField(
            "vic_TraffickingStatus",
            .word(.traffickingStatus),
            .core,
            vi: "Tình trạng bị mua bán",
            en: "Trafficking Status"
        ),
        HTCDSField(
            "vic_TraffickingStatusDecisionMakingOrg",
            .word(.decisionMaker),
            .core,
            vi: "Cơ quan quyết định tình trạng",
            en: "Trafficking Status Decision Making Organization"
        ),
        HTCDSField(
            "vic_RelationshipToTrafficker",
            .word(.relationship),
            .optional,
            vi: "Quan hệ với kẻ mua bán",
            en: "Relationship to Trafficker"
        ),
        HTCDSField(
            "vic_AgeWhenTrafficked",
            .whole(0...120),
            .optional,
            vi: "Tuổi khi bị mua bán",
            en: "Age when Trafficked"
        ),
        HTCDSField(
            "vic_RecruitmentWebsitesAndApps",
            .words(.websitesAndApps),
            .optional,
            vi: "Trang mạng, ứng dụng dùng để tuyển mộ",
            en: "Recruitment Websites and Apps"
        ),
        HTCDSField(
            "vic_MethodOfRecruitment",
            .words(.recruitment),
            .core,
            vi: "Cách tuyển mộ",
            en: "Method of Recruitment"
        ),
        HTCDSField(
            "vic_LocationOfRecruitment",
            .text,
            .core,
            vi: "Nơi tuyển mộ",
            en: "Location of Recruitment"
        ),
        HTCDSField(
            "vic_MethodsOfControl",
            .words(.control),
            .core,
            vi: "Cách khống chế",
            en: "Methods of Control"
        ),
        HTCDSField(
            "vic_TypeOfExploitation",
            .words(.exploitation),
            .core,
            vi: "Hình thức bóc lột",
            en: "Type of Exploitation"
        ),
        HTCDSField(
            "vic_ForcedLabourIndustry",
            .word(.industry),
            .core,
            vi: "Ngành lao động cưỡng bức",
            en: "Forced Labour Industry"
        ),
        HTCDSField(
            "vic_TypeOfSexExploitation",
            .words(.sexualExploitation),
            .core,
            vi: "Hình thức bóc lột tình dục",
            en: "Type of Sex Exploitation"
        ),
        HTCDSField(
            "vic_LocationOfExploitation",
            .text,
            .core,
            vi: "Nơi bóc lột",
            en: "Location of Exploitation"
        ),
        HTCDSField(
            "vic_ExploitationWebsitesAndApps",
            .words(.websitesAndApps),
            .optional,
            vi: "Trang mạng, ứng dụng dùng để bóc lột",
            en: "Exploitation Websites and Apps"
        ),
        HTCDSField(
            "vic_Vulnerabilities",
            .words(.vulnerability),
            .deprecated,
            vi: "Yếu tố dễ bị tổn thương",
            en: "Vulnerabilities"
        ),
        HTCDSField(
            "vic_DetailsOfVulnerabilities",
            .longText,
            .deprecated,
            vi: "Chi tiết yếu tố dễ bị tổn thương",
            en: "Details Of Vulnerabilities"
        ),
    ]

    /// A person as a perpetrator.
    static let perpetratorContext: [HTCDSField] = [
        HTCDSField(
            "per_RoleInProcess",
            .words(.roleInProcess),
            .optional,
            vi: "Vai trò của thủ phạm",
            en: "Role in Process"
        ),
        HTCDSField(
            "per_RoleDetails",
            .longText,
            .optional,
            vi: "Chi tiết vai trò",
            en: "Role Details"
        ),
        HTCDSField(
            "per_Organisation",
            .text,
            .optional,
            vi: "Tổ chức của thủ phạm",
            en: "Organisation"
        ),
    ]

    /// What happened, and where.
    static let event: [HTCDSField] = [
        HTCDSField(
            "hte_Longitude",
            .degrees(-180...180),
            .optional,
            vi: "Kinh độ nơi xảy ra",
            en: "Longitude"
        ),
        HTCDSField(
            "hte_Latitude",
            .degrees(-90...90),
            .optional,
            vi: "Vĩ độ nơi xảy ra",
            en: "Latitude"
        ),
        HTCDSField("hte_City", .text, .optional, vi: "Thành phố nơi xảy ra", en: "City"),
        HTCDSField("hte_Country", .country, .optional, vi: "Quốc gia nơi xảy ra", en: "Country"),
        HTCDSField("hte_State", .text, .optional, vi: "Tỉnh/bang nơi xảy ra", en: "State"),
        HTCDSField("hte_Street", .text, .optional, vi: "Đường, số nhà nơi xảy ra", en: "Street"),
        HTCDSField(
            "hte_PostalCode",
            .text,
            .optional,
            vi: "Mã bưu chính nơi xảy ra",
            en: "PostalCode"
        ),
        HTCDSField("hte_Date", .date, .optional, vi: "Ngày xảy ra", en: "Date"),
        HTCDSField("hte_Type", .word(.eventType), .optional, vi: "Loại sự việc", en: "Type"),
        HTCDSField("hte_Description", .longText, .optional, vi: "Mô tả sự việc", en: "Description"),
    ]
}
