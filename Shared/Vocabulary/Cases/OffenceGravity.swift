/// How serious an offence is, as the Penal Code sorts offences (Article 9); the limits of its investigation and
/// prosecution follow from it.
public enum OffenceGravity: String, ClosedList {
    /// Up to three years.
    case lessSerious
    /// Over three and up to seven years.
    case serious
    /// Over seven and up to fifteen years.
    case verySerious
    /// Over fifteen years, life or death.
    case extremelySerious

    public var label: Label {
        switch self {
        case .lessSerious: Label(vi: "Ít nghiêm trọng", en: "Less serious")
        case .serious: Label(vi: "Nghiêm trọng", en: "Serious")
        case .verySerious: Label(vi: "Rất nghiêm trọng", en: "Very serious")
        case .extremelySerious: Label(vi: "Đặc biệt nghiêm trọng", en: "Extremely serious")
        }
    }

    /// The clock of the investigation.
    public var investigation: ClockName {
        switch self {
        case .lessSerious: .investigationLessSerious
        case .serious: .investigationSerious
        case .verySerious, .extremelySerious: .investigationVerySerious
        }
    }

    /// The clock of the procuracy's decision.
    public var prosecution: ClockName {
        switch self {
        case .lessSerious, .serious: .prosecutionSerious
        case .verySerious, .extremelySerious: .prosecutionVerySerious
        }
    }
}

extension Offence {
    /// How serious it is at least; `nil` where only the decision can say.
    ///
    /// The lightest clauses of Articles 150 and 151 threaten more than seven years.
    public var leastGravity: OffenceGravity? {
        switch self {
        case .article150, .article151: .verySerious
        case .other: nil
        }
    }
}
