public import Vocabulary
public import WireCodec

/// What points at an application.
public typealias ApplicationID = RecordID<Application>

/// An application for schooling, vocational training or the first allowance, on form 07 (Decree
/// 162/2025, Article 24).
///
/// The health authority decides within nine working days of the complete file; the clock runs from
/// submission, so that nobody is left waiting for the check either.
public struct Application: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.application"
    public static let label = Label(vi: "Đơn đề nghị hỗ trợ (mẫu 07)", en: "Application (form 07)")

    public static let authors = RoleSet.caseworkers

    /// Who.
    public var victim: VictimRef
    /// What is applied for: schooling, vocational training or the allowance.
    public var entitlement: Word<Entitlement>
    /// The health authority that decides.
    public var authority: OrgID
    /// The day on which form 07 was handed in.
    public var submittedOn: CalendarDate
    /// The sum in đồng that was granted.
    public var amount: Int?
    /// What the form says (identity-class).
    public var form: FreeText?

    public static let rules: [FieldRule<Application>] = [
        FieldRule("entitlement", "form.07") { application, _ in
            [.schooling, .vocational, .hardship].contains(application.entitlement.known)
        },
        .past("submittedOn", \.submittedOn),
        .number("amount", \.amount, 0...1_000_000_000),
        .text("form", \.form, 1...20_000),
    ]

    /// What the form says; not what it is for.
    public static func correctableFields(in state: State) -> Set<String> {
        ["submittedOn", "form"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        [.submitted, .incomplete, .complete].contains(state) ? ["form", "amount"] : []
    }

    public var facets: [Facet] {
        [
            .victim(victim), Facet("entitlement", entitlement),
            Facet("authority", authority.path),
        ]
    }

    public var partners: [OrgID] { [authority] }

    /// An application as it is handed in.
    public init(
        victim: VictimRef,
        entitlement: Word<Entitlement>,
        authority: OrgID,
        submittedOn: CalendarDate,
        amount: Int? = nil,
        form: FreeText? = nil
    ) {
        self.victim = victim
        self.entitlement = entitlement
        self.authority = authority
        self.submittedOn = submittedOn
        self.amount = amount
        self.form = form
    }
}
