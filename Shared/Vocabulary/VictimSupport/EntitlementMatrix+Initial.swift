import WireCodec

extension EntitlementMatrix {
    /// Article 37 of Law 53/2024, in force since 1 July 2025; of earlier days it says nothing.
    public static let initial = EntitlementMatrix(rows: [
        row(.citizen, Entitlement.allCases),
        row(
            .accompanyingMinor,
            with: .citizen,
            common + [.legalAid, .travel, .psychological, .schooling]
        ),
        row(.inProcessAbroad, common),
        row(.accompanyingMinor, with: .inProcessAbroad, common),
        row(.inProcessInCountry, common + [.legalAid, .travel, .psychological]),
        row(
            .accompanyingMinor,
            with: .inProcessInCountry,
            common + [.legalAid, .travel, .psychological]
        ),
        row(.foreigner, common + [.legalAid, .psychological], asCaseRequires: true),
    ])

    /// a to d: what everybody is given.
    private static let common: [Entitlement] = [.essentials, .medical, .interpreter, .legalSupport]

    private static func row(
        _ category: VictimCategory,
        with accompanying: VictimCategory? = nil,
        _ entitlements: [Entitlement],
        asCaseRequires: Bool = false
    ) -> Row {
        Row(
            category,
            accompanying: accompanying,
            entitlements,
            asCaseRequires: asCaseRequires,
            legalBasis: LegalBasis("53/2024/QH15", "Điều 37"),
            validFrom: inForce
        )
    }

    static let inForce: CalendarDate = {
        guard let date = CalendarDate(year: 2025, month: 7, day: 1) else {
            preconditionFailure("a date written in code exists")
        }
        return date
    }()
}

extension Entitlement {
    /// Where its procedure stands: schooling, training and allowance are applied for with form 07.
    func procedure(on day: CalendarDate) -> LegalBasis? {
        guard [.schooling, .vocational, .hardship].contains(self), EntitlementMatrix.inForce <= day
        else { return nil }
        return LegalBasis("162/2025/NĐ-CP", "Điều 24")
    }
}
