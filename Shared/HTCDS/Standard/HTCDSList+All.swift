// The code lists of HTCDS v2.0 (IOM, CC BY 4.0): value names, and labels as the standard spells them.

extension HTCDSList {
    /// Kinds of organisation.
    static let organisationType = HTCDSList(
        "organisationType",
        [
            ("NGO", "NGO"),
            ("LawEnforcement", "Law Enforcement"),
            ("HealthServiceOrganisation", "Health Service Organisation"),
            ("CentralGovernmentOrganisation", "Central Government Organisation"),
            ("LocalGovernmentOrganisation", "Local Government Organisation"),
            ("ImmigrationService", "Immigration Service"),
            ("LegalService", "Legal Service"),
            ("CorporateBusiness", "Corporate Business"),
            ("SchoolOrCollege", "School or College"),
        ]
    )

    /// Genders.
    static let gender = HTCDSList(
        "gender",
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
            ("Single", "Single"),
            ("Married", "Married"),
            ("Widowed", "Widowed"),
            ("Divorced", "Divorced"),
            ("Separated", "Separated"),
            ("RegisteredPartnership", "Registered Partnership"),
        ]
    )

    /// Levels of education (ISCED 2011).
    static let education = HTCDSList(
        "education",
        [
            ("EarlyChildhoodEducation", "Early Childhood Education"),
            ("PrimaryEducation", "Primary Education"),
            ("LowerSecondaryEducation", "Lower Secondary Education"),
            ("UpperSecondaryEducation", "Upper Secondary Education"),
            ("PostSecondaryNonTertiaryEducation", "Post-secondary Non-tertiary Education"),
            ("ShortCycleTertiaryEducation", "Short-cycle Tertiary Education"),
            ("BachelorsOrEquivalentLevel", "Bachelor’s or Equivalent Level"),
            ("MastersOrEquivalentLevel", "Master’s or Equivalent Level"),
            ("DoctoralOrEquivalentLevel", "Doctoral or Equivalent Level"),
        ]
    )

    /// Whether the person is a victim.
    static let traffickingStatus = HTCDSList(
        "traffickingStatus",
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
            ("Police", "Police"),
            ("NGO", "NGO"),
            ("CourtOrProsecution", "Court or prosecution"),
            ("NonPoliceGovernmentalOrganization", "Non-police governmental organization"),
            ("Other", "Other"),
        ]
    )

    /// How the person knew the trafficker.
    static let relationship = HTCDSList(
        "relationship",
        [
            ("Familial", "Familial"),
            ("Acquainted", "Acquainted"),
            ("Unaquainted", "Unaquainted"),
        ]
    )

    /// Websites and apps; the standard lets more be added, and Zalo is.
    static let websitesAndApps = HTCDSList(
        "websitesAndApps",
        [
            ("Facebook", "Facebook"),
            ("Instagram", "Instagram"),
            ("WhatsApp", "WhatsApp"),
            ("Telegram", "Telegram"),
            ("FacebookMessenger", "Facebook Messenger"),
            ("Viber", "Viber"),
            ("SnapChat", "SnapChat"),
            ("Line", "Line"),
            ("4Sale", "4Sale"),
            ("WeChat", "WeChat"),
            ("QQ", "QQ"),
            ("QZone", "QZone"),
            ("TikTok", "TikTok"),
            ("Twitter", "Twitter"),
            ("Other", "Other"),
        ],
        beyond: [("Zalo", "Zalo")]
    )

    /// Ways of recruitment.
    static let recruitment = HTCDSList(
        "recruitment",
        [
            ("AtAPlaceOfBusiness", "At a place of business"),
            ("AtAnEducationalInstitution", "At an educational institution"),
            ("AtWork", "At work"),
            ("ThroughOnlineSocialNetworks", "Through online social networks"),
            ("ThroughAnOnlineAdvertisement", "Through an online advertisement"),
            ("ThroughATelevisionAdvert", "Through a television advert"),
            ("ThroughANewspaperAdvert", "Through a newspaper advert"),
            ("ThroughFamilyOrFamilyEvents", "Through family or family events"),
            ("ThroughFriendsOrSocialEvents", "Through friends or social events"),
            ("Other", "Other"),
        ]
    )

    /// Means of control; the definitions name two that the list of 2.0 lacks.
    static let control = HTCDSList(
        "control",
        [
            ("PhysicalThreats", "Physical threats"),
            ("ThreatsLawEnforcement", "Threats of law enforcement"),
            ("ThreatensChildrenFamily", "Threatens children/family"),
            ("DebtBondage", "Debt bondage"),
            ("FalsePromises", "False promises"),
            ("PhysicalAbuse", "Physical abuse"),
            ("SexualAbuse", "Sexual abuse"),
            ("TakesEarnings", "Takes earnings"),
            ("RestrictsFinancialAccess", "Restricts financial access"),
            ("RestrictsMedicalCare", "Restricts medical care"),
            ("WithholdsNecessities", "Withholds necessities"),
            ("PsychologicalAbuse", "Psychological abuse"),
            ("PsychoactiveSubstance", "Psychoactive substance"),
            ("ExcessiveWorkingHours", "Excessive working hours"),
            ("WithholdsDocuments", "Withholds documents"),
            ("Other", "Other"),
        ],
        beyond: [("RestrictsMovement", "Restricts movement"), ("UsesChildren", "Uses children")]
    )

    /// Forms of exploitation.
    static let exploitation = HTCDSList(
        "exploitation",
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
            ("A_AgricultureForestryAndFishing", "Agriculture, forestry and fishing"),
            ("B_MiningAndQuarrying", "Mining and quarrying"),
            ("C_Manufacturing", "Manufacturing"),
            (
                "D_ElectricityGasSteamAndAirConditioningSupply",
                "Electricity, gas, steam and air conditioning supply"
            ),
            (
                "E_WaterSupplySewerageWasteManagement",
                "Water supply; sewerage, waste management and remediation"
            ),
            ("F_Construction", "Construction"),
            (
                "G_WholesaleAndRetailTradeRepairOfMotorVehicles",
                "Wholesale and retail trade; repair of motor vehicles and motorcycles"
            ),
            ("H_TransportationAndStorage", "Transportation and storage"),
            (
                "I_AccommodationAndFoodServiceActivities",
                "Accommodation and food service activities"
            ),
            ("J_InformationAndCommunication", "Information and communication"),
            ("K_FinancialAndInsuranceActivities", "Financial and insurance activities"),
            ("L_RealEstateActivities", "Real estate activities"),
            (
                "M_ProfessionalScientificAndTechnicalActivities",
                "Professional, scientific and technical activities"
            ),
            (
                "N_AdministrativeAndSupportServiceActivities",
                "Administrative and support service activities"
            ),
            (
                "O_PublicAdministrationAndDefence",
                "Public administration and defence; compulsory social security"
            ),
            ("P_Education", "Education"),
            ("Q_HumanHealthAndSocialWorkActivities", "Human health and social work activities"),
            ("R_ArtsEntertainmentAndRecreation", "Arts, entertainment and recreation"),
            ("S_OtherServiceActivities", "Other service activities"),
            (
                "T_ActivitiesOfHouseholdsAsEmployers",
                "Activities of households as employers; undifferentiated goods- and services- producing activities of households for own use"
            ),
            (
                "U_ActivitiesOfExtraterritorialOrganizations",
                "Activities of extraterritorial organizations and bodies"
            ),
        ]
    )

    /// Forms of sexual exploitation.
    static let sexualExploitation = HTCDSList(
        "sexualExploitation",
        [
            ("Prostitution", "Prostitution"),
            ("Pornography", "Pornography"),
            ("RemoteInteractiveServices", "Remote Interactive Services"),
            ("PrivateSexualServices", "Private Sexual Services"),
        ]
    )

    /// Vulnerabilities, deprecated.
    static let vulnerability = HTCDSList(
        "vulnerability",
        [
            ("Addiction", "Addiction"),
            ("SocialGroup", "Social Group"),
            ("Discrimination", "Discrimination"),
            ("Poverty", "Poverty"),
            ("DisabilityAndPhysicalHealth", "Disability and physical health"),
            ("MentalHealth", "Mental health"),
            ("Migration", "Migration"),
            ("Homelessness", "Homelessness"),
            ("AbuseSocialMedia", "Abuse - social media"),
            ("AbusePhysical", "Abuse - physical"),
            ("Education", "Education"),
            ("WorkEnvironment", "Work environment"),
        ]
    )

    /// What a perpetrator does.
    static let roleInProcess = HTCDSList(
        "roleInProcess",
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
            ("Active", "Active"),
            ("FollowUp", "Follow Up"),
            ("Closed", "Closed"),
            ("ClosedReferred", "Closed Referred"),
        ]
    )

    /// Why a case is referred.
    static let referralReason = HTCDSList(
        "referralReason",
        [
            ("AdditionalServicesRequired", "Additional Services Required"),
            ("MigrationOrChangeOfLocation", "Migration or Change of Location"),
            ("Other", "Other"),
        ]
    )

    /// What happened at an event.
    static let eventType = HTCDSList(
        "eventType",
        [
            ("Recruitment", "Recruitment"),
            ("Transit", "Transit"),
            ("Exploitation", "Exploitation"),
        ]
    )

    /// Kinds of support plan.
    static let planType = HTCDSList(
        "planType",
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
