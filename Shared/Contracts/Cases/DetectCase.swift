public import RPC
public import Vocabulary

/// Begins a case file from a direct detection, without a report: at a gate, on patrol, in another case.
///
/// The file is a draft of the caller's unit. People in it are registered with victim support first; here they
/// are references. Answers `invalidArgument` for more than 200 people or for somebody twice.
public struct DetectCase: ServiceRequest {
    public typealias Service = Cases

    public static let method = MethodDescriptor(
        "cases.detect",
        .write,
        callers: .investigators
    )

    /// The province in charge.
    public var province: Word<Province>
    /// The offence that is suspected.
    public var offence: Word<Offence>
    /// Whether it crosses a border.
    public var transnational: Bool
    /// The countries it touches, beside Viet Nam; with the forms at most 32.
    public var countries: [Word<Country>]
    /// What the people were, or were to be, exploited for.
    public var forms: [Word<FormOfExploitation>]
    /// The victims and possible victims who were found; at most 200.
    public var victims: [VictimRef]
    /// What was detected; 1 to 20,000 bytes, identity-class.
    public var summary: FreeText
    /// When it was detected; now where missing.
    public var occurred: Occurrence?

    /// Begins a file.
    public init(
        province: Province,
        offence: Offence,
        transnational: Bool,
        countries: [Country] = [],
        forms: [FormOfExploitation] = [],
        victims: [VictimRef] = [],
        summary: FreeText,
        occurred: Occurrence? = nil
    ) {
        self.province = Word(province)
        self.offence = Word(offence)
        self.transnational = transnational
        self.countries = countries.map { Word($0) }
        self.forms = forms.map { Word($0) }
        self.victims = victims
        self.summary = summary
        self.occurred = occurred
    }

    /// Where the file is.
    public struct Response: Codable, Sendable {
        /// What points at it.
        public var caseFile: CaseFileID
        /// Its version, for the next step.
        public var version: Int

        /// Where the file is.
        public init(caseFile: CaseFileID, version: Int) {
            self.caseFile = caseFile
            self.version = version
        }
    }
}

extension DetectCase {
    /// What a detection may not hold.
    public static let rules: [FieldRule<DetectCase>] = [
        .list("victims", \.victims, 0...200), .distinct("victims", \.victims),
        FieldRule("countries", "count.0-32") { detected, _ in
            detected.countries.count + detected.forms.count <= 32
        },
        .text("summary", \.summary, 1...20_000),
    ]
}
