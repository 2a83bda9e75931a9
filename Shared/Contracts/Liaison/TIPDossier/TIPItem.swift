public import RPC
public import Vocabulary

/// What one body supplies to a dossier: a text, and numbers with what they count.
public struct TIPItem: ServedRecord, PlainRecord {
    public typealias Service = Liaison

    /// Where an item stands.
    public enum State: String, ClosedList {
        /// Being written.
        case drafted
        /// Two officers of the body stand by it.
        case validated
        /// Taken back.
        case withdrawn

        public var label: Label {
            switch self {
            case .drafted: Label(vi: "Đang soạn", en: "Drafted")
            case .validated: Label(vi: "Đã thẩm định", en: "Validated")
            case .withdrawn: Label(vi: "Đã rút", en: "Withdrawn")
            }
        }
    }

    public static let kind: RecordKind = "liaison.tipItem"
    public static let label = Label(vi: "Mục báo cáo TIP", en: "TIP item")
    public static let authors: RoleSet = .dossierSuppliers
    public static let readers: RoleSet = .officers
    public static let via = MethodDescriptor.Via.callerOnly
    public static let lifecycle = Lifecycle<State>(from: .drafted) {
        Step(.drafted, to: .validated, by: .dossierSuppliers, approval: .superior)
        Step(.drafted, to: .withdrawn, by: .dossierSuppliers, needs: [.reason])
        Step(.validated, to: .drafted, by: .dossierSuppliers, needs: [.reason])
    }
    public static let rules: [FieldRule<TIPItem>] = [
        .text("title", \.title, 1...500), .text("text", \.text, 1...32_000),
        .list("figures", \.figures, 0...200),
        FieldRule("figures", "length.1-300") { item, _ in
            item.figures.allSatisfy { (1...300).contains($0.of.disclosed.utf8.count) }
        },
    ]

    /// The dossier.
    public var dossier: TIPDossierID
    /// The part of it.
    public var section: Word<TIPSection>
    /// What it is called.
    public var title: FreeText
    /// What the body did.
    public var text: FreeText
    /// Numbers, each with what it counts.
    public var figures: [CountedFigure]

    /// Supplies an item.
    public init(
        to dossier: TIPDossierID,
        _ section: TIPSection,
        title: FreeText,
        text: FreeText,
        figures: [CountedFigure] = []
    ) {
        self.dossier = dossier
        self.section = Word(section)
        self.title = title
        self.text = text
        self.figures = figures
    }

    /// An item that was validated is drafted again, with a reason.
    public static func correctableFields(in state: State) -> Set<String> {
        updatableFields(in: state)
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .drafted ? ["section", "title", "text", "figures"] : []
    }

    /// What two officers stood by is drafted again by a step, with a reason.
    public static func isVoidable(in state: State) -> Bool { false }

    public var links: [RecordLink] { [RecordLink("dossier", to: dossier, of: TIPDossier.self)] }

    public var facets: [Facet] {
        [Facet("dossier", dossier.loggable), Facet("section", section)]
    }
}

/// What points at an item of a dossier.
public typealias TIPItemID = RecordID<TIPItem>

/// A number and what it counts: people, cases, sessions.
public struct CountedFigure: Codable, Hashable, Sendable {
    /// What is counted.
    public var of: FreeText
    /// How many.
    public var figure: Figure

    /// Counts something.
    public init(_ figure: Figure, of counted: FreeText) {
        self.figure = figure
        of = counted
    }
}
