import Crypto
import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension GatewayService {
    /// Files the work under the caller's key, then runs it as far as the caller's time allows.
    func registerReception(
        _ request: RegisterReception,
        in context: CallContext
    ) async throws -> ReceptionStatus {
        guard !context.isOnBehalf else { throw ServiceError.ownCertificateOnly }
        guard request.province.known != nil else {
            throw ServiceError(
                .invalidArgument,
                reason: "vocabulary.unrecognized",
                "A field holds a word that this version does not know.",
                violations: [FieldViolation(field: "province", rule: "vocabulary.unrecognized")]
            )
        }
        try request.checkFacilities()
        let asked = ReceptionWork(
            id: .timeOrdered(),
            officer: context.caller.identity,
            acting: context.caller.identity,
            unit: context.caller.unit,
            key: digest(of: context.head.key?.array ?? context.requestID.bytes, as: "key"),
            fingerprint: digest(of: context.message, as: "message"),
            request: try Wire.encode(request),
            begunAt: now(),
            trace: context.trace
        )
        let work = try await journal.file(asked)
        guard work.fingerprint == asked.fingerprint else { throw ServiceError.keyReused }
        return try work.status(await runner.run(work, until: context.deadline))
    }

    /// The standing, for the officer who asked, those of the same unit, and those of whoever took over from
    /// it.
    func readReceptionStatus(
        _ request: ReadReceptionStatus,
        in context: CallContext
    ) async throws -> ReceptionStatus {
        let work = try await work(request.saga, for: context.caller)
        return try work.status(await runner.standing(of: work))
    }

    /// Goes on, also where a refusal waits.
    ///
    /// Then on behalf of whoever resumes it, since the officer who began it may have no right any more, or
    /// no post. A call whose outcome is not known is repeated as it was first made.
    func resumeReception(
        _ request: ResumeReception,
        in context: CallContext
    ) async throws -> ReceptionStatus {
        let work = try await work(request.saga, for: context.caller)
        return try work.status(
            await runner.run(
                work,
                until: context.deadline,
                handingTo: context.caller.identity
            )
        )
    }

    /// A keyed digest: callers choose keys freely, so what they hold is not kept.
    private func digest(of bytes: [UInt8], as use: String) -> [UInt8] {
        var code = HMAC<SHA256>(key: digestKey)
        code.update(data: Array("homeward/reception/1/\(use)".utf8) + [0])
        code.update(data: bytes)
        return Array(code.finalize())
    }

    private func work(_ id: Identifier, for caller: Caller) async throws -> ReceptionWork {
        guard let work = try await journal.work(id) else { throw ServiceError.noSuchRecord }
        if work.officer == caller.identity { return work }
        guard !work.unit.isEmpty else { throw ServiceError.noSuchRecord }
        if work.unit == caller.unit { return work }
        guard await units.succeeds(caller.unit, work.unit) else { throw ServiceError.noSuchRecord }
        return work
    }
}

extension RegisterReception {
    /// Refuses facilities that no call could ask for.
    fileprivate func checkFacilities() throws(ServiceError) {
        guard let facilities else { return }
        guard (1...ReservePlaces.mostFacilities).contains(facilities.count) else {
            throw .invalid("facilities", "count.1-\(ReservePlaces.mostFacilities)")
        }
        guard Set(facilities).count == facilities.count else {
            throw .invalid("facilities", "repeated")
        }
    }
}

extension ServiceError {
    /// The key was used for another message.
    static var keyReused: ServiceError {
        ServiceError(
            .conflict,
            reason: "idempotency.otherMessage",
            "The key was used for another message."
        )
    }

    /// The gateway itself is called with one's own certificate.
    static var ownCertificateOnly: ServiceError {
        ServiceError(
            .permissionDenied,
            reason: "call.notForOthers",
            "The method is for the officer's own certificate only.",
            outcome: .notStarted
        )
    }
}
