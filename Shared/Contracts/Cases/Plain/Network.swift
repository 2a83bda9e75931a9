public import RPC
public import Vocabulary
public import WireCodec

/// What points at a network.
public typealias NetworkID = RecordID<Network>

/// A network (đường dây): suspects who act together, across case files.
///
/// It is broken by a decision with a date that a second officer approves; until then it grows by
/// updates. The name is the investigators' own and may name people.
public struct Network: ServedRecord, PlainRecord {
    public typealias Service = Cases

    /// Where the work on a network stands.
    public enum State: String, ClosedList {
        /// There are signs of it.
        case suspected
        /// It is investigated.
        case investigated
        /// It was broken up; a second officer agreed.
        case broken
        /// There is no such network; a second officer agreed.
        case dismissed

        public var label: Label {
            switch self {
            case .suspected: Label(vi: "Nghi vấn", en: "Suspected")
            case .investigated: Label(vi: "Đang điều tra", en: "Investigated")
            case .broken: Label(vi: "Đã triệt phá", en: "Broken")
            case .dismissed: Label(vi: "Không có căn cứ", en: "Dismissed")
            }
        }
    }

    public static let kind: RecordKind = "cases.network"
    public static let label = Label(vi: "Đường dây", en: "Network")
    public static let authors = RoleSet.investigators
    public static let readers = RoleSet.caseReaders
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .suspected, ending: [.broken]) {
        Step(.suspected, to: .investigated, by: .investigators)
        Step(
            .investigated,
            to: .broken,
            by: .investigators,
            needs: [.decisionDate, .finding],
            approval: .superior
        )
        Step(
            .suspected,
            to: .dismissed,
            by: .investigators,
            needs: [.reason],
            approval: .superior
        )
        Step(
            .investigated,
            to: .dismissed,
            by: .investigators,
            needs: [.reason],
            approval: .superior
        )
        Step(
            .broken,
            to: .investigated,
            by: .investigators,
            needs: [.reason],
            approval: .superior
        )
    }

    public static let rules: [FieldRule<Network>] = [
        .text("name", \.name, 1...300),
        .text("summary", \.summary, 1...20_000),
        .list("suspects", \.suspects, 0...300), .distinct("suspects", \.suspects),
        .list("caseFiles", \.caseFiles, 0...100), .distinct("caseFiles", \.caseFiles),
        .list("provinces", \.provinces, 0...34), .distinct("provinces", \.provinces),
        .list("countries", \.countries, 0...32), .distinct("countries", \.countries),
        .list("forms", \.forms, 0...11), .distinct("forms", \.forms),
    ]
    public static let ownEntries: Set<String> = ["brokenOn"]

    /// What the investigators call it (identity-class).
    public var name: FreeText
    /// Who belongs to it, as far as this service knows them.
    public var suspects: [SuspectID]
    /// The files that it appears in.
    public var caseFiles: [CaseFileID]
    /// Where in Viet Nam it acts.
    public var provinces: [Word<Province>]
    /// Where else it acts.
    public var countries: [Word<Country>]
    /// What it exploits people for.
    public var forms: [Word<FormOfExploitation>]
    /// How it works (identity-class).
    public var summary: FreeText?
    /// The day on which it was broken; the step's decision enters it.
    public var brokenOn: CalendarDate?

    /// Who belongs to it and where it appears is brought up to date, never corrected.
    public static func correctableFields(in state: State) -> Set<String> {
        ["name", "provinces", "countries", "forms", "summary"]
    }

    /// Everything, while somebody works on it.
    public static func updatableFields(in state: State) -> Set<String> {
        switch state {
        case .suspected, .investigated:
            correctableFields(in: state).union(["suspects", "caseFiles"])
        case .broken, .dismissed: []
        }
    }

    public var links: [RecordLink] {
        suspects.map { RecordLink("suspects", to: $0, of: Suspect.self) }
            + caseFiles.map { RecordLink("caseFiles", to: $0, of: CaseFile.self) }
    }

    public var facets: [Facet] {
        suspects.map { .suspect($0) } + caseFiles.map { .caseFile($0) }
            + provinces.map { Facet("province", $0) } + countries.map { Facet("country", $0) }
            + forms.map { Facet("form", $0) } + Facet.periods(of: brokenOn)
    }

    /// A network as the investigators come to know it.
    public init(
        name: FreeText,
        suspects: [SuspectID] = [],
        caseFiles: [CaseFileID] = [],
        provinces: [Province] = [],
        countries: [Country] = [],
        forms: [FormOfExploitation] = [],
        summary: FreeText? = nil
    ) {
        self.name = name
        self.suspects = suspects
        self.caseFiles = caseFiles
        self.provinces = provinces.map { Word($0) }
        self.countries = countries.map { Word($0) }
        self.forms = forms.map { Word($0) }
        self.summary = summary
    }
}
