import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// What is told of somebody's trafficking to whoever writes it down in the words of HTCDS.
extension CasesService {
    /// The events of a person, each as far as the caller may know it.
    func readPersonEvents(
        _ request: ReadPersonEvents,
        in context: CallContext
    ) async throws -> ReadPersonEvents.Response {
        let references = try JourneyPart.references(request.victim, request.also)
        return try await keeper.read(context) { desk in
            let told = try references.flatMap { try desk.events(of: $0) }
                .sorted { $0.place < $1.place }
            let answered = told.prefix(ReadPersonEvents.largestCount)
            for event in answered { desk.noteRead(event.filed) }
            return .init(
                events: answered.map {
                    ToldEvent($0.filed.id, $0.filed.record, tellingDetails: $0.isWhole)
                },
                omitted: told.count - answered.count
            )
        }
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
