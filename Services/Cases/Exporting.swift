import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// What is told of somebody's trafficking to whoever writes it down in the words of HTCDS.
extension CasesService {
    /// The events of a person, and of as many of the others as fit whole into the answer, each event as far
    /// as the caller may know it.
    func readPersonEvents(
        _ request: ReadPersonEvents,
        in context: CallContext
    ) async throws -> ReadPersonEvents.Response {
        let first = try JourneyPart.references(request.victim, request.also)
        let others = try Self.others(of: request)
        return try await keeper.read(context) { desk in
            let told = try desk.tell(first) ?? PersonEvents(events: [])
            var room = ReadPersonEvents.largestCount - told.events.count
            var more: [PersonEvents] = []
            for person in others {
                guard let told = try desk.tell(person, within: room) else { break }
                more.append(told)
                room -= told.events.count
            }
            return .init(
                events: told.events,
                omitted: told.omitted,
                others: request.others == nil ? nil : more
            )
        }
    }

    /// The references to each of the other persons.
    private static func others(
        of request: ReadPersonEvents
    ) throws(ServiceError) -> [[VictimRef]] {
        let (others, most) = (request.others ?? [], ReadPersonEvents.mostPersons - 1)
        guard others.count <= most else { throw .invalid("others", "count.0-\(most)") }
        var references: [[VictimRef]] = []
        for (place, person) in others.enumerated() {
            references.append(
                try JourneyPart.references(
                    person.victim,
                    person.also,
                    in: "others.\(place).also"
                )
            )
        }
        return references
    }
}

/// An event that may be told.
private struct Tellable {
    let filed: Filed<TraffickingEvent>
    /// Whether the caller reads it.
    let isWhole: Bool

    /// Where it stands among others: by its day, then in an order that does not change.
    var place: (CalendarDate, String) { (filed.record.from ?? .latest, filed.id.loggable) }
}

extension ReadingDesk {
    /// What one answer tells of a person; `nil`, and no trace of it in the audit, where all of it does not fit
    /// beside what the answer holds already.
    fileprivate func tell(_ person: [VictimRef], within room: Int? = nil) throws -> PersonEvents? {
        let told = try person.flatMap { try events(of: $0) }.sorted { $0.place < $1.place }
        if let room, told.count > room { return nil }
        // That somebody was asked about is kept, whatever there is to tell.
        if let first = person.first { noteRead(about: first, as: Victim.self) }
        let answered = told.prefix(ReadPersonEvents.largestCount)
        for event in answered { noteRead(event.filed) }
        return PersonEvents(
            events: answered.map {
                ToldEvent($0.filed.id, $0.filed.record, tellingDetails: $0.isWhole)
            },
            omitted: told.count - answered.count
        )
    }

    /// Events that are looked through for one person: nobody was trafficked so often.
    private static var examinedEvents: Int { 2_000 }

    /// What the caller may be told of a person's events.
    fileprivate func events(of person: VictimRef) throws -> [Tellable] {
        let isReader = viewer.holds(TraffickingEvent.readers)
        return try every(
            TraffickingEvent.self,
            facets: [.victim(person)],
            states: [.recorded, .verified],
            limit: Self.examinedEvents
        ).compactMap { event in
            if isReader, event.access(for: viewer) == .content {
                return Tellable(filed: event, isWhole: true)
            }
            return try supports(person, in: event.record.caseFile)
                ? Tellable(filed: event, isWhole: false) : nil
        }
    }

    /// Whether the caller's body supports the person in a case file.
    private func supports(_ person: VictimRef, in file: CaseFileID) throws -> Bool {
        guard viewer.holds(.victimSupporters) else { return false }
        let linked = try unchecked(file, as: CaseFile.self)?.record.victims ?? []
        return linked.contains { place in
            place.victim == person && place.supporters.contains { viewer.covers($0) }
        }
    }
}
