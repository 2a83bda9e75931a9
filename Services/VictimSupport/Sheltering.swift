import RPC
import Records
import ServiceContracts
import Vocabulary

/// What the tables of facilities and stays cannot say: who fits in.
enum Sheltering {
    /// A facility that takes nobody is asked for no place; the body that runs it reads the request.
    @Sendable
    static func entry(_ entry: inout RecordEntry<Stay>, _ desk: WritingDesk) throws {
        guard entry.before == nil,
            let facility = try desk.unchecked(entry.record.facility, as: Facility.self)
        else { return }
        guard facility.state == .open || facility.state == .temporary else {
            throw VictimSupportRefusal.facilityNotOpen
        }
        let readers = [facility.record.runBy, facility.owner]
        try Supporting.checkInvolved(
            [facility.record.runBy],
            in: entry.record.victim,
            at: desk
        )
        entry.assigned += readers
    }

    /// A place is given while the planned capacity has one; beyond it somebody must answer for it.
    @Sendable
    static func check(_ step: StepTaken<Stay>, _ desk: WritingDesk) throws {
        guard step.to == .allocated, try isFull(step.record.facility, at: desk) else { return }
        throw VictimSupportRefusal.facilityFull
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
        let taken = try desk.every(
            Stay.self,
            facets: [.facility(id)],
            states: Stay.occupying,
            limit: 2_000
        )
        return taken.count >= facility.record.capacity
    }
}
