import RPC
import ServiceContracts
import TestSupport
import VictimSupportServer
import Vocabulary
import WireCodec

/// What the support of persons refuses, for the table of bad calls.
enum SupportBadCalls {
    static let all: [BadCall<VictimScene>] = [
        BadCall("a plan shared with a body that does not read the person's record") { scene in
            var plan = try await scene.plan()
            plan.team = [Officers.ngo.organisation]
            return try await scene.refused(FileRecord(plan), as: Officers.health)
        },
        BadCall("an assessment by an officer who does not read the person's record") { scene in
            var assessment = try await scene.assessment()
            assessment.victim = try await scene.person()
            return try await scene.refused(FileRecord(assessment), as: Officers.health)
        },
        BadCall("a place asked for in a facility that is not open") { scene in
            let facility = try await scene.client(Officers.health)
                .call(FileRecord(VictimScene.facility(for: 2)))
            return try await scene.refused(
                FileRecord(scene.stay(of: try await scene.cared(), in: facility.id)),
                as: Officers.health
            )
        },
        BadCall("a place given in a facility that is full") { scene in
            let facility = try await scene.opened(for: 1)
            _ = try await scene.allocated(in: facility)
            let next = try await scene.requested(in: facility)
            return try await scene.refused(
                TakeStep<Stay>(id: next.id, seen: next.version, to: .allocated),
                as: Officers.health
            )
        },
    ]
}

extension VictimScene {
    /// A stay that is asked for.
    func requested(in facility: FacilityID) async throws -> Filed<Stay> {
        try await client(Officers.health)
            .call(FileRecord(stay(of: try await cared(), in: facility)))
    }

    /// A stay that has its place.
    @discardableResult
    func allocated(in facility: FacilityID) async throws -> Filed<Stay> {
        let stay = try await requested(in: facility)
        let outcome = try await client(Officers.health)
            .call(TakeStep<Stay>(id: stay.id, seen: stay.version, to: .allocated))
        return outcome.record ?? stay
    }

    /// A stay whose place is beyond what is planned, given by one officer.
    func overflowing(in facility: FacilityID) async throws -> StepOutcome<Stay> {
        let stay = try await requested(in: facility)
        return try await client(Officers.health).call(
            TakeStep<Stay>(
                id: stay.id,
                seen: stay.version,
                to: .overflow,
                facts: [.reason: "Nửa đêm, không còn nơi nào."],
                alone: true
            )
        )
    }

    /// A step by the health authority, approved by its second officer where it needs one.
    @discardableResult
    func advance<R: ServedRecord>(
        _ id: R.ID,
        as type: R.Type = R.self,
        to state: R.State,
        by officer: Caller = Officers.health,
        approvedBy second: Caller = Officers.health2,
        facts: StepFacts = StepFacts()
    ) async throws -> Filed<R> where R.Service == VictimSupport {
        let seen = try await client(officer).call(NextSteps<R>(id: id)).version
        var outcome = try await client(officer)
            .call(TakeStep<R>(id: id, seen: seen, to: state, facts: facts))
        if let awaiting = outcome.awaiting {
            outcome = try await client(second).call(DecideApproval<R>(approval: awaiting, .approve))
        }
        guard let record = outcome.record else { throw NotTaken() }
        return record
    }

    /// A step led nowhere.
    struct NotTaken: Error {}
}
