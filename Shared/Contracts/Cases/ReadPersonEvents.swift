public import RPC
public import Vocabulary
public import WireCodec

/// Answers what case files tell of one person's trafficking, or of several persons', for an export in the
/// words of HTCDS 2.0.
///
/// A person is a reference; this service neither learns nor tells who it is. Whoever reads an event as
/// a case reader is told the whole of it. A body that supports the person in the file that an event belongs
/// to is told what happened when, in which country and province, and nothing that was written in words:
/// those are the investigators' until they lend them. Anybody else is told of nothing, exactly as if there
/// were none. Dismissed events are not told. Needs a purpose and a certificate of the caller's own; each
/// person answered for, and each event told, is audited like a read of an identity before the answer leaves.
public struct ReadPersonEvents: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.personEvents",
        .read,
        callers: .caseReaders.union(.victimSupporters),
        needsPurpose: true
    )

    /// Events that one answer holds, so that their texts fit into a message.
    public static let largestCount = 100
    /// Persons whom one call asks about, the first included: as many as one call exports.
    public static let mostPersons = ExportHTCDS.largestCount

    /// The person.
    public var victim: VictimRef
    /// Other references to the same person, as victim support knows them since registrations of one person
    /// were merged; at most 32.
    public var also: [VictimRef]?
    /// Further persons, in the order in which they are answered for; with the first at most ``mostPersons``.
    public var others: [PersonReferences]?

    /// Asks for the events of a person, and of others.
    public init(
        victim: VictimRef,
        also: [VictimRef]? = nil,
        others: [PersonReferences]? = nil
    ) {
        self.victim = victim
        self.also = also
        self.others = others
    }

    /// The events.
    public struct Response: Codable, Sendable {
        /// The events, earliest first; those of no known day come last.
        public var events: [ToldEvent]
        /// How many more there are than one answer holds.
        public var omitted: Int
        /// The events of the other persons who were asked about, in that order.
        ///
        /// As many of them as fit whole into the answer: ask again for the rest. Missing from a service of an
        /// earlier version, which answers for the first person alone.
        public var others: [PersonEvents]?

        /// The events of a person, and of others.
        public init(events: [ToldEvent], omitted: Int = 0, others: [PersonEvents]? = nil) {
            self.events = events
            self.omitted = omitted
            self.others = others
        }
    }
}

/// The references that victim support knows one person by.
public struct PersonReferences: Codable, Sendable, Hashable {
    /// The person.
    public var victim: VictimRef
    /// Other references to the same person; at most 32.
    public var also: [VictimRef]?

    /// A person by what they are known by.
    public init(victim: VictimRef, also: [VictimRef]? = nil) {
        self.victim = victim
        self.also = also
    }
}

/// What case files tell of one person's trafficking.
public struct PersonEvents: Codable, Sendable, Hashable {
    /// The events, earliest first; those of no known day come last.
    public var events: [ToldEvent]
    /// How many more there are than one answer holds.
    public var omitted: Int

    /// The events of a person.
    public init(events: [ToldEvent], omitted: Int = 0) {
        self.events = events
        self.omitted = omitted
    }
}

/// A trafficking event as far as somebody is told of it.
public struct ToldEvent: Codable, Sendable, Hashable {
    /// The event.
    public var id: TraffickingEventID
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
    /// Where exactly and what happened; missing where that is not told.
    public var details: Details?

    /// What is told to those who read the event alone.
    public struct Details: Codable, Sendable, Hashable {
        /// The commune.
        public var commune: CommuneCode?
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

        /// The details of an event.
        public init(of event: TraffickingEvent) {
            commune = event.commune
            region = event.region
            city = event.city
            street = event.street
            postalCode = event.postalCode
            latitude = event.latitude
            longitude = event.longitude
            summary = event.summary
        }
    }

    /// An event as somebody is told of it.
    public init(_ id: TraffickingEventID, _ event: TraffickingEvent, tellingDetails: Bool) {
        self.id = id
        phase = event.phase
        from = event.from
        until = event.until
        country = event.country
        province = event.province
        details = tellingDetails ? Details(of: event) : nil
    }
}
