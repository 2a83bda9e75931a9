public import RPC
public import Vocabulary
public import WireCodec

/// What points at a trafficking event.
public typealias TraffickingEventID = RecordID<TraffickingEvent>

/// One part of what was done to somebody: recruited, on the way, exploited; when and where.
///
/// The fields are those of the historic trafficking event of HTCDS v2.0 (IOM, CC BY 4.0), with a
/// period instead of a day. Who it was done to is a reference of victim support.
public struct TraffickingEvent: ServedRecord, PlainRecord {
    public typealias Service = Cases

    /// Where the work on an event stands.
    public enum State: String, ClosedList {
        /// Somebody told of it.
        case recorded
        /// It has been verified.
        case verified
        /// It did not happen; a second officer agreed.
        case dismissed

        public var label: Label {
            switch self {
            case .recorded: Label(vi: "Đã ghi nhận", en: "Recorded")
            case .verified: Label(vi: "Đã xác minh", en: "Verified")
            case .dismissed: Label(vi: "Không có căn cứ", en: "Dismissed")
            }
        }
    }

    public static let kind: RecordKind = "cases.event"
    public static let label = Label(vi: "Sự kiện mua bán người", en: "Trafficking event")
    public static let authors = RoleSet.investigators
    public static let readers = RoleSet.caseReaders
    public static let via = MethodDescriptor.Via.callerOnly

    public static let lifecycle = Lifecycle<State>(from: .recorded, ending: [.verified]) {
        Step(.recorded, to: .verified, by: .investigators, needs: [.finding])
        Step(
            .recorded,
            to: .dismissed,
            by: .investigators,
            needs: [.reason],
            approval: .superior
        )
        Step(
            .verified,
            to: .dismissed,
            by: .investigators,
            needs: [.reason],
            approval: .superior
        )
    }

    public static let rules: [FieldRule<TraffickingEvent>] = [
        .order("until", from: \.from, to: \.until),
        FieldRule("from", "past") { event, now in
            event.from.map { $0 <= VietnameseTime.date(of: now) } ?? true
        },
        FieldRule("province", "needs.vietNam") { event, _ in
            event.province == nil || event.country == .vietNam
        },
        FieldRule("commune", "needs.province") { event, _ in
            event.commune == nil || event.province != nil
        },
        .text("region", \.region, 1...200), .text("city", \.city, 1...200),
        .text("street", \.street, 1...500), .text("postalCode", \.postalCode, 1...40),
        FieldRule("latitude", "range.-90-90") { event, _ in
            event.latitude.map { (-90.0...90).contains($0) } ?? true
        },
        FieldRule("longitude", "range.-180-180") { event, _ in
            event.longitude.map { (-180.0...180).contains($0) } ?? true
        },
        .text("summary", \.summary, 1...20_000),
    ]

    /// The file that speaks of it.
    public var caseFile: CaseFileID
    /// To whom it was done, as registered with victim support.
    public var victim: VictimRef?
    /// Which part of the trafficking it is.
    public var phase: Word<TraffickingEventType>
    /// The first day of it.
    public var from: CalendarDate?
    /// The last day of it.
    public var until: CalendarDate?
    /// The country.
    public var country: Word<Country>
    /// The province, where it was in Viet Nam.
    public var province: Word<Province>?
    /// The state or region elsewhere (identity-class).
    public var region: FreeText?
    /// The city (identity-class).
    public var city: FreeText?
    /// The street (identity-class).
    public var street: FreeText?
    /// The postal code (identity-class).
    public var postalCode: FreeText?
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east.
    public var longitude: Double?
    /// What happened (identity-class).
    public var summary: FreeText?
    /// The commune, where it was in Viet Nam and is known; in no facet, since it is the person's.
    public var commune: CommuneCode?

    /// All but the file and the person.
    public static func correctableFields(in state: State) -> Set<String> {
        [
            "phase", "from", "until", "country", "province", "region", "city", "street",
            "postalCode", "latitude", "longitude", "summary", "commune",
        ]
    }

    public var communes: [PlacedCommune] {
        commune.map { [PlacedCommune("commune", $0, in: province?.known, on: from)] } ?? []
    }

    public var links: [RecordLink] { [RecordLink("caseFile", to: caseFile, of: CaseFile.self)] }

    public var facets: [Facet] {
        [.caseFile(caseFile), Facet("phase", phase), Facet("country", country)]
            + (province.map { [Facet("province", $0)] } ?? [])
            + (victim.map { [.victim($0)] } ?? []) + Facet.periods(of: from)
    }

    /// An event as somebody told of it; where exactly is set afterwards.
    public init(
        caseFile: CaseFileID,
        victim: VictimRef? = nil,
        phase: TraffickingEventType,
        from: CalendarDate? = nil,
        until: CalendarDate? = nil,
        country: Country,
        province: Province? = nil,
        summary: FreeText? = nil
    ) {
        self.caseFile = caseFile
        self.victim = victim
        self.phase = Word(phase)
        self.from = from
        self.until = until
        self.country = Word(country)
        self.province = province.map { Word($0) }
        self.summary = summary
    }
}
