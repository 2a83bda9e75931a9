/// What bodies do together, apart from single cases.
public enum ActivityKind: String, ClosedList {
    /// A multilateral forum or process.
    case forum
    /// A delegation of ours abroad.
    case delegationOut
    /// A delegation that we receive.
    case delegationIn
    /// A visit to a shelter or another model.
    case modelVisit
    /// A training class.
    case training
    /// A seminar or workshop.
    case seminar
    /// Communication to the public.
    case awareness
    /// Communities on both sides of the border that are twinned.
    case twinning
    /// A model of prevention in a place.
    case preventionModel
    /// Something else.
    case other

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .forum: Label(vi: "Diễn đàn đa phương", en: "Multilateral forum")
        case .delegationOut: Label(vi: "Đoàn ra", en: "Delegation abroad")
        case .delegationIn: Label(vi: "Đoàn vào", en: "Delegation received")
        case .modelVisit: Label(vi: "Thăm mô hình", en: "Visit to a model")
        case .training: Label(vi: "Tập huấn", en: "Training")
        case .seminar: Label(vi: "Hội thảo", en: "Seminar")
        case .awareness: Label(vi: "Truyền thông", en: "Awareness session")
        case .twinning: Label(vi: "Kết nghĩa cụm dân cư", en: "Twinned communities")
        case .preventionModel: Label(vi: "Mô hình phòng ngừa", en: "Prevention model")
        case .other: Label(vi: "Hoạt động khác", en: "Another activity")
        }
    }
}
