import HTCDS
import RPC
import ServiceContracts
import Vocabulary

/// What case files tell of the trafficking of persons who are exported: asked of the cases service with the
/// officer's own certificate and purpose, by reference alone.
///
/// Where the service does not tell, nothing of it is written, and the export says so: a file in which some
/// persons have their events and others seem to have none would mislead.
struct HTCDSEvents: Sendable {
    /// Makes one call.
    typealias Ask = (ReadPersonEvents) async throws -> ReadPersonEvents.Response

    /// The events, each with the place of its person's record.
    private(set) var events: [HTCDSEvent] = []
    /// Of how many no more than kind, days, country and province was told.
    private(set) var withoutDetails = 0
    /// How many were too many to be told.
    private(set) var omitted = 0
    /// Whether some took longer than the one day that the standard has room for.
    private(set) var arePeriods = false
    /// Why there are none.
    private(set) var failure: CallFailure?

    /// A person who is asked about: the place of their record, and what the service knows them by.
    private struct Person {
        let place: Int
        let record: HTCDSRecord
        let references: PersonReferences
    }

    /// Asks for the events of persons, of whom each has a record and references, as many at once as one call
    /// takes.
    static func told(
        of records: [HTCDSRecord],
        _ references: [[VictimRef]],
        _ ask: Ask
    ) async throws -> HTCDSEvents {
        var told = HTCDSEvents()
        var rest = persons(records, references)[...]
        while let first = rest.first {
            let others = rest.dropFirst().prefix(ReadPersonEvents.mostPersons - 1)
                .map(\.references)
            let request = ReadPersonEvents(
                victim: first.references.victim,
                also: first.references.also,
                others: others.isEmpty ? nil : others
            )
            do {
                let response = try await ask(request)
                let answered =
                    [PersonEvents(events: response.events, omitted: response.omitted)]
                    + (response.others ?? []).prefix(others.count)
                for (person, events) in zip(rest, answered) { told.take(events, of: person) }
                // Whoever is not answered for is asked about again.
                rest = rest.dropFirst(answered.count)
            } catch let failure as CallFailure where failure.error.code != .cancelled {
                return HTCDSEvents(failing: failure)
            }
        }
        return told
    }

    private static func persons(
        _ records: [HTCDSRecord],
        _ references: [[VictimRef]]
    ) -> [Person] {
        zip(records, references).enumerated().compactMap { place, told in
            guard let victim = told.1.first else { return nil }
            let others = Array(told.1.dropFirst())
            let references = PersonReferences(victim: victim, also: others.isEmpty ? nil : others)
            return Person(place: place + 1, record: told.0, references: references)
        }
    }

    private init(failing failure: CallFailure? = nil) { self.failure = failure }

    /// Whether a service was away, rather than kept to itself what it may.
    var isPartial: Bool {
        failure.map { ![.permissionDenied, .notFound].contains($0.error.code) } ?? false
    }

    private mutating func take(_ told: PersonEvents, of person: Person) {
        omitted += told.omitted
        for event in told.events {
            let content = Self.content(of: event)
            // What was imported stands in the record, and may have come from us.
            guard !content.isEmpty, content != person.record.event else { continue }
            events.append(HTCDSEvent(of: person.place, content))
            withoutDetails += event.details == nil ? 1 : 0
            arePeriods = arePeriods || (event.until.map { $0 != event.from } ?? false)
        }
    }

    /// An event in the standard's fields.
    static func content(of event: ToldEvent) -> HTCDSRecord {
        var content = HTCDSRecord()
        func text(_ text: FreeText?) -> HTCDSValue? { text.map { .text($0.disclosed) } }
        content["hte_Type"] = event.phase.known.map { .word($0.rawValue) }
        content["hte_Date"] = event.from.map { .date($0) }
        let country = event.country.known.flatMap { $0 == .other ? nil : $0.rawValue }
        content["hte_Country"] = country.map { .text($0) }
        content["hte_State"] =
            text(event.details?.region) ?? event.province?.known.map { .text($0.label.vi) }
        guard let details = event.details else { return content }
        let commune = details.commune.flatMap { CommuneList.shipped.label(of: $0)?.vi }
        content["hte_City"] = text(details.city) ?? commune.map { .text($0) }
        content["hte_Street"] = text(details.street)
        content["hte_PostalCode"] = text(details.postalCode)
        content["hte_Latitude"] = details.latitude.map { .degrees($0) }
        content["hte_Longitude"] = details.longitude.map { .degrees($0) }
        content["hte_Description"] = text(details.summary)
        return content
    }

    /// What an export says of them, line by line; nothing is left out unsaid.
    var statement: [String] {
        if let failure {
            let complaint = Complaint(failure)
            return [HTCDSPhrase.eventsMissing("\(failure.daemon.label.current): \(complaint.what)")]
        }
        return [HTCDSPhrase.eventsTold("\(events.count)")]
            + (withoutDetails > 0 ? [HTCDSPhrase.eventsWithoutDetails("\(withoutDetails)")] : [])
            + (omitted > 0 ? [HTCDSPhrase.eventsOmitted("\(omitted)")] : [])
    }
}
