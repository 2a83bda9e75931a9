public import RPC
public import Vocabulary
public import WireCodec

/// What points at a consent.
public typealias ConsentID = RecordID<Consent>

/// A person's yes to one purpose, from the moment it is given until it is withdrawn.
///
/// Disclosing a person to another body rests on one. Withdrawing it takes back the referrals that
/// rest on it and are not yet accepted.
public struct Consent: ServedRecord {
    public typealias Service = VictimSupport

    /// Where a consent stands.
    public enum State: String, ClosedList {
        /// It holds.
        case given
        /// The person has taken it back.
        case withdrawn

        public var label: Label {
            switch self {
            case .given: Label(vi: "Đã đồng ý", en: "Given")
            case .withdrawn: Label(vi: "Đã rút lại", en: "Withdrawn")
            }
        }
    }

    public static let kind: RecordKind = "victims.consent"
    public static let label = Label(vi: "Sự đồng ý", en: "Consent")

    public static let authors = RoleSet.firstResponders.union(.victimSupporters)

    public static let readers = RoleSet.officers

    /// Only a caller's own certificate: steps hold free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .given) {
        Step(.given, to: .withdrawn, by: .firstResponders, .victimSupporters)
    }

    /// Whose consent.
    public var victim: VictimRef
    /// To what.
    public var purpose: Word<ConsentPurpose>
    /// To whose reading; to any body that the purpose admits where missing.
    public var recipient: OrgID?
    /// When it was given; later consents are asked for anew.
    public var givenAt: Instant
    /// Who gave it: the person, or the guardian of a minor.
    public var givenBy: Word<PersonKind>
    /// In which language it was explained.
    public var language: Word<SpokenLanguage>?
    /// The guardianship by which a guardian gave it.
    public var guardianship: GuardianshipID?

    /// What was agreed to stays as it was said; a wrong one is withdrawn and recorded anew.
    public static func correctableFields(in state: State) -> Set<String> {
        ["givenAt", "givenBy", "language"]
    }

    public var facets: [Facet] {
        [Facet("purpose", purpose), .victim(victim)]
            + (recipient.map { [Facet("recipient", $0.path)] } ?? [])
    }

    /// A consent as it is given.
    public init(
        victim: VictimRef,
        purpose: Word<ConsentPurpose>,
        recipient: OrgID? = nil,
        givenAt: Instant,
        givenBy: Word<PersonKind>,
        language: Word<SpokenLanguage>? = nil,
        guardianship: GuardianshipID? = nil
    ) {
        self.victim = victim
        self.purpose = purpose
        self.recipient = recipient
        self.givenAt = givenAt
        self.givenBy = givenBy
        self.language = language
        self.guardianship = guardianship
    }
}
