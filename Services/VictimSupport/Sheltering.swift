import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// What the tables of facilities and stays cannot say: who fits in.
enum Sheltering {
    /// A facility that takes nobody is asked for no place, and a place is held by the method for it only;
    /// the body that runs the facility reads the request.
    @Sendable
    static func entry(_ entry: inout RecordEntry<Stay>, _ desk: WritingDesk) throws {
        guard entry.before == nil else { return }
        guard entry.state != .held else {
            throw VictimSupportRefusal.invalid("state", "through.\(ReservePlaces.method.name)")
        }
        guard let facility = try desk.unchecked(entry.record.facility, as: Facility.self) else {
            return
        }
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
        // Whoever takes up a place that is held has it already.
        guard step.to == .allocated, step.from != .held,
            try isFull(step.record.facility, at: desk)
        else { return }
        throw VictimSupportRefusal.facilityFull
    }

    /// Refuses a facility that is not open, or a temporary place whose time is over.
    static func checkOpen(_ facility: Filed<Facility>, at desk: WritingDesk) throws {
        guard takesPeople(facility, at: desk) else { throw VictimSupportRefusal.facilityNotOpen }
    }

    /// Whether a facility is open; a temporary place, until its time is over.
    static func takesPeople(_ facility: Filed<Facility>, at desk: WritingDesk) -> Bool {
        switch facility.state {
        case .known(.open): true
        case .known(.temporary):
            facility.record.temporaryUntil.map { VietnameseTime.date(of: desk.now) <= $0 } ?? true
        default: false
        }
    }

    /// A facility is closed once nobody has a place in it.
    @Sendable
    static func closing(_ step: StepTaken<Facility>, _ desk: WritingDesk) throws {
        guard step.to == .closed else { return }
        guard try occupants(of: step.id, at: desk) == 0 else {
            throw VictimSupportRefusal.facilityOccupied
        }
    }

    /// Until when a temporary place may take people.
    @Sendable
    static func declaring(_ step: inout StepTaken<Facility>, _ desk: WritingDesk) {
        guard step.to == .temporary else { return }
        step.record.temporaryUntil = step.facts[.extendedUntil].flatMap { CalendarDate($0) }
    }

    /// Whoever is taken in beyond the capacity is shown as such; who takes up a place that was held is
    /// shown to the bodies of the facility that read the person's record.
    @Sendable
    static func effect(_ step: inout StepTaken<Stay>, _ desk: WritingDesk) throws {
        if step.to == .overflow {
            step.record.overCapacity = try isFull(step.record.facility, at: desk)
        }
        guard step.from == .held, step.to == .allocated,
            let facility = try desk.unchecked(step.record.facility, as: Facility.self),
            let victim = try desk.unchecked(step.record.victim, as: Victim.self)
        else { return }
        let readers = [victim.owner] + victim.filing.assigned
        for body in [facility.record.runBy, facility.owner]
        where readers.contains(where: { body.contains($0) }) {
            step.filing.letIn(body)
        }
    }

    /// A body that takes a person over reads where it is expected to take them in.
    static func show(_ unit: OrgID, staysOf victim: VictimRef, at desk: WritingDesk) throws {
        let stays = try desk.every(Stay.self, facets: [.victim(victim)], states: Stay.occupying)
        for stay in stays where stay.owner != unit && !stay.filing.assigned.contains(unit) {
            let facility = try desk.unchecked(stay.record.facility, as: Facility.self)
            guard facility?.record.runBy == unit else { continue }
            try desk.follow(stay.id, as: Stay.self) { _, filing in filing.letIn(unit) }
        }
    }

    /// Whether every planned place of a facility is taken.
    ///
    /// Writes come one after the other, so that of two officers who give the last place one is refused.
    private static func isFull(_ id: FacilityID, at desk: WritingDesk) throws -> Bool {
        guard let facility = try desk.unchecked(id, as: Facility.self) else { return true }
        return try freePlaces(in: facility, at: desk) <= 0
    }

    /// How many planned places of a facility nobody has.
    static func freePlaces(in facility: Filed<Facility>, at desk: WritingDesk) throws -> Int {
        try facility.record.capacity - occupants(of: facility.id, at: desk)
    }

    /// How many people have a place in a facility.
    private static func occupants(of id: FacilityID, at desk: WritingDesk) throws -> Int {
        try desk.number(
            of: Stay.self,
            facets: [.facility(id)],
            states: Stay.occupying,
            upTo: 2_000
        )
    }
}

extension Filing {
    /// Lets a body read the record beside its owner.
    fileprivate mutating func letIn(_ unit: OrgID) {
        if unit != owner, !assigned.contains(unit) { assigned.append(unit) }
    }
}
