// The fields of HTCDS v2.0 (IOM, CC BY 4.0) that say who somebody is: organisations, persons.

extension HTCDSField {
    /// An organisation.
    static let organisation: [HTCDSField] = [
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
    static let person: [HTCDSField] = [
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
}
