import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// What the tables of facilities and stays cannot say: who fits in.
enum Sheltering {
    /// A facility that takes nobody is asked for no place; the body that runs it reads the request.
    @Sendable
    static func entry(_ entry: inout RecordEntry<Stay>, _ desk: WritingDesk) throws {
        guard entry.before == nil,
            let facility = try desk.unchecked(entry.record.facility, as: Facility.self)
        else { return }
        try checkOpen(facility, at: desk)
        let readers = [facility.record.runBy, facility.owner]
        try Supporting.checkInvolved(
            [facility.record.runBy],
            in: entry.record.victim,
            at: desk
        )
        entry.assigned += readers
    }

    /// A place is given by a facility that takes people, while the planned capacity has one; beyond it
    /// somebody must answer for it.
    @Sendable
    static func check(_ step: StepTaken<Stay>, _ desk: WritingDesk) throws {
        guard step.to == .allocated || step.to == .overflow else { return }
        if let facility = try desk.unchecked(step.record.facility, as: Facility.self) {
            try checkOpen(facility, at: desk)
        }
        guard step.to == .allocated, try isFull(step.record.facility, at: desk) else { return }
        throw VictimSupportRefusal.facilityFull
    }

    /// Refuses a facility that is not open, or a temporary place whose time is over.
    private static func checkOpen(_ facility: Filed<Facility>, at desk: WritingDesk) throws {
        switch facility.state {
        case .known(.open): return
        case .known(.temporary):
            let today = VietnameseTime.date(of: desk.now)
            if facility.record.temporaryUntil.map({ today <= $0 }) ?? true { return }
        default: break
        }
        throw VictimSupportRefusal.facilityNotOpen
    }

    /// A facility is closed once nobody has a place in it.
    @Sendable
    static func closing(_ step: StepTaken<Facility>, _ desk: WritingDesk) throws {
        guard step.to == .closed else { return }
        guard try occupants(of: step.id, at: desk).isEmpty else {
            throw VictimSupportRefusal.facilityOccupied
        }
    }

    /// Until when a temporary place may take people.
    @Sendable
    static func declaring(_ step: inout StepTaken<Facility>, _ desk: WritingDesk) {
        guard step.to == .temporary else { return }
        step.record.temporaryUntil = step.facts[.extendedUntil].flatMap { CalendarDate($0) }
    }

    /// Whoever is taken in beyond the capacity is shown as such.
    @Sendable
    static func effect(_ step: inout StepTaken<Stay>, _ desk: WritingDesk) throws {
        guard step.to == .overflow else { return }
        step.record.overCapacity = try isFull(step.record.facility, at: desk)
    }

    /// Whether every planned place of a facility is taken.
    ///
    /// Writes come one after the other, so that of two officers who give the last place one is refused.
    private static func isFull(_ id: FacilityID, at desk: WritingDesk) throws -> Bool {
        guard let facility = try desk.unchecked(id, as: Facility.self) else { return true }
        return try occupants(of: id, at: desk).count >= facility.record.capacity
    }

    /// Everybody who has a place in a facility.
    private static func occupants(
        of id: FacilityID,
        at desk: WritingDesk
    ) throws -> [Filed<Stay>] {
        try desk.every(
            Stay.self,
            facets: [.facility(id)],
            states: Stay.occupying,
            limit: 2_000
        )
    }
}
