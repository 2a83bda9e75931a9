/// The ten kinds of support that the law knows (Article 37 of Law 53/2024).
public enum Entitlement: String, ClosedList {
    /// a: food, clothing, a place to stay.
    case essentials = "a"
    /// b: medical care.
    case medical = "b"
    /// c: an interpreter.
    case interpreter = "c"
    /// d: advice on rights and papers.
    case legalSupport = "d"
    /// đ: legal aid before authorities and courts.
    case legalAid = "dd"
    /// e: the way home.
    case travel = "e"
    /// g: psychological support.
    case psychological = "g"
    /// h: schooling.
    case schooling = "h"
    /// i: vocational training and a job.
    case vocational = "i"
    /// k: a first allowance, and loans.
    case hardship = "k"

    public var label: Label {
        switch self {
        case .essentials: Label(vi: "Nhu cầu thiết yếu", en: "Essentials")
        case .medical: Label(vi: "Y tế", en: "Medical care")
        case .interpreter: Label(vi: "Phiên dịch", en: "Interpreter")
        case .legalSupport: Label(vi: "Hỗ trợ pháp luật", en: "Legal support")
        case .legalAid: Label(vi: "Trợ giúp pháp lý", en: "Legal aid")
        case .travel: Label(vi: "Chi phí đi lại", en: "Travel")
        case .psychological: Label(vi: "Tâm lý", en: "Psychological support")
        case .schooling: Label(vi: "Học văn hoá", en: "Schooling")
        case .vocational: Label(vi: "Học nghề, việc làm", en: "Vocational training and job")
        case .hardship:
            Label(
                vi: "Trợ cấp khó khăn ban đầu, vay vốn",
                en: "Initial hardship allowance and loans"
            )
        }
    }
}
