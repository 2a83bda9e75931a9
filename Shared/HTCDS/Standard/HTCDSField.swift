public import Vocabulary

/// A field of the Human Trafficking Case Data Standard, version 2.0.
///
/// Names, types, lists and English labels are the standard's (HTCDS v2.0, IOM, CC BY 4.0); Vietnamese
/// labels are ours.
public struct HTCDSField: Sendable, Hashable {
    /// Where a field stands in the standard.
    public enum Standing: Sendable, Hashable {
        /// One of the 38 that every exchange has: the columns of the templates.
        case core
        /// One of the others.
        case optional
        /// Kept for older files; version 2.0 replaces it.
        case deprecated
    }

    /// The name that travels, with its prefix.
    public let name: String
    /// What people read.
    public let label: Label
    /// What it holds.
    public let type: HTCDSFieldType
    /// Where it stands.
    public let standing: Standing

    init(
        _ name: String,
        _ type: HTCDSFieldType,
        _ standing: Standing,
        vi: String,
        en: String
    ) {
        self.name = name
        self.type = type
        self.standing = standing
        label = Label(vi: vi, en: en)
    }

    public static func == (one: HTCDSField, other: HTCDSField) -> Bool { one.name == other.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension HTCDSField {
    /// The field that a name means, however surveys and templates spell it.
    ///
    /// Underscores and capitals do not count (`prs_First_Name`), and the templates' column T lacks a
    /// letter (`vic_TraffickinStatusDecisionMakingOrg`).
    public static func named(_ name: String) -> HTCDSField? {
        let key = Folded.key(name)
        return byName[key == misspelled.key ? misspelled.field : key]
    }

    /// The core field that a template's label means; labels that several fields bear mean none.
    static func labelled(_ label: String) -> HTCDSField? { byLabel[Folded.key(label)] }

    /// Whether any field bears a label.
    static func isLabel(_ text: String) -> Bool { labels.contains(Folded.key(text)) }

    private static let labels = Set(all.map { Folded.key($0.label.en) })

    /// The columns of the official template from B to AM, in its order.
    public static let core: [HTCDSField] = template.compactMap { byName[Folded.key($0)] }

    private static let misspelled = (
        key: "victraffickinstatusdecisionmakingorg",
        field: "victraffickingstatusdecisionmakingorg"
    )

    private static let byName = Dictionary(
        uniqueKeysWithValues: all.map { (Folded.key($0.name), $0) }
    )

    private static let byLabel = Dictionary(
        core.map { (Folded.key($0.label.en), $0) },
        uniquingKeysWith: { first, _ in first }
    )

    private static let template = [
        "cas_CaseOwner", "prs_Salutation", "prs_FirstName", "prs_SecondName", "con_Consent",
        "prs_Birthdate", "prs_Gender", "prs_Citizenship", "prs_Title", "prs_Email",
        "prs_HomePhone", "prs_MobilePhone", "prs_MailingCity", "prs_MailingCountry",
        "prs_MailingState", "prs_MailingStreet", "prs_MailingPostalCode",
        "vic_TraffickingStatus", "vic_TraffickingStatusDecisionMakingOrg",
        "vic_MethodOfRecruitment", "vic_LocationOfRecruitment", "vic_MethodsOfControl",
        "vic_TypeOfExploitation", "vic_ForcedLabourIndustry", "vic_TypeOfSexExploitation",
        "vic_LocationOfExploitation", "cas_Status", "cas_ReferringOrganisation",
        "cas_IncomingReferralDate", "cas_ReferringPrimaryCaseWorker",
        "cas_ReasonForIncomingReferral", "cas_IncomingReferralDetails",
        "cas_ReferredOrganisation", "cas_ReferredPrimaryCaseWorker",
        "cas_ReasonForOutgoingReferral", "cas_OutgoingReferralDate",
        "cas_OutgoingReferralDetails", "cas_ReasonForCaseClosure",
    ]
}
