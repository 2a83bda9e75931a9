import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

extension LiaisonService {
    /// Registers what came in: number, clock, and the letter of ours that it answers.
    func receiveCorrespondence(
        _ request: ReceiveCorrespondence,
        in context: CallContext
    ) async throws -> CorrespondenceAnswer {
        try await keeper.write(context) { desk in
            try request.letter.check(at: desk.now)
            try secrecy.check(request.letter.secrecy, "letter.secrecy")
            let handling = try known(request.handling, "handling")
            let violations = ReceiveCorrespondence.rules.broken(by: request, at: desk.now)
            guard violations.isEmpty else { throw LiaisonRefusal.invalid(violations) }
            let unit = try desk.viewer.ownUnit
            var record = request.letter.record(.incoming)
            record.partnerNumber = request.partnerNumber
            try desk.resolve(request.letter, into: &record)
            if let permitted = request.permitsForwarding {
                _ = try desk.referred("permitsForwarding") {
                    try desk.fetch(permitted, as: Correspondence.self)
                }
                record.permitsForwarding = permitted
            }
            record.registered = try desk.nextNumber(of: unit, in: .incoming)
            let filed = try desk.file(
                record,
                state: .received,
                owner: unit,
                handling: handling,
                occurred: Occurrence(at: request.arrivedAt)
            )
            try desk.startClocks(of: filed, at: request.arrivedAt)
            try desk.settle(by: filed, at: request.arrivedAt)
            try desk.markReplied(by: filed)
            return CorrespondenceAnswer(filed: filed, warnings: record.warnings)
        }
    }

    /// Passes a letter on, where its handling code or its originator allows it.
    func forwardCorrespondence(
        _ request: ForwardCorrespondence,
        in context: CallContext
    ) async throws -> CorrespondenceAnswer {
        try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.id, as: Correspondence.self)
            if Correspondence.needsPermission(filed.filing.handling, to: request.recipient) {
                try desk.checkPermission(request.permission, toForward: filed)
            }
            let noted = try desk.change(
                request.id,
                as: Correspondence.self,
                seen: request.seen
            ) { letter in
                letter.forwards.append(
                    Forwarding(
                        recipient: request.recipient,
                        at: desk.now,
                        permission: request.permission
                    )
                )
            }
            let assigned = try desk.assign(
                request.id,
                as: Correspondence.self,
                seen: noted.version,
                to: [request.recipient]
            )
            return CorrespondenceAnswer(filed: assigned, warnings: assigned.record.warnings)
        }
    }
}

extension WritingDesk {
    /// The originator's letter must be there, come from outside, and name this piece.
    func checkPermission(
        _ permission: CorrespondenceID?,
        toForward piece: Filed<Correspondence>
    ) throws {
        guard let permission else { throw LiaisonRefusal.originatorPermission }
        let letter = try referred("permission") {
            try fetch(permission, as: Correspondence.self).record
        }
        // Nobody but the originator's side allows it.
        guard letter.direction == .incoming, letter.permitsForwarding == piece.id,
            letter.partner == piece.record.partner
        else { throw LiaisonRefusal.originatorPermission }
    }
}
