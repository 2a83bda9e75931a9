public import RPC
public import Vocabulary

/// The people of the tests: made-up officers of real kinds of units, two wherever two are needed.
///
/// Quảng Ninh (`QNI`) is where things happen; Lạng Sơn (`LSN`) is where the strangers sit, who have
/// the right roles and nothing to do with it.
public enum Officers {
    /// Border guard at the gate.
    public static let borderGuard = officer("mod", 1, "VN/GOV/MOD/BG/QNI", .borderGuard)
    /// The border guard's second officer.
    public static let borderGuard2 = officer("mod", 2, "VN/GOV/MOD/BG/QNI", .borderGuard)
    /// Border guard elsewhere.
    public static let strangeBorderGuard = officer("mod", 9, "VN/GOV/MOD/BG/LSN", .borderGuard)
    /// Provincial police.
    public static let police = officer("mps", 11, "VN/GOV/MPS/PROV/QNI", .provincialPolice)
    /// The provincial police's second officer.
    public static let police2 = officer("mps", 12, "VN/GOV/MPS/PROV/QNI", .provincialPolice)
    /// Provincial police elsewhere.
    public static let strangePolice = officer("mps", 19, "VN/GOV/MPS/PROV/LSN", .provincialPolice)
    /// Department C02.
    public static let criminalPolice = officer("mps", 21, "VN/GOV/MPS/C02", .criminalPolice)
    /// Immigration.
    public static let immigration = officer("mps", 31, "VN/GOV/MPS/IMM", .immigration)
    /// Police liaison.
    public static let foreignAffairs = officer("mps", 41, "VN/GOV/MPS/FAD", .policeForeignAffairs)
    /// Coast guard.
    public static let coastGuard = officer("mod", 3, "VN/GOV/MOD/CG/Z1", .coastGuard)
    /// The provincial health authority.
    public static let health = officer("moh", 51, "VN/GOV/MOH/PROV/QNI", .provincialHealth)
    /// The health authority's second officer.
    public static let health2 = officer("moh", 52, "VN/GOV/MOH/PROV/QNI", .provincialHealth)
    /// A health authority elsewhere.
    public static let strangeHealth = officer("moh", 59, "VN/GOV/MOH/PROV/LSN", .provincialHealth)
    /// Hotline 111.
    public static let hotline = officer("moh", 61, "VN/GOV/MOH/HOTLINE111", .hotline)
    /// A facility.
    public static let facility = officer("moh", 71, "VN/FACILITY/QNI-1", .facility)
    /// Another facility.
    public static let strangeFacility = officer("moh", 79, "VN/FACILITY/LSN-1", .facility)
    /// A commune.
    public static let commune = officer("moh", 81, "VN/COMMUNE/QNI/HAI-HA", .commune)
    /// The Women's Union.
    public static let womensUnion = officer("moh", 82, "VN/WU/QNI", .womensUnion)
    /// An organisation.
    public static let ngo = officer("moh", 83, "VN/NGO/ONE", .ngo)
    /// The procuracy.
    public static let procuracy = officer("mps", 91, "VN/GOV/SPP/QNI", .procuracy)
    /// The procuracy's second officer.
    public static let procuracy2 = officer("mps", 92, "VN/GOV/SPP/QNI", .procuracy)
    /// A court.
    public static let court = officer("mps", 93, "VN/GOV/COURT/QNI", .court)
    /// A mission abroad.
    public static let mission = officer("mofa", 101, "VN/GOV/MOFA/MISSION/MMR", .mission)
    /// The consular department.
    public static let consular = officer("mofa", 102, "VN/GOV/MOFA/CONS", .consular)
    /// Defence foreign relations.
    public static let defenceRelations = officer(
        "mod",
        103,
        "VN/GOV/MOD/FRD",
        .defenceForeignRelations
    )
    /// The provincial military command.
    public static let military = officer("mod", 104, "VN/GOV/MOD/PROVMIL/QNI", .provincialMilitary)
    /// The dossier's desk.
    public static let tipDesk = officer("mofa", 105, "VN/GOV/MOFA/TIP", .tipDesk)
    /// The steering committee.
    public static let steering = officer("mps", 111, "VN/GOV/STEER138", .steeringCommittee)
    /// The auditor.
    public static let auditor = officer("mps", 112, "VN/GOV/MPS", .auditor)
    /// The administrator.
    public static let administrator = officer("mps", 113, "VN/GOV/MPS", .administrator)
    /// The gateway.
    public static let gateway = Caller(
        identity: "spiffe://mps.homeward.gov.vn/service/gateway",
        unit: "",
        roles: [Role.gatewayService.rawValue]
    )

    /// The cases service, when it asks another one.
    public static let casesService = Caller(
        identity: "spiffe://mps.homeward.gov.vn/service/cases",
        unit: "",
        roles: [Role.casesService.rawValue]
    )

    /// The victim-support service, when it tells another one.
    public static let victimSupportService = Caller(
        identity: "spiffe://moh.homeward.gov.vn/service/victim-support",
        unit: "",
        roles: [Role.victimSupportService.rawValue]
    )

    /// The liaison service, which calls for itself.
    public static let liaisonService = Caller(
        identity: "spiffe://mofa.homeward.gov.vn/service/liaison",
        unit: "",
        roles: [Role.liaisonService.rawValue]
    )

    /// One officer of every role that officers have.
    public static let ofEveryRole: [Caller] = [
        borderGuard, police, criminalPolice, immigration, foreignAffairs, coastGuard, health,
        hotline, facility, commune, womensUnion, ngo, procuracy, court, mission, consular,
        defenceRelations, military, tipDesk, steering, auditor, administrator,
    ]

    /// Everybody whom the policy of the tests knows.
    public static let everybody: [Caller] =
        ofEveryRole + [
            borderGuard2, strangeBorderGuard, police2, strangePolice, health2, strangeHealth,
            strangeFacility, procuracy2, gateway,
        ]

    /// An officer of any role in any unit, for trying what roles may do; `number` tells two apart.
    public static func of(_ role: Role, in unit: OrgID, _ number: Int = 1) -> Caller {
        let place = Role.allCases.firstIndex(of: role) ?? 0
        return officer("mps", 9_000 + place * 10 + number, unit.path, role)
    }

    /// An officer whom the policy gives a role and no unit.
    public static func withoutUnit(_ role: Role) -> Caller { officer("mps", 9_999, "", role) }

    /// An officer of a ministry's trust domain.
    public static func officer(_ domain: String, _ number: Int, _ unit: String, _ role: Role)
        -> Caller
    {
        Caller(
            identity: "spiffe://\(domain).homeward.gov.vn/officer/104-\(number)",
            unit: unit,
            roles: [role.rawValue]
        )
    }
}

extension Caller {
    /// The unit as a path.
    public var organisation: OrgID {
        guard let organisation = OrgID(unit) else {
            preconditionFailure("an officer of the tests has a unit")
        }
        return organisation
    }
}
