public import Vocabulary
public import WireCodec

/// What points at an interpretation.
public typealias InterpretationID = RecordID<Interpretation>

/// That an interpreter helps a person once: only one who is vetted, speaks the language and has no
/// conflict.
///
/// What the service can see of a conflict it finds itself, whenever the record is filed; what the
/// interpreter says of one is a reason to decline.
public struct Interpretation: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.interpretation"
    public static let label = Label(vi: "Lần phiên dịch", en: "Interpretation")

    public static let authors = RoleSet.caseworkers.union(.rescuers)

    /// Who.
    public var victim: VictimRef
    /// Who interprets.
    public var interpreter: InterpreterID
    /// Into and out of which language.
    public var language: Word<SpokenLanguage>
    /// The day.
    public var on: CalendarDate
    /// What the service found that speaks against it.
    public var conflicts: [Word<InterpreterConflict>]

    public static let rules: [FieldRule<Interpretation>] = []

    public static let ownEntries: Set<String> = ["conflicts"]

    /// The day.
    public static func correctableFields(in state: State) -> Set<String> {
        ["on"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        [.proposed, .confirmed].contains(state) ? ["on"] : []
    }

    public var facets: [Facet] {
        [
            .victim(victim), Facet("interpreter", interpreter.loggable),
            Facet("language", language),
        ]
            + conflicts.map { Facet("conflict", $0) }
    }

    public var links: [RecordLink] {
        [
            RecordLink("victim", to: victim, of: Victim.self),
            RecordLink("interpreter", to: interpreter, of: Interpreter.self),
        ]
    }

    /// An interpretation as it is proposed.
    public init(
        victim: VictimRef,
        interpreter: InterpreterID,
        language: Word<SpokenLanguage>,
        on: CalendarDate,
        conflicts: [Word<InterpreterConflict>] = []
    ) {
        self.victim = victim
        self.interpreter = interpreter
        self.language = language
        self.on = on
        self.conflicts = conflicts
    }
}
