import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// The routes of the minutes of a kind, the same for each that is counter-signed.
struct MinutesRoutes<R: Countersigned>: Sendable {
    private let keeper: RecordKeeper

    /// Serves a kind's minutes from a keeper.
    init(_ keeper: RecordKeeper) { self.keeper = keeper }

    /// One route for each of `MinutesMethods<R>.all`.
    var all: [Route<Liaison>] {
        [Route(drawUp), Route(sign), Route(attachForeignSide), Route(addAddendum)]
    }

    /// Where minutes were signed once: there, and in every state that a step leads to from there.
    private var afterwards: Set<R.State> {
        var states: Set = [R.signed]
        while true {
            let next = R.lifecycle.steps.filter { states.contains($0.from) }.map(\.to)
            guard !states.isSuperset(of: next) else { return states }
            states.formUnion(next)
        }
    }

    /// Draws up the minutes, or draws them up anew.
    private func drawUp(
        _ request: DrawUpMinutes<R>,
        in context: CallContext
    ) async throws -> R.MinutesAnswer {
        try await keeper.write(context) { desk in
            var checks = FieldChecks()
            checks.past("at", request.at, now: desk.now)
            if let reason = request.reason { checks.text("reason", reason, 1...4_000) }
            try checks.refuse()
            let filed = try desk.countersigned(request.id, seen: request.seen, in: [R.signing])
            let unit = try desk.viewer.ownUnit
            let written = try desk.change(
                filed.id,
                as: R.self,
                seen: request.seen,
                occurred: Occurrence(at: request.at)
            ) { record in
                try record.drawUpMinutes(
                    id: request.id,
                    at: request.at,
                    reason: request.reason,
                    number: { try desk.nextNumber(of: unit, in: .minutes) }
                )
            }
            return R.answer(written)
        }
    }

    /// Takes the caller's own signature on the minutes or an addendum.
    private func sign(
        _ request: SignMinutes<R>,
        in context: CallContext
    ) async throws -> R.MinutesAnswer {
        try await keeper.write(context) { desk in
            try desk.refuseOnBehalf()
            let states =
                request.addendum == nil ? afterwards.union([R.signing]) : afterwards
            let filed = try desk.countersigned(request.id, in: states)
            guard var minutes = filed.record.minutes else { throw LiaisonRefusal.noMinutes }
            try minutes.sign(
                try desk.signature(on: request.digest),
                addendum: request.addendum
            )
            return R.answer(try desk.keep(minutes, of: filed))
        }
    }

    /// Takes in the scan of the foreign side's signature.
    private func attachForeignSide(
        _ request: AttachForeignSide<R>,
        in context: CallContext
    ) async throws -> R.MinutesAnswer {
        try await keeper.write(context) { desk in
            var checks = FieldChecks()
            checks.text("office", request.office, 1...300)
            checks.past("at", request.at, now: desk.now)
            try checks.refuse()
            let filed = try desk.countersigned(request.id, in: afterwards.union([R.signing]))
            guard var minutes = filed.record.minutes else { throw LiaisonRefusal.noMinutes }
            let foreign = ForeignSignature(
                scan: request.scan,
                office: request.office,
                at: request.at,
                attachedBy: desk.viewer.identity
            )
            try minutes.attach(foreign, to: request.digest)
            return R.answer(try desk.keep(minutes, of: filed))
        }
    }

    /// Writes an addendum; it holds once it is signed like the minutes.
    private func addAddendum(
        _ request: AddAddendum<R>,
        in context: CallContext
    ) async throws -> R.MinutesAnswer {
        try await keeper.write(context) { desk in
            var checks = FieldChecks()
            checks.text("text", request.text, 1...8_000)
            checks.past("at", request.at, now: desk.now)
            try checks.refuse()
            let written = try desk.change(
                request.id,
                as: R.self,
                seen: request.seen,
                occurred: Occurrence(at: request.at)
            ) { record in
                try record.addAddendum(request.text, at: request.at)
            }
            return R.answer(written)
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

    /// A record with minutes that the caller may read, in one of these states and at the version they saw.
    fileprivate func countersigned<R: Countersigned>(
        _ id: RecordID<R>,
        seen: Int? = nil,
        in states: Set<R.State>
    ) throws -> Filed<R> {
        let filed = try fetch(id, as: R.self)
        // A stale reader is told so by the write that follows, with the fields that changed.
        guard seen == nil || seen == filed.version else { return filed }
        guard states.contains(filed.known) else { throw R.wrongState }
        return filed
    }

    /// Keeps minutes that somebody signed; when both sides have, the record moves on.
    fileprivate func keep<R: Countersigned>(
        _ minutes: Minutes,
        of filed: Filed<R>
    ) throws -> Filed<R> {
        guard filed.known == R.signing, minutes.isComplete else {
            return try change(filed.id, as: R.self, seen: filed.version) { $0.minutes = minutes }
        }
        let outcome = try step(filed.id, as: R.self, seen: filed.version, to: R.signed) {
            $0.minutes = minutes
        }
        guard let record = outcome.record else {
            preconditionFailure("signing minutes needs no second officer beside the signers")
        }
        return record
    }
}
