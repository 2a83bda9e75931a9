import LiaisonServer
import RPC
import ServiceContracts
import ServiceKit
import TestSupport
import Vocabulary
import WireCodec

/// A liaison service behind the harness that every service's trials share, and what they begin with.
struct LiaisonScene: TrialScene {
    let harness: ServiceHarness<LiaisonService>
    /// The services that say who may leave, where they are this made-up pair.
    var clearing: Clearing?

    /// Runs a body against a fresh service.
    static func run(
        settings: ServiceSettings = ServiceSettings(),
        clearing: any ClientTransport = Clearing(admitted: true),
        _ body: (LiaisonScene) async throws -> Void
    ) async throws {
        try await ServiceHarness.run(
            LiaisonService.self,
            named: "liaison",
            neighbours: Neighbours([Cases.name: clearing, VictimSupport.name: clearing]),
            settings: settings
        ) { harness in
            try await body(
                LiaisonScene(harness: harness, clearing: clearing as? Clearing)
            )
        }
    }

    /// A client that calls as somebody.
    func client(_ caller: Caller) -> ServiceClient<Liaison> { harness.client(as: caller) }

    /// What the time is.
    var now: Instant { harness.time.now }

    /// A letter of every field.
    func letter(agreement: AgreementID? = nil, inReplyTo: CorrespondenceID? = nil) -> LetterContent
    {
        LetterContent(
            kind: .noteVerbale,
            channel: .embassy,
            partner: .myanmar,
            partnerOffice: "Immigration post, Tachileik",
            subject: "Bàn giao công dân",
            body: "Kính gửi …",
            agreement: agreement,
            inReplyTo: inReplyTo,
            people: [.make()],
            caseFile: .make()
        )
    }

    /// A handover that was announced to every body that takes part.
    func announced(by officer: Caller = Officers.consular) async throws -> Filed<Handover> {
        try await client(officer).call(
            AnnounceHandover(
                partner: .myanmar,
                partnerOffice: "Immigration post, Tachileik",
                announcedAt: now,
                people: [.make(), .make()],
                caseFile: .make(),
                bodies: [
                    Officers.immigration, Officers.borderGuard, Officers.police, Officers.health,
                ].map(\.organisation)
            )
        ).filed
    }

    /// Reads a handover as it stands.
    func handover(_ id: HandoverID) async throws -> Filed<Handover> {
        let sight = try await client(Officers.borderGuard).call(FetchRecord<Handover>(id: id))
        guard let filed = sight.content else { throw SceneError.notReadable }
        return filed
    }

    /// Everything about the minutes but the last signature: drawn up, one officer, the foreign side.
    func almostSigned<R: MinutedRecord>(_ id: RecordID<R>) async throws {
        let guards = client(Officers.borderGuard)
        guard let counted = try await guards.call(FetchRecord<R>(id: id)).content else {
            throw SceneError.notReadable
        }
        _ = try await guards.call(DrawUpMinutes(id: id, seen: counted.version, at: now))
        let drawn = try await guards.call(FetchRecord<R>(id: id)).content
        guard let digest = drawn?.record.minutes?.digest else { throw SceneError.nothingAwaits }
        _ = try await client(Officers.borderGuard2).call(SignMinutes(id: id, digest: digest))
        _ = try await guards.call(
            AttachForeignSide(
                id: id,
                digest: digest,
                scan: .bench,
                office: "Immigration post, Tachileik",
                at: now
            )
        )
    }

    /// People offered to the health authority.
    func offered(_ id: HandoverID) async throws -> Filed<HandOn> {
        let filed = try await handover(id)
        return try await client(Officers.borderGuard).call(
            OfferHandOn(
                handover: id,
                seen: filed.version,
                taker: Officers.health.organisation,
                people: filed.record.manifest.map(\.person)
            )
        ).filed
    }
}
