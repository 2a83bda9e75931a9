import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

extension LiaisonService {
    /// Draws up the minutes, or draws them up anew.
    func drawUpMinutes(
        _ request: DrawUpMinutes,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            var checks = FieldChecks()
            checks.past("at", request.at, now: desk.now)
            if let reason = request.reason { checks.text("reason", reason, 1...4_000) }
            try checks.refuse()
            let filed = try desk.handover(request.id, seen: request.seen, in: [.arrived])
            let unit = try desk.viewer.ownUnit
            let written = try desk.write(filed, seen: request.seen, at: request.at) { handover in
                try handover.drawUpMinutes(
                    id: request.id,
                    at: request.at,
                    reason: request.reason,
                    number: { try desk.nextNumber(of: unit, in: .minutes) }
                )
            }
            return HandoverAnswer(written)
        }
    }

    /// Takes the caller's own signature on the minutes or an addendum.
    func signMinutes(
        _ request: SignMinutes,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            try desk.refuseOnBehalf()
            let states: [Handover.State] =
                request.addendum == nil
                ? [.arrived, .minutesSigned, .transferred, .closed]
                : [.minutesSigned, .transferred, .closed]
            let filed = try desk.handover(request.id, in: states)
            guard var minutes = filed.record.minutes else { throw LiaisonRefusal.noMinutes }
            try minutes.sign(
                try desk.signature(on: request.digest),
                addendum: request.addendum
            )
            return try desk.keep(minutes, of: filed)
        }
    }

    /// Takes in the scan of the foreign side's signature.
    func attachForeignSide(
        _ request: AttachForeignSide,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            var checks = FieldChecks()
            checks.text("office", request.office, 1...300)
            checks.past("at", request.at, now: desk.now)
            try checks.refuse()
            let filed = try desk.handover(
                request.id,
                in: [.arrived, .minutesSigned, .transferred, .closed]
            )
            guard var minutes = filed.record.minutes else { throw LiaisonRefusal.noMinutes }
            let foreign = ForeignSignature(
                scan: request.scan,
                office: request.office,
                at: request.at,
                attachedBy: desk.viewer.identity
            )
            try minutes.attach(foreign, to: request.digest)
            return try desk.keep(minutes, of: filed)
        }
    }

    /// Writes an addendum; it holds once it is signed like the minutes.
    func addAddendum(
        _ request: AddAddendum,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            var checks = FieldChecks()
            checks.text("text", request.text, 1...8_000)
            checks.past("at", request.at, now: desk.now)
            try checks.refuse()
            let filed = try desk.fetch(request.id, as: Handover.self)
            let written = try desk.write(filed, seen: request.seen, at: request.at) { handover in
                try handover.addAddendum(request.text, at: request.at)
            }
            return HandoverAnswer(written)
        }
    }
}

extension WritingDesk {
    /// The caller's signature on a digest: this call is the act of signing.
    func signature(on digest: ContentDigest) throws(ServiceError) -> OfficerSignature {
        OfficerSignature(
            officer: viewer.identity,
            unit: try viewer.ownUnit,
            at: now,
            digest: digest,
            request: context.requestID
        )
    }

    /// Keeps minutes that somebody signed; when both sides have, the handover moves on.
    func keep(_ minutes: Minutes, of filed: Filed<Handover>) throws -> HandoverAnswer {
        let isNowComplete = filed.known == .arrived && minutes.isComplete
        let written = try write(filed, enter: isNowComplete ? .minutesSigned : nil) {
            $0.minutes = minutes
        }
        return HandoverAnswer(written)
    }
}
