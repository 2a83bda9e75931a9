// The code lists of HTCDS v2.0 (IOM, CC BY 4.0): value names, labels as the standard spells them, and ours
// in Vietnamese. Industries are called after the sections of the Vietnamese classification (VSIC 2018).

import Vocabulary

extension HTCDSList {
    /// Kinds of organisation.
    static let organisationType = HTCDSList(
        "organisationType",
        [
            ("NGO", "NGO", "Tổ chức phi chính phủ"),
            ("LawEnforcement", "Law Enforcement", "Cơ quan thực thi pháp luật"),
            ("HealthServiceOrganisation", "Health Service Organisation", "Cơ sở y tế"),
            (
                "CentralGovernmentOrganisation", "Central Government Organisation",
                "Cơ quan nhà nước trung ương"
            ),
            (
                "LocalGovernmentOrganisation", "Local Government Organisation",
                "Cơ quan nhà nước địa phương"
            ),
            ("ImmigrationService", "Immigration Service", "Cơ quan xuất nhập cảnh"),
            ("LegalService", "Legal Service", "Tổ chức pháp lý"),
            ("CorporateBusiness", "Corporate Business", "Doanh nghiệp"),
            ("SchoolOrCollege", "School or College", "Trường học"),
        ]
    )

    /// Genders.
    static let gender = HTCDSList(
        "gender",
        as: Gender.self,
        [
            ("Feminine", "Feminine"),
            ("Masculine", "Masculine"),
            ("TransgenderFeminine", "Transgender Feminine"),
            ("TransgenderMasculine", "Transgender Masculine"),
            ("NonConforming", "Non-Conforming"),
            ("NonSpecifiedUnknown", "Not Specified/Unknown"),
        ]
    )

    /// Marital statuses.
    static let maritalStatus = HTCDSList(
        "maritalStatus",
        [
            ("Single", "Single", "Độc thân"),
            ("Married", "Married", "Đã kết hôn"),
            ("Widowed", "Widowed", "Goá"),
            ("Divorced", "Divorced", "Ly hôn"),
            ("Separated", "Separated", "Ly thân"),
            ("RegisteredPartnership", "Registered Partnership", "Chung sống có đăng ký"),
        ]
    )

    /// Levels of education (ISCED 2011).
    static let education = HTCDSList(
        "education",
        [
            ("EarlyChildhoodEducation", "Early Childhood Education", "Mầm non"),
            ("PrimaryEducation", "Primary Education", "Tiểu học"),
            ("LowerSecondaryEducation", "Lower Secondary Education", "Trung học cơ sở"),
            ("UpperSecondaryEducation", "Upper Secondary Education", "Trung học phổ thông"),
            (
                "PostSecondaryNonTertiaryEducation", "Post-secondary Non-tertiary Education",
                "Sau trung học, dưới cao đẳng"
            ),
            ("ShortCycleTertiaryEducation", "Short-cycle Tertiary Education", "Cao đẳng"),
            (
                "BachelorsOrEquivalentLevel", "Bachelor’s or Equivalent Level",
                "Đại học hoặc tương đương"
            ),
            (
                "MastersOrEquivalentLevel", "Master’s or Equivalent Level",
                "Thạc sĩ hoặc tương đương"
            ),
            (
                "DoctoralOrEquivalentLevel", "Doctoral or Equivalent Level",
                "Tiến sĩ hoặc tương đương"
            ),
        ]
    )

    /// Whether the person is a victim.
    static let traffickingStatus = HTCDSList(
        "traffickingStatus",
        as: TraffickingStatus.self,
        [
            ("PossibleVictimOfTrafficking", "Possible victim of trafficking"),
            ("ActualVictimOfTrafficking", "Actual victim of trafficking"),
            ("NotAVictimOfTrafficking", "Not a victim of trafficking"),
        ]
    )

    /// Who decides that.
    static let decisionMaker = HTCDSList(
        "decisionMaker",
        [
            ("Police", "Police", "Công an"),
            ("NGO", "NGO", "Tổ chức phi chính phủ"),
            ("CourtOrProsecution", "Court or prosecution", "Toà án hoặc viện kiểm sát"),
            (
                "NonPoliceGovernmentalOrganization", "Non-police governmental organization",
                "Cơ quan nhà nước khác, không phải công an"
            ),
            ("Other", "Other", "Cơ quan khác"),
        ]
    )

    /// How the person knew the trafficker.
    static let relationship = HTCDSList(
        "relationship",
        [
            ("Familial", "Familial", "Người trong gia đình"),
            ("Acquainted", "Acquainted", "Người quen"),
            ("Unaquainted", "Unaquainted", "Người lạ"),
        ]
    )

    /// Websites and apps; the standard lets more be added, and Zalo is.
    static let websitesAndApps = HTCDSList(
        "websitesAndApps",
        [
            ("Facebook", "Facebook", "Facebook"),
            ("Instagram", "Instagram", "Instagram"),
            ("WhatsApp", "WhatsApp", "WhatsApp"),
            ("Telegram", "Telegram", "Telegram"),
            ("FacebookMessenger", "Facebook Messenger", "Facebook Messenger"),
            ("Viber", "Viber", "Viber"),
            ("SnapChat", "SnapChat", "SnapChat"),
            ("Line", "Line", "Line"),
            ("4Sale", "4Sale", "4Sale"),
            ("WeChat", "WeChat", "WeChat"),
            ("QQ", "QQ", "QQ"),
            ("QZone", "QZone", "QZone"),
            ("TikTok", "TikTok", "TikTok"),
            ("Twitter", "Twitter", "Twitter"),
            ("Other", "Other", "Trang mạng, ứng dụng khác"),
        ],
        beyond: [("Zalo", "Zalo", "Zalo")]
    )

    /// Ways of recruitment.
    static let recruitment = HTCDSList(
        "recruitment",
        [
            ("AtAPlaceOfBusiness", "At a place of business", "Tại cơ sở kinh doanh"),
            ("AtAnEducationalInstitution", "At an educational institution", "Tại cơ sở giáo dục"),
            ("AtWork", "At work", "Tại nơi làm việc"),
            ("ThroughOnlineSocialNetworks", "Through online social networks", "Qua mạng xã hội"),
            (
                "ThroughAnOnlineAdvertisement", "Through an online advertisement",
                "Qua quảng cáo trên mạng"
            ),
            (
                "ThroughATelevisionAdvert", "Through a television advert",
                "Qua quảng cáo trên truyền hình"
            ),
            ("ThroughANewspaperAdvert", "Through a newspaper advert", "Qua quảng cáo trên báo"),
            (
                "ThroughFamilyOrFamilyEvents", "Through family or family events",
                "Qua gia đình hoặc việc họ"
            ),
            (
                "ThroughFriendsOrSocialEvents", "Through friends or social events",
                "Qua bạn bè hoặc gặp gỡ xã hội"
            ),
            ("Other", "Other", "Cách khác"),
        ]
    )

    /// Means of control; the definitions name two that the list of 2.0 lacks.
    static let control = HTCDSList(
        "control",
        [
            ("PhysicalThreats", "Physical threats", "Đe doạ dùng vũ lực"),
            (
                "ThreatsLawEnforcement", "Threats of law enforcement",
                "Đe doạ bằng cơ quan thực thi pháp luật"
            ),
            ("ThreatensChildrenFamily", "Threatens children/family", "Đe doạ con cái, gia đình"),
            ("DebtBondage", "Debt bondage", "Gán nợ"),
            ("FalsePromises", "False promises", "Hứa hẹn gian dối"),
            ("PhysicalAbuse", "Physical abuse", "Bạo hành thân thể"),
            ("SexualAbuse", "Sexual abuse", "Xâm hại tình dục"),
            ("TakesEarnings", "Takes earnings", "Chiếm đoạt tiền công"),
            (
                "RestrictsFinancialAccess", "Restricts financial access",
                "Hạn chế tiếp cận tài chính"
            ),
            ("RestrictsMedicalCare", "Restricts medical care", "Hạn chế chăm sóc y tế"),
            ("WithholdsNecessities", "Withholds necessities", "Không cho nhu yếu phẩm"),
            ("PsychologicalAbuse", "Psychological abuse", "Bạo hành tinh thần"),
            ("PsychoactiveSubstance", "Psychoactive substance", "Dùng chất hướng thần"),
            ("ExcessiveWorkingHours", "Excessive working hours", "Ép làm việc quá giờ"),
            ("WithholdsDocuments", "Withholds documents", "Giữ giấy tờ"),
            ("Other", "Other", "Cách khác"),
        ],
        beyond: [
            ("RestrictsMovement", "Restricts movement", "Hạn chế đi lại"),
            ("UsesChildren", "Uses children", "Dùng trẻ em để khống chế"),
        ]
    )

    /// Forms of exploitation.
    static let exploitation = HTCDSList(
        "exploitation",
        as: FormOfExploitation.self,
        [
            ("ForcedLabour", "Forced labour"),
            ("SexualExploitation", "Sexual exploitation"),
            ("ChildLabour", "Child labour"),
            ("ForcedMarriage", "Forced marriage"),
            ("Servitude", "Servitude"),
            ("ForcedMilitaryByNonStateActors", "Forced military (by non-state actors)"),
            ("OrganRemoval", "Organ removal"),
            ("ForcedBegging", "Forced begging"),
            ("ForcedAdoption", "Forced adoption"),
            ("Surrogacy", "Surrogacy"),
            ("Other", "Other"),
        ]
    )

    /// Industries (ISIC revision 4, sections).
    static let industry = HTCDSList(
        "industry",
        [
            (
                "A_AgricultureForestryAndFishing", "Agriculture, forestry and fishing",
                "Nông nghiệp, lâm nghiệp và thuỷ sản"
            ),
            ("B_MiningAndQuarrying", "Mining and quarrying", "Khai khoáng"),
            ("C_Manufacturing", "Manufacturing", "Công nghiệp chế biến, chế tạo"),
            (
                "D_ElectricityGasSteamAndAirConditioningSupply",
                "Electricity, gas, steam and air conditioning supply",
                "Sản xuất và phân phối điện, khí đốt, hơi nước và điều hoà không khí"
            ),
            (
                "E_WaterSupplySewerageWasteManagement",
                "Water supply; sewerage, waste management and remediation",
                "Cung cấp nước; quản lý và xử lý rác thải, nước thải"
            ),
            ("F_Construction", "Construction", "Xây dựng"),
            (
                "G_WholesaleAndRetailTradeRepairOfMotorVehicles",
                "Wholesale and retail trade; repair of motor vehicles and motorcycles",
                "Bán buôn và bán lẻ; sửa chữa ô tô, mô tô, xe máy"
            ),
            ("H_TransportationAndStorage", "Transportation and storage", "Vận tải, kho bãi"),
            (
                "I_AccommodationAndFoodServiceActivities",
                "Accommodation and food service activities", "Dịch vụ lưu trú và ăn uống"
            ),
            (
                "J_InformationAndCommunication", "Information and communication",
                "Thông tin và truyền thông"
            ),
            (
                "K_FinancialAndInsuranceActivities", "Financial and insurance activities",
                "Tài chính, ngân hàng và bảo hiểm"
            ),
            ("L_RealEstateActivities", "Real estate activities", "Kinh doanh bất động sản"),
            (
                "M_ProfessionalScientificAndTechnicalActivities",
                "Professional, scientific and technical activities",
                "Chuyên môn, khoa học và công nghệ"
            ),
            (
                "N_AdministrativeAndSupportServiceActivities",
                "Administrative and support service activities", "Hành chính và dịch vụ hỗ trợ"
            ),
            (
                "O_PublicAdministrationAndDefence",
                "Public administration and defence; compulsory social security",
                "Quản lý nhà nước, quốc phòng; bảo đảm xã hội bắt buộc"
            ),
            ("P_Education", "Education", "Giáo dục và đào tạo"),
            (
                "Q_HumanHealthAndSocialWorkActivities", "Human health and social work activities",
                "Y tế và trợ giúp xã hội"
            ),
            (
                "R_ArtsEntertainmentAndRecreation", "Arts, entertainment and recreation",
                "Nghệ thuật, vui chơi và giải trí"
            ),
            ("S_OtherServiceActivities", "Other service activities", "Dịch vụ khác"),
            (
                "T_ActivitiesOfHouseholdsAsEmployers",
                "Activities of households as employers; undifferentiated goods- and services- producing activities of households for own use",
                "Làm thuê trong hộ gia đình; sản xuất tự tiêu dùng của hộ gia đình"
            ),
            (
                "U_ActivitiesOfExtraterritorialOrganizations",
                "Activities of extraterritorial organizations and bodies",
                "Tổ chức và cơ quan quốc tế"
            ),
        ]
    )

    /// Forms of sexual exploitation.
    static let sexualExploitation = HTCDSList(
        "sexualExploitation",
        [
            ("Prostitution", "Prostitution", "Mại dâm"),
            ("Pornography", "Pornography", "Nội dung khiêu dâm"),
            ("RemoteInteractiveServices", "Remote Interactive Services", "Dịch vụ tương tác từ xa"),
            ("PrivateSexualServices", "Private Sexual Services", "Dịch vụ tình dục riêng"),
        ]
    )

    /// Vulnerabilities, deprecated.
    static let vulnerability = HTCDSList(
        "vulnerability",
        [
            ("Addiction", "Addiction", "Nghiện chất"),
            ("SocialGroup", "Social Group", "Nhóm xã hội"),
            ("Discrimination", "Discrimination", "Bị phân biệt đối xử"),
            ("Poverty", "Poverty", "Nghèo"),
            (
                "DisabilityAndPhysicalHealth", "Disability and physical health",
                "Khuyết tật, sức khoẻ thể chất"
            ),
            ("MentalHealth", "Mental health", "Sức khoẻ tâm thần"),
            ("Migration", "Migration", "Di cư"),
            ("Homelessness", "Homelessness", "Không nhà ở"),
            ("AbuseSocialMedia", "Abuse - social media", "Bị bạo hành trên mạng xã hội"),
            ("AbusePhysical", "Abuse - physical", "Bị bạo hành thân thể"),
            ("Education", "Education", "Học vấn"),
            ("WorkEnvironment", "Work environment", "Môi trường làm việc"),
        ]
    )

    /// What a perpetrator does.
    static let roleInProcess = HTCDSList(
        "roleInProcess",
        as: SuspectRole.self,
        [
            ("TravellingPartner", "Travelling Partner"),
            ("Transporter", "Transporter"),
            ("RecruiterOrIntermediary", "Recruiter Or Intermediary"),
            ("BrokerTravelAgent", "Broker Travel Agent"),
            ("TransferredIndividual", "Transferred Individual"),
            ("HarbouredIndividual", "Harboured Individual"),
            ("SoldIndividual", "Sold Individual"),
            ("BoughtIndividual", "Bought Individual"),
            ("ReceivedIndividual", "Received Individual"),
            ("ControlledIndividual", "Controlled Individual"),
            ("Smuggler", "Smuggler"),
            ("Abuser", "Abuser"),
            ("Kidnapper", "Kidnapper"),
            ("Exploiter", "Exploiter"),
            ("Other", "Other"),
        ]
    )

    /// Where a case stands.
    static let caseStatus = HTCDSList(
        "caseStatus",
        [
            ("Active", "Active", "Đang giải quyết"),
            ("FollowUp", "Follow Up", "Đang theo dõi"),
            ("Closed", "Closed", "Đã kết thúc"),
            ("ClosedReferred", "Closed Referred", "Đã kết thúc, chuyển cơ quan khác"),
        ]
    )

    /// Why a case is referred.
    static let referralReason = HTCDSList(
        "referralReason",
        as: ReferralReason.self,
        [
            ("AdditionalServicesRequired", "Additional Services Required"),
            ("MigrationOrChangeOfLocation", "Migration or Change of Location"),
            ("Other", "Other"),
        ]
    )

    /// What happened at an event.
    static let eventType = HTCDSList(
        "eventType",
        as: TraffickingEventType.self,
        [
            ("Recruitment", "Recruitment"),
            ("Transit", "Transit"),
            ("Exploitation", "Exploitation"),
        ]
    )

    /// Kinds of support plan.
    static let planType = HTCDSList(
        "planType",
        as: SupportPlanType.self,
        [
            ("Education", "Education"),
            ("Financial", "Financial"),
            ("Health", "Health"),
            ("LabourExploitationRehabilitation", "Labour Exploitation Rehabilitation"),
            ("Legal", "Legal"),
            ("Livelihood", "Livelihood"),
            ("RightsBasedTraining", "Rights-based Training"),
            ("SexualExploitationRehabilitation", "Sexual Exploitation Rehabilitation"),
            ("SocialCare", "Social Care"),
        ]
    )

    /// Every list.
    static let all: [HTCDSList] = [
        organisationType,
        gender,
        maritalStatus,
        education,
        traffickingStatus,
        decisionMaker,
        relationship,
        websitesAndApps,
        recruitment,
        control,
        exploitation,
        industry,
        sexualExploitation,
        vulnerability,
        roleInProcess,
        caseStatus,
        referralReason,
        eventType,
        planType,
    ]
}
