import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension HandoverAnswer {
    /// Answers with a handover and what follows from its manifest.
    init(_ filed: Filed<Handover>, awaiting: ApprovalID? = nil, toRatify: ApprovalID? = nil) {
        self.init(
            filed: filed,
            delta: filed.record.delta,
            warnings: filed.record.manifestWarnings,
            awaiting: awaiting,
            toRatify: toRatify
        )
    }
}

extension Handover {
    /// Notes that a state was entered; every step does, whichever method took it.
    static func noteMilestone(_ taken: inout StepTaken<Handover>, _ desk: WritingDesk) throws {
        taken.record.milestones.append(
            Milestone(
                state: taken.to,
                at: taken.filing.occurred.at,
                unit: try desk.viewer.ownUnit
            )
        )
    }
}

extension WritingDesk {
    /// A handover that the caller may read, in one of these states and at the version they saw.
    func handover(
        _ id: HandoverID,
        seen: Int? = nil,
        in states: [Handover.State]
    ) throws -> Filed<Handover> {
        let filed = try fetch(id, as: Handover.self)
        // A stale reader is told so by the write that follows, with the fields that changed.
        guard seen == nil || seen == filed.version else { return filed }
        guard states.contains(filed.known) else { throw LiaisonRefusal.handoverState }
        return filed
    }

    /// Changes a handover, or takes a step of it in the same version.
    func write(
        _ filed: Filed<Handover>,
        seen: Int? = nil,
        enter state: Handover.State? = nil,
        at moment: Instant? = nil,
        _ edit: @escaping (inout Handover) throws -> Void
    ) throws -> Filed<Handover> {
        let occurred = moment.map { Occurrence(at: $0) }
        guard let state else {
            return try change(
                filed.id,
                as: Handover.self,
                seen: seen ?? filed.version,
                occurred: occurred,
                edit
            )
        }
        let outcome = try step(
            filed.id,
            as: Handover.self,
            seen: seen ?? filed.version,
            to: state,
            occurred: occurred,
            changing: edit
        )
        guard let record = outcome.record else {
            preconditionFailure("only accepting and declining need a second officer")
        }
        return record
    }
}
