public import RPC
public import Records
public import ServiceContracts
public import Vocabulary
public import WireCodec

/// The unit of whoever acted, by the identity of their certificate; `nil` once the policy knows them no
/// more, and then the record's owner stands in its place.
public typealias Hands = @Sendable (String) -> OrgID?

extension ServiceEnvironment {
    /// The units of those who act, as the policy has them.
    public var hands: Hands {
        let policy = policy
        return { identity in policy.caller(of: identity).flatMap { OrgID($0.unit) } }
    }
}

extension ReadingDesk {
    /// How many records of one kind a journey or an overview tells of: nobody's way has more.
    public static var toldRecords: Int { 400 }

    /// The lines that one kind of record adds to a person's way, as far as the caller may know it.
    ///
    /// Each state that a record entered, also where the caller may only know that the record exists:
    /// states are words, and whoever sees this has a relation to it. Clocks are told to those who read
    /// the record. Steps that were declared void are not told. `place` says where, as a code.
    public func journey<R: Record>(
        of victim: VictimRef,
        in type: R.Type = R.self,
        hands: Hands,
        place: (R) -> String?
    ) throws -> [JourneyEntry] {
        try everySight(of: R.self, with: .victim(victim)).flatMap { sight -> [JourneyEntry] in
            guard
                let filed = try sight.content
                    ?? sight.stub.flatMap({ try unchecked($0.id, as: R.self) })
            else { return [] }
            let clocks = sight.content == nil ? [] : try clocks(of: filed)
            return try told(filed, clocks: clocks, hands: hands, place: place(filed.record))
        }
    }

    /// The states that one record entered, which the caller reads.
    public func journey<R: Record>(
        of filed: Filed<R>,
        hands: Hands,
        place: String?
    ) throws -> [JourneyEntry] {
        try told(filed, clocks: clocks(of: filed), hands: hands, place: place)
    }

    /// What the caller may know of the records of one kind that belong to a case file.
    public func casePart<R: Record>(
        of file: CaseFileID,
        in type: R.Type = R.self
    ) throws -> [CasePartEntry] {
        let facet = Facet.caseFile(file)
        if let outlines = try outlinesAtHand(of: R.self, under: facet) {
            return try outlines.map { try casePartEntry($0, of: R.self) { $0.last } }
        }
        return try everySight(of: R.self, with: facet).compactMap { try casePartEntry($0) }
    }

    /// What the caller may know of one record, as a line of an overview.
    public func casePartEntry<R: Record>(_ sight: Sight<R>) throws -> CasePartEntry? {
        if let filed = sight.content {
            let clock = try clocks(of: filed, tellingDecisions: false).told(\.isRunning)
            return CasePartEntry(
                recordKind: R.kind.rawValue,
                reference: filed.id.loggable,
                organisation: filed.owner,
                state: filed.state.text,
                version: filed.version,
                since: filed.filing.occurred.at,
                clock: clock.flatMap(JourneyClock.init),
                number: filed.number
            )
        }
        return sight.stub.map { stub in
            CasePartEntry(
                recordKind: R.kind.rawValue,
                reference: stub.id.loggable,
                organisation: stub.owner
            )
        }
    }

    /// The same of a record that was outlined, with the one of its running clocks that is told.
    public func casePartEntry<R: Record>(
        _ outline: Outline,
        of type: R.Type,
        telling clock: ([ClockReading]) -> ClockReading?
    ) throws -> CasePartEntry {
        let reference = R.ID(outline.identifier).loggable
        guard outline.isReadable else {
            return CasePartEntry(
                recordKind: R.kind.rawValue,
                reference: reference,
                organisation: outline.filing.owner
            )
        }
        return CasePartEntry(
            recordKind: R.kind.rawValue,
            reference: reference,
            organisation: outline.filing.owner,
            state: outline.state,
            version: outline.filing.version,
            since: outline.filing.occurred.at,
            clock: clock(try runningClocks(of: outline)).flatMap(JourneyClock.init),
            number: R.self is any NumberedRecord.Type ? try outline.property("registered") : nil
        )
    }

    private func everySight<R: Record>(of type: R.Type, with facet: Facet) throws -> [Sight<R>] {
        var sights: [Sight<R>] = []
        var cursor: Bytes?
        repeat {
            let page = try list(
                R.self,
                facets: [facet],
                limit: 200,
                after: cursor,
                tellingStubs: true
            )
            sights += page.records
            cursor = page.next
        } while cursor != nil && sights.count < Self.toldRecords
        return sights
    }

    private func told<R: Record>(
        _ filed: Filed<R>,
        clocks: [ClockReading],
        hands: Hands,
        place: String?
    ) throws -> [JourneyEntry] {
        let names = R.kind.rawValue.split(separator: ".").map(String.init)
        return try passage(of: filed.id, as: R.self).map { passage in
            let clock = clocks.told { $0.startedAt == passage.occurred.at }
            return JourneyEntry(
                at: passage.occurred.at,
                precision: passage.occurred.precision,
                service: names.first ?? "",
                recordKind: R.kind.rawValue,
                reference: filed.id.loggable,
                event: "\(names.last ?? "").\(passage.state.rawValue)",
                organisation: hands(passage.recordedBy) ?? filed.owner,
                place: place,
                clock: clock.flatMap(JourneyClock.init)
            )
        }
    }
}

extension JourneyPart {
    /// A part with its lines in order, oldest first.
    ///
    /// What several references to the person lead to stands in it once.
    public init(telling entries: [JourneyEntry], asOf: Instant, references: [VictimRef]? = nil) {
        var told: Set<JourneyEntry> = []
        self.init(
            entries: entries.filter { told.insert($0).inserted }
                .sorted { ($0.at, $0.recordKind) < ($1.at, $1.recordKind) },
            asOf: asOf,
            references: references
        )
    }

    /// References to one person in a question at most: nobody was registered so often.
    public static let personLimit = 32

    /// The references that a question is about, each once; `field` is where the request holds the others.
    public static func references(
        _ victim: VictimRef,
        _ also: [VictimRef]?,
        in field: String = "also"
    ) throws(ServiceError) -> [VictimRef] {
        let also = also ?? []
        guard also.count <= personLimit else {
            throw ServiceError(
                .invalidArgument,
                reason: "request.invalid",
                "Some fields of the request break a rule.",
                violations: [FieldViolation(field: field, rule: "count.0-\(personLimit)")]
            )
        }
        var told: Set<VictimRef> = []
        return ([victim] + also).filter { told.insert($0).inserted }
    }
}

extension [ClockReading] {
    /// The one of several that a line has room for: the last to start.
    ///
    /// That something done alone is to be ratified is told where nothing else runs: it is about what was done,
    /// and the line is about what comes next.
    fileprivate func told(_ isMeant: (ClockReading) -> Bool) -> ClockReading? {
        let meant = filter(isMeant)
        return meant.last { $0.name != .ratification } ?? meant.last
    }
}

extension JourneyClock {
    /// A clock as a journey shows it; `nil` where no rule says when it is due.
    public init?(_ reading: ClockReading) {
        guard let dueAt = reading.dueAt else { return nil }
        self.init(
            rule: reading.name.rawValue,
            dueAt: dueAt,
            stoppedAt: reading.stoppedAt,
            confirmed: reading.isConfirmed,
            provisional: reading.isProvisional
        )
    }
}

extension Filed {
    /// The number under which its body keeps it, where it has one; for whoever reads the record.
    public var number: RegisterNumber? { (record as? any NumberedRecord)?.registered }
}
