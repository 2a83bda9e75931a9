import RPC
import Records
import ServiceContracts
import Vocabulary

/// What the table of information requests cannot say.
enum Asking {
    /// Nobody asks their own body.
    @Sendable
    static func enter(_ entry: inout RecordEntry<InformationRequest>, _ desk: WritingDesk) throws {
        guard try desk.viewer.ownUnit != entry.record.addressee else {
            throw LiaisonRefusal.invalid("record.addressee", "another")
        }
    }

    /// The body that was asked answers or declines, the one that asks takes back.
    @Sendable
    static func check(_ step: StepTaken<InformationRequest>, _ desk: WritingDesk) throws {
        try desk.require(step.to == .withdrawn ? step.filing.owner : step.record.addressee)
    }
}

extension WritingDesk {
    /// Refuses whoever sits neither with a body nor above it: a step of the body's own.
    func require(_ body: OrgID) throws(ServiceError) {
        guard try viewer.ownUnit.contains(body) else { throw LiaisonRefusal.otherBody }
    }
}
