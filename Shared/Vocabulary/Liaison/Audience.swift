/// Whom an activity is for.
public enum Audience: String, ClosedList {
    /// Anybody.
    case general
    /// People of border communes.
    case borderCommunities
    /// People of an ethnic minority.
    case minority
    /// Pupils and students.
    case students
    /// People who work or look for work abroad.
    case workers
    /// Women and girls.
    case women
    /// Officers of the bodies.
    case officers
    /// Partners of other states and organisations.
    case partners

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .general: Label(vi: "Người dân", en: "The public")
        case .borderCommunities: Label(vi: "Cư dân biên giới", en: "Border communities")
        case .minority: Label(vi: "Đồng bào dân tộc thiểu số", en: "Ethnic minority")
        case .students: Label(vi: "Học sinh, sinh viên", en: "Pupils and students")
        case .workers: Label(vi: "Người lao động", en: "Migrant workers")
        case .women: Label(vi: "Phụ nữ, trẻ em gái", en: "Women and girls")
        case .officers: Label(vi: "Cán bộ", en: "Officers")
        case .partners: Label(vi: "Đối tác nước ngoài", en: "Foreign partners")
        }
    }
}
