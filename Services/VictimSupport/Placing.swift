import RPC
import Records
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// Places in facilities for people of a handover: kept, given up or taken up together.
extension VictimSupportService {
    /// Keeps places; all that the call asks for, or none.
    func reservePlaces(
        _ request: ReservePlaces,
        in context: CallContext
    ) async throws -> ReservePlaces.Response {
        let violations = Placing.violations(of: request)
        guard violations.isEmpty else { throw VictimSupportRefusal.invalid(violations) }
        return try await keeper.write(context) { desk in
            let people = try request.people.map { try desk.fetch($0, as: Victim.self).id }
            var rooms = try request.facilities.map {
                try Placing.room(in: $0, for: request.receivingUnit, at: desk)
            }
            let held = Set(
                try Placing.places(of: request.hold, at: desk).map(\.record.victim)
            )
            var places = held.count
            for person in people where try !Placing.hasPlace(person, at: desk) {
                guard let room = rooms.firstIndex(where: { $0.free > 0 }) else {
                    throw VictimSupportRefusal.facilityFull
                }
                try Placing.hold(person, in: rooms[room].facility, request, at: desk)
                rooms[room].free -= 1
                places += 1
            }
            return .init(places: places)
        }
    }

    /// Gives up what is still held.
    func releasePlaces(
        _ request: ReleasePlaces,
        in context: CallContext
    ) async throws -> ReleasePlaces.Response {
        try await keeper.write(context) { desk in
            let held = try Placing.places(of: request.hold, at: desk)
                .filter { $0.state == .held }
            for stay in held {
                _ = try desk.fetch(stay.record.victim, as: Victim.self)
                try desk.follow(
                    stay.id,
                    as: Stay.self,
                    to: .cancelled,
                    facts: [.reason: ReceptionCancellation.notCompleted.label.vi]
                )
            }
            return .init(released: held.count)
        }
    }

    /// Makes what is still held the people's own.
    func takeUpPlaces(
        _ request: TakeUpPlaces,
        in context: CallContext
    ) async throws -> TakeUpPlaces.Response {
        try await keeper.write(context) { desk in
            var places = 0
            for stay in try Placing.places(of: request.hold, at: desk) {
                _ = try desk.fetch(stay.record.victim, as: Victim.self)
                guard stay.state == .held else {
                    places += 1
                    continue
                }
                guard let facility = try desk.unchecked(stay.record.facility, as: Facility.self),
                    Sheltering.takesPeople(facility, at: desk)
                else { continue }
                try desk.follow(stay.id, as: Stay.self, to: .allocated)
                places += 1
            }
            return .init(places: places)
        }
    }
}

/// What places that are held together come to.
enum Placing {
    /// Places that were held before they had a clock get one, from when they were held: the day for which
    /// they are was that one, or past.
    static let clockMigration = Migration(
        "victims 0008 clocks of held places",
        """
        INSERT INTO record_clocks (kind, id, name, started_version, started_at)
        SELECT kind, id, 'heldPlace', version, filed_at FROM records
        WHERE kind = 'victims.stay' AND state = 'held' AND erased = 0
        """
    )

    /// A facility, and how many places it still has.
    struct Room {
        let facility: FacilityID
        var free: Int
    }

    static func violations(of request: ReservePlaces) -> [FieldViolation] {
        var violations: [FieldViolation] = []
        func check(_ field: String, _ values: [some Hashable], most: Int) {
            if !(1...most).contains(values.count) {
                violations.append(FieldViolation(field: field, rule: "count.1-\(most)"))
            }
            if Set(values).count != values.count {
                violations.append(FieldViolation(field: field, rule: "repeated"))
            }
        }
        check("facilities", request.facilities, most: ReservePlaces.mostFacilities)
        check("people", request.people, most: ReservePlaces.mostPeople)
        return violations
    }

    /// A facility that the officer may know of, and whose body or owner receives the people.
    static func room(
        in id: FacilityID,
        for receivingUnit: OrgID,
        at desk: WritingDesk
    ) throws -> Room {
        guard desk.viewer.holds(Facility.readers) else { throw ServiceError.noSuchRecord }
        let facility = try desk.fetch(id, as: Facility.self)
        let bodies = [facility.owner, facility.record.runBy].map(desk.viewer.successions.current)
        guard bodies.contains(desk.viewer.successions.current(receivingUnit)) else {
            throw VictimSupportRefusal.facilityOfOthers
        }
        try Sheltering.checkOpen(facility, at: desk)
        return Room(facility: facility.id, free: try Sheltering.freePlaces(in: facility, at: desk))
    }

    /// The places that one call kept and that nobody has given up.
    static func places(of hold: Identifier, at desk: WritingDesk) throws -> [Filed<Stay>] {
        try desk.every(Stay.self, facets: [.hold(hold)], states: Stay.occupying)
    }

    static func hasPlace(_ person: VictimRef, at desk: WritingDesk) throws -> Bool {
        try !desk.every(Stay.self, facets: [.victim(person)], states: Stay.occupying).isEmpty
    }

    static func hold(
        _ person: VictimRef,
        in facility: FacilityID,
        _ request: ReservePlaces,
        at desk: WritingDesk
    ) throws {
        var stay = Stay(victim: person, facility: facility, from: request.from)
        stay.handover = request.handover
        stay.hold = request.hold
        let filed = try desk.file(
            stay,
            state: .held,
            owner: request.receivingUnit,
            sealedFor: person
        )
        let day = VietnameseTime.start(of: request.from)
        try desk.start(.heldPlace, of: filed, at: max(desk.now, day))
    }
}
