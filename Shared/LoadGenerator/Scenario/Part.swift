import Vocabulary

/// Who plays in the shipped scenarios: officers' handles of a development world, and their units.
enum Part {
    static let police = "police-quangninh"
    static let hotline = "hotline"
    static let health = "health-quangninh"
    static let consular = "consular"
    static let immigration = "immigration"
    static let foreignRelations = "foreign-relations"
    static let foreignRelationsChief = "foreign-relations-chief"
    static let borderGuard = "border-mongcai"

    /// Everybody.
    static let all = [
        police, hotline, health, consular, immigration, foreignRelations, foreignRelationsChief,
        borderGuard,
    ]

    /// The units that they belong to.
    enum Unit {
        static let police: OrgID = "VN/GOV/MPS/PROV/QNI"
        static let immigration: OrgID = "VN/GOV/MPS/IMM"
        static let foreignRelations: OrgID = "VN/GOV/MPS/FAD"
        static let borderGuard: OrgID = "VN/GOV/MOD/BG/QNI"
        static let health: OrgID = "VN/GOV/MOH/PROV/QNI"
        static let shelter: OrgID = "VN/GOV/MOH/FACILITY/QNI-01"
    }
}
