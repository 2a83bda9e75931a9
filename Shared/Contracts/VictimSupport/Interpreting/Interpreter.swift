public import RPC
public import Vocabulary

/// What points at an interpreter.
public typealias InterpreterID = RecordID<Interpreter>

/// Somebody who interprets for victims: vetted by two officers before the first time.
///
/// Papers and commune are kept for one purpose: to find out whether an interpreter knows the person
/// they would interpret for.
public struct Interpreter: ServedRecord, PlainRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.interpreter"
    public static let label = Label(vi: "Phiên dịch viên", en: "Interpreter")

    public static let authors = RoleSet.caseworkers

    public static let readers = RoleSet.officers

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    /// The interpreter (identity-class).
    public var name: FreeText
    /// What they interpret, beside Vietnamese.
    public var languages: [Word<SpokenLanguage>]
    /// Where they work.
    public var province: Word<Province>
    /// Gender, where a person asks for it.
    public var gender: Word<Gender>?
    /// The commune they come from (identity-class).
    public var commune: Address?
    /// A paper that proves who they are (identity-class).
    public var document: FreeText?
    /// How they are reached (identity-class).
    public var phone: PhoneNumber?
    /// Bodies that may ask for them.
    public var usedBy: [OrgID]

    public static let rules: [FieldRule<Interpreter>] = [
        .text("name", \.name, 1...200),
        .text("document", \.document, 1...64),
        .list("languages", \.languages, 1...16),
        .distinct("languages", \.languages),
        .list("usedBy", \.usedBy, 0...64),
    ]

    /// Who they are and what they speak.
    public static func correctableFields(in state: State) -> Set<String> {
        ["name", "languages", "province", "gender", "commune", "document", "phone"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state != .left ? ["languages", "province", "commune", "phone", "usedBy"] : []
    }

    public var facets: [Facet] {
        [Facet("province", province)] + languages.map { Facet("language", $0) }
    }

    public var partners: [OrgID] { usedBy }

    /// An interpreter as they are registered.
    public init(
        name: FreeText,
        languages: [Word<SpokenLanguage>] = [],
        province: Word<Province>,
        gender: Word<Gender>? = nil,
        commune: Address? = nil,
        document: FreeText? = nil,
        phone: PhoneNumber? = nil,
        usedBy: [OrgID] = []
    ) {
        self.name = name
        self.languages = languages
        self.province = province
        self.gender = gender
        self.commune = commune
        self.document = document
        self.phone = phone
        self.usedBy = usedBy
    }
}
