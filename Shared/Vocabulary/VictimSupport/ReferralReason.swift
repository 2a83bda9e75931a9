/// Why a person is referred to another body.
///
/// The names are those of HTCDS v2.0 (IOM, CC BY 4.0), field `cas_ReasonForOutgoingReferral`.
public enum ReferralReason: String, ClosedList {
    /// The person needs what the referring body cannot give.
    case additionalServices = "AdditionalServicesRequired"
    /// The person moves.
    case migration = "MigrationOrChangeOfLocation"
    /// Another reason.
    case other = "Other"

    public var label: Label {
        switch self {
        case .additionalServices: Label(vi: "Cần thêm dịch vụ", en: "Additional services required")
        case .migration: Label(vi: "Chuyển nơi ở", en: "Migration or change of location")
        case .other: Label(vi: "Lý do khác", en: "Another reason")
        }
    }
}
