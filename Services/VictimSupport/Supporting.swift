import RPC
import Records
import ServiceContracts
import Vocabulary

/// What the tables of support cannot say.
enum Supporting {
    /// Bodies that take part in somebody's support read the person's record already.
    ///
    /// They came to that by a reception or a referral, which is where consent was asked for; so no
    /// plan or service discloses a person to anybody new.
    @Sendable
    static func entry<R: PersonalRecord>(
        _ entry: inout RecordEntry<R>,
        _ desk: WritingDesk
    ) throws {
        let known = entry.before?.partners ?? []
        let new = entry.record.partners.filter { !known.contains($0) }
        try checkInvolved(new, in: entry.record.victim, at: desk)
    }

    /// Refuses bodies that do not read a person's record; the caller's own unit does.
    static func checkInvolved(
        _ units: [OrgID],
        in person: VictimRef,
        at desk: WritingDesk
    ) throws {
        guard !units.isEmpty, let victim = try desk.unchecked(person, as: Victim.self) else {
            return
        }
        let involved = [victim.owner, try desk.viewer.ownUnit] + victim.filing.assigned
        guard units.allSatisfy({ unit in involved.contains { unit.contains($0) } }) else {
            throw VictimSupportRefusal.notInvolved
        }
    }

    /// A plan that begins is what gives a person to a worker: the clocks of that stop.
    @Sendable
    static func begin(_ entry: inout RecordEntry<SupportPlan>, _ desk: WritingDesk) throws {
        try self.entry(&entry, desk)
        try Assessing.checkPerson(of: entry, at: desk)
        guard entry.before == nil else { return }
        let receptions = try desk.every(
            Reception.self,
            facets: [.victim(entry.record.victim)],
            states: [.received]
        )
        for reception in receptions {
            for clock in ClockName.assignments {
                try desk.stop(clock, of: reception, at: entry.occurred?.at ?? desk.now)
            }
        }
    }

    /// A plan that ends says when; one that enters follow-up has its four visits.
    @Sendable
    static func plan(_ step: inout StepTaken<SupportPlan>, _ desk: WritingDesk) throws {
        let day = VietnameseTime.date(of: step.filing.occurred.at)
        switch step.to {
        case .closed: step.record.actualEnd = day
        case .reopened: step.record.actualEnd = nil
        case .followUp: try fileVisits(of: step, at: desk)
        default: break
        }
    }

    private static func fileVisits(
        of step: StepTaken<SupportPlan>,
        at desk: WritingDesk
    ) throws {
        for month in FollowUpMonth.allCases {
            let visit = try desk.file(
                FollowUp(
                    victim: step.record.victim,
                    plan: step.id,
                    month: Word(month),
                    visitor: step.filing.owner
                ),
                owner: step.filing.owner,
                assigned: step.filing.assigned,
                occurred: step.filing.occurred,
                sealedFor: step.record.victim
            )
            try desk.start(month.clock, of: visit, at: step.filing.occurred.at)
        }
    }

    /// A service that was given says when.
    @Sendable
    static func service(_ step: inout StepTaken<SupportService>, _ desk: WritingDesk) {
        guard step.to == .delivered else { return }
        step.record.done = VietnameseTime.date(of: step.filing.occurred.at)
    }
}
