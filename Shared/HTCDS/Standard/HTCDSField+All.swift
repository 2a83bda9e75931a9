// The 84 fields of HTCDS v2.0 (IOM, CC BY 4.0), in the order of its field list: 81 active ones, of which
// 38 are core, and 3 deprecated.

extension HTCDSField {
    /// Every field, in the standard's order.
    public static let all: [HTCDSField] =
        organisation
        + person
        + victimContext
        + perpetratorContext
        + caseAndReferral
        + comment
        + event
        + supportPlan
        + consent

    /// An organisation.
    private static let organisation: [HTCDSField] = [
        HTCDSField("org_Name", .text, .optional, vi: "Tên tổ chức", en: "Organisation Name"),
        HTCDSField(
            "org_ShippingCity",
            .text,
            .optional,
            vi: "Thành phố của tổ chức",
            en: "Shipping City"
        ),
        HTCDSField(
            "org_ShippingCountry",
            .country,
            .optional,
            vi: "Quốc gia của tổ chức",
            en: "Shipping Country"
        ),
        HTCDSField(
            "org_ShippingState",
            .text,
            .optional,
            vi: "Tỉnh/bang của tổ chức",
            en: "Shipping State/Province"
        ),
        HTCDSField(
            "org_ShippingStreet",
            .text,
            .optional,
            vi: "Đường, số nhà của tổ chức",
            en: "Shipping Street"
        ),
        HTCDSField(
            "org_ShippingPostalCode",
            .text,
            .optional,
            vi: "Mã bưu chính của tổ chức",
            en: "Shipping Zip/Postal Code"
        ),
        HTCDSField(
            "org_ShippingLongitude",
            .degrees(-180...180),
            .optional,
            vi: "Kinh độ của tổ chức",
            en: "Longitude"
        ),
        HTCDSField(
            "org_ShippingLatitude",
            .degrees(-90...90),
            .optional,
            vi: "Vĩ độ của tổ chức",
            en: "Latitude"
        ),
        HTCDSField("org_Phone", .phone, .optional, vi: "Điện thoại của tổ chức", en: "Phone"),
        HTCDSField("org_Type", .word(.organisationType), .optional, vi: "Loại tổ chức", en: "Type"),
    ]

    /// A person.
    private static let person: [HTCDSField] = [
        HTCDSField("prs_Salutation", .text, .core, vi: "Danh xưng", en: "Salutation"),
        HTCDSField("prs_FirstName", .text, .core, vi: "Tên", en: "First Name"),
        HTCDSField("prs_MiddleName", .text, .optional, vi: "Tên đệm", en: "Middle Name"),
        HTCDSField("prs_SecondName", .text, .core, vi: "Họ", en: "Second Name"),
        HTCDSField("prs_Birthdate", .date, .core, vi: "Ngày sinh", en: "Birthdate"),
        HTCDSField("prs_Gender", .word(.gender), .core, vi: "Giới", en: "Gender"),
        HTCDSField("prs_Deceased", .truth, .optional, vi: "Đã mất", en: "Deceased"),
        HTCDSField(
            "prs_MaritalStatus",
            .word(.maritalStatus),
            .optional,
            vi: "Tình trạng hôn nhân",
            en: "Marital Status"
        ),
        HTCDSField(
            "prs_NumberOfChildren",
            .whole(0...99),
            .optional,
            vi: "Số con",
            en: "Number of Children"
        ),
        HTCDSField(
            "prs_PrimaryLanguage",
            .language,
            .optional,
            vi: "Ngôn ngữ chính",
            en: "Primary Language"
        ),
        HTCDSField(
            "prs_SecondaryLanguage",
            .language,
            .optional,
            vi: "Ngôn ngữ thứ hai",
            en: "Secondary Language"
        ),
        HTCDSField(
            "prs_HighestLevelOfEducation",
            .word(.education),
            .optional,
            vi: "Trình độ học vấn cao nhất",
            en: "Highest Level of Education"
        ),
        HTCDSField("prs_Citizenship", .countries, .core, vi: "Quốc tịch", en: "Citizenship"),
        HTCDSField(
            "prs_IdentityNumber",
            .text,
            .optional,
            vi: "Số giấy tờ tuỳ thân",
            en: "Identity Number"
        ),
        HTCDSField("prs_Title", .text, .core, vi: "Chức danh", en: "Title"),
        HTCDSField("prs_Email", .text, .core, vi: "Thư điện tử", en: "Email"),
        HTCDSField("prs_HomePhone", .phone, .core, vi: "Điện thoại nhà", en: "Home Phone"),
        HTCDSField("prs_MobilePhone", .phone, .core, vi: "Điện thoại di động", en: "Mobile Phone"),
        HTCDSField("prs_MailingCity", .text, .core, vi: "Thành phố liên lạc", en: "Mailing City"),
        HTCDSField(
            "prs_MailingCountry",
            .country,
            .core,
            vi: "Quốc gia liên lạc",
            en: "Mailing Country"
        ),
        HTCDSField(
            "prs_MailingState",
            .text,
            .core,
            vi: "Tỉnh/bang liên lạc",
            en: "Mailing State/Province"
        ),
        HTCDSField(
            "prs_MailingStreet",
            .text,
            .core,
            vi: "Đường, số nhà liên lạc",
            en: "Mailing Street"
        ),
        HTCDSField(
            "prs_MailingPostalCode",
            .text,
            .core,
            vi: "Mã bưu chính liên lạc",
            en: "Mailing Zip/Postal Code"
        ),
        HTCDSField(
            "prs_MailingLongitude",
            .degrees(-180...180),
            .optional,
            vi: "Kinh độ nơi liên lạc",
            en: "Longitude"
        ),
        HTCDSField(
            "prs_MailingLatitude",
            .degrees(-90...90),
            .optional,
            vi: "Vĩ độ nơi liên lạc",
            en: "Latitude"
        ),
    ]

    /// A person as a victim.
    private static let victimContext: [HTCDSField] = [
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
    private static let perpetratorContext: [HTCDSField] = [
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

    /// A case and its referrals.
    private static let caseAndReferral: [HTCDSField] = [
        HTCDSField("cas_Status", .word(.caseStatus), .core, vi: "Tình trạng vụ việc", en: "Status"),
        HTCDSField(
            "cas_ReasonForCaseClosure",
            .longText,
            .core,
            vi: "Lý do khép vụ việc",
            en: "Reason for Case Closure"
        ),
        HTCDSField("cas_CaseOwner", .text, .core, vi: "Người phụ trách vụ việc", en: "Case Owner"),
        HTCDSField(
            "cas_ReferringOrganisation",
            .text,
            .core,
            vi: "Tổ chức chuyển đến",
            en: "Referring Organisation"
        ),
        HTCDSField(
            "cas_IncomingReferralDate",
            .date,
            .core,
            vi: "Ngày tiếp nhận chuyển tuyến",
            en: "Incoming Referral Date"
        ),
        HTCDSField(
            "cas_ReferringPrimaryCaseWorker",
            .text,
            .core,
            vi: "Cán bộ chính bên chuyển đến",
            en: "Referring Primary Case Worker"
        ),
        HTCDSField(
            "cas_ReasonForIncomingReferral",
            .word(.referralReason),
            .core,
            vi: "Lý do chuyển đến",
            en: "Reason for Incoming Referral"
        ),
        HTCDSField(
            "cas_IncomingReferralDetails",
            .longText,
            .core,
            vi: "Chi tiết chuyển đến",
            en: "Incoming Referral Details"
        ),
        HTCDSField(
            "cas_ReferredOrganisation",
            .text,
            .core,
            vi: "Tổ chức được chuyển tới",
            en: "Referred Organisation"
        ),
        HTCDSField(
            "cas_ReferredPrimaryCaseWorker",
            .text,
            .core,
            vi: "Cán bộ chính bên được chuyển tới",
            en: "Referred Primary Case Worker"
        ),
        HTCDSField(
            "cas_ReasonForOutgoingReferral",
            .word(.referralReason),
            .core,
            vi: "Lý do chuyển đi",
            en: "Reason for Outgoing Referral"
        ),
        HTCDSField(
            "cas_OutgoingReferralDate",
            .date,
            .core,
            vi: "Ngày chuyển đi",
            en: "Outgoing Referral Date"
        ),
        HTCDSField(
            "cas_OutgoingReferralDetails",
            .longText,
            .core,
            vi: "Chi tiết chuyển đi",
            en: "Outgoing Referral Details"
        ),
    ]

    /// What a case worker notes.
    private static let comment: [HTCDSField] = [
        HTCDSField(
            "cco_CaseComment",
            .longText,
            .optional,
            vi: "Ghi chú vụ việc",
            en: "Case Comment"
        )
    ]

    /// What happened, and where.
    private static let event: [HTCDSField] = [
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

    /// A plan of support.
    private static let supportPlan: [HTCDSField] = [
        HTCDSField(
            "spl_Objectives",
            .longText,
            .optional,
            vi: "Mục tiêu kế hoạch hỗ trợ",
            en: "Objectives"
        ),
        HTCDSField(
            "spl_ActionPlan",
            .longText,
            .optional,
            vi: "Kế hoạch hành động",
            en: "Action Plan"
        ),
        HTCDSField(
            "spl_PlannedEndDate",
            .date,
            .optional,
            vi: "Ngày kết thúc dự kiến",
            en: "Planned End Date"
        ),
        HTCDSField(
            "spl_ActualEndDate",
            .date,
            .optional,
            vi: "Ngày kết thúc thực tế",
            en: "Actual End Date"
        ),
        HTCDSField("spl_Type", .word(.planType), .optional, vi: "Loại kế hoạch hỗ trợ", en: "Type"),
    ]

    /// Consent.
    private static let consent: [HTCDSField] = [
        HTCDSField("con_Consent", .truth, .core, vi: "Sự đồng ý", en: "Consent")
    ]
}
