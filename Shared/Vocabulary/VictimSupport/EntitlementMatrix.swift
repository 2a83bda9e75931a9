public import WireCodec

/// Which support the law gives to whom: rows of categories, each with its basis and validity.
///
/// Data, not code: a deployment may replace it, and a law that changes adds rows. ``initial`` is Article
/// 37 of Law 53/2024 as far as it was read.
public struct EntitlementMatrix: Codable, Hashable, Sendable {
    /// The rows, in any order; of several that hold on a day the latest begun wins.
    public var rows: [Row]

    /// A matrix of rows.
    public init(rows: [Row]) { self.rows = rows }

    /// What one category of people is given, from when to when.
    public struct Row: Codable, Hashable, Sendable {
        /// Whom it is for.
        public var category: Word<VictimCategory>
        /// Whose minors in company are given the same, or what this row says of them.
        public var accompanying: Word<VictimCategory>?
        /// What they are given.
        public var entitlements: [Word<Entitlement>]
        /// Whether each is given only as the case requires.
        public var asCaseRequires: Bool
        /// The provision.
        public var legalBasis: LegalBasis
        /// The first day on which it holds.
        public var validFrom: CalendarDate
        /// The last day on which it holds; open where missing.
        public var validTo: CalendarDate?

        /// A row.
        public init(
            _ category: VictimCategory,
            accompanying: VictimCategory? = nil,
            _ entitlements: [Entitlement],
            asCaseRequires: Bool = false,
            legalBasis: LegalBasis,
            validFrom: CalendarDate,
            validTo: CalendarDate? = nil
        ) {
            self.category = Word(category)
            self.accompanying = accompanying.map { Word($0) }
            self.entitlements = entitlements.map { Word($0) }
            self.asCaseRequires = asCaseRequires
            self.legalBasis = legalBasis
            self.validFrom = validFrom
            self.validTo = validTo
        }

        /// Whether the row holds on a day.
        public func holds(on day: CalendarDate) -> Bool {
            validFrom <= day && (validTo.map { day <= $0 } ?? true)
        }
    }

    /// Somebody as the matrix sees them.
    public struct Person: Hashable, Sendable {
        /// The row that they fall under.
        public var category: VictimCategory
        /// What was decided of them; of a minor in company, of whom they accompany.
        public var status: TraffickingStatus
        /// Whom an accompanying minor accompanies; a victim who is a citizen, where nobody says.
        public var accompanying: VictimCategory?
        /// Whether a minor in company has come of age, so that the row of minors is theirs no more.
        public var cameOfAge: Bool

        /// Somebody.
        public init(
            _ category: VictimCategory,
            status: TraffickingStatus,
            accompanying: VictimCategory? = nil,
            cameOfAge: Bool = false
        ) {
            self.category = category
            self.status = status
            self.accompanying = accompanying
            self.cameOfAge = cameOfAge
        }
    }

    /// What the law says of each of the ten kinds of support for somebody on a day, in the law's order.
    ///
    /// Pure: the same person, day and matrix have the same answer. Each finding says why, also where the
    /// answer is no.
    public func findings(for person: Person, on day: CalendarDate) -> [EntitlementFinding] {
        let row = row(for: person, on: day)
        return Entitlement.allCases.map { entitlement in
            let reason = reason(for: entitlement, person, row)
            let procedure = reason.grants ? entitlement.procedure(on: day) : nil
            return EntitlementFinding(
                entitlement: Word(entitlement),
                reason: Word(reason),
                legalBasis: row?.legalBasis,
                procedure: procedure
            )
        }
    }

    /// What somebody is entitled to on a day; what is given as the case requires included.
    public func entitled(_ person: Person, on day: CalendarDate) -> [Entitlement] {
        findings(for: person, on: day).filter(\.isEntitled).compactMap(\.entitlement.known)
    }

    private func row(for person: Person, on day: CalendarDate) -> Row? {
        let company = person.category == .accompanyingMinor
        return
            rows
            .filter { row in
                row.holds(on: day) && row.category == person.category
                    && (!company || row.accompanying?.known == person.accompanying ?? .citizen)
            }
            .max { $0.validFrom < $1.validFrom }
    }

    private func reason(
        for entitlement: Entitlement,
        _ person: Person,
        _ row: Row?
    ) -> EntitlementReason {
        guard person.status != .notAVictim else { return .notAVictim }
        guard !person.cameOfAge else { return .cameOfAge }
        // Only a confirmed victim falls under the victims' row; until then they are in process.
        let isVictims = person.category == .citizen
        guard !isVictims || person.status == .actual else { return .notConfirmed }
        guard let row else { return .noRule }
        guard row.entitlements.contains(Word(entitlement)) else { return .notInRow }
        guard !row.asCaseRequires else { return .asCaseRequires }
        return switch person.category {
        case .citizen: .victim
        case .accompanyingMinor: .accompanyingMinor
        case .inProcessAbroad: .inProcessAbroad
        case .inProcessInCountry: .inProcessInCountry
        case .foreigner: .foreigner
        }
    }
}

/// What the law says of one kind of support for somebody.
public struct EntitlementFinding: Codable, Hashable, Sendable {
    /// The kind.
    public var entitlement: Word<Entitlement>
    /// Why it is given, or not.
    public var reason: Word<EntitlementReason>
    /// The provision of the row; missing where no row holds.
    public var legalBasis: LegalBasis?
    /// Where the procedure stands, for what is applied for.
    public var procedure: LegalBasis?

    /// A finding.
    public init(
        entitlement: Word<Entitlement>,
        reason: Word<EntitlementReason>,
        legalBasis: LegalBasis?,
        procedure: LegalBasis? = nil
    ) {
        self.entitlement = entitlement
        self.reason = reason
        self.legalBasis = legalBasis
        self.procedure = procedure
    }

    /// Whether it is given, if only as the case requires.
    public var isEntitled: Bool { reason.known?.grants ?? false }
}
