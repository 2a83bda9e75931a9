import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// The kinds that are filed and brought up to date by the kernel, and what their tables cannot say.
extension CasesService {
    /// How each of them is kept.
    static let plainTypes: [RecordType] = [
        RecordType(Network.self, onStep: Dating.broken),
        RecordType(TraffickingEvent.self),
        RecordType(EvidenceReference.self),
        RecordType(OperationPlan.self, onEntry: Attribution.check),
        RecordType(Campaign.self),
        RecordType(IllegalCrossing.self, onEntry: Attribution.check),
        RecordType(
            WantedNotice.self,
            guarding: Noticing.check,
            onEntry: Noticing.share,
            onStep: Dating.issued
        ),
        RecordType(PublishedFigure.self, onEntry: Attribution.check),
    ]

    /// How each of them is called.
    @RouteBuilder<Cases>
    var plainRoutes: [Route<Cases>] {
        RecordRoutes<Network>(keeper).all
        RecordRoutes<TraffickingEvent>(keeper).all
        RecordRoutes<EvidenceReference>(keeper).all
        RecordRoutes<OperationPlan>(keeper).all
        RecordRoutes<Campaign>(keeper).all
        RecordRoutes<IllegalCrossing>(keeper).all
        RecordRoutes<WantedNotice>(keeper).all
        RecordRoutes<PublishedFigure>(keeper).all
    }
}

/// Steps that enter the day of their decision into the record, so that it is counted by it.
enum Dating {
    /// The day on which a network was broken; none once that is taken back.
    @Sendable
    static func broken(_ step: inout StepTaken<Network>, _ desk: WritingDesk) {
        step.record.brokenOn =
            step.to == .broken ? step.decisionDate : nil
    }

    /// The day on which a notice was issued.
    @Sendable
    static func issued(_ step: inout StepTaken<WantedNotice>, _ desk: WritingDesk) {
        guard step.to == .issued else { return }
        step.record.issuedOn = step.decisionDate
    }
}

/// When a wanted notice goes out, and who reads it.
enum Noticing {
    /// Only after the suspect was screened for it.
    @Sendable
    static func check(_ step: StepTaken<WantedNotice>, _ desk: WritingDesk) throws {
        guard step.to == .issued else { return }
        guard let suspect = try desk.unchecked(step.record.suspect, as: Suspect.self) else {
            throw ServiceError.noSuchRecord
        }
        try admit(suspect)
        try Screenings.admit(.wantedNotice, of: suspect.record, at: desk)
    }

    /// Whoever reads the suspect when it is written.
    @Sendable
    static func share(_ entry: inout RecordEntry<WantedNotice>, _ desk: WritingDesk) throws {
        guard let suspect = try desk.unchecked(entry.record.suspect, as: Suspect.self) else {
            throw ServiceError.noSuchRecord
        }
        if entry.before == nil { try admit(suspect) }
        entry.assigned += [suspect.owner] + suspect.filing.assigned
    }

    /// Refuses a search for somebody against whom nothing goes on any more; whoever was convicted may
    /// have escaped.
    private static func admit(_ suspect: Filed<Suspect>) throws {
        let isOver: [Suspect.State] = [.acquitted, .terminated, .exempted, .deceased, .handedOver]
        guard let state = suspect.state.known, !isOver.contains(state) else {
            throw CasesRefusal.proceedingsOver
        }
    }
}
