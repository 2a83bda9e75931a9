import RPC
import ServiceContracts
import TestSupport
import VictimSupportServer
import Vocabulary
import WireCodec

extension VictimScene: TrialScene {
    /// A record that a unit reads which has nothing to do with the others.
    func shared(with unit: OrgID) async throws -> Identifier {
        let intake = IntakeVictim(
            victim: Self.victim,
            identity: Self.identity,
            caringUnit: unit
        )
        return try await client(Officers.borderGuard).call(intake).victim.identifier
    }

    /// Every kind of record that this service serves, one line each.
    static let trials: [KindTrials<VictimScene>] =
        [
            KindTrials(victims), KindTrials(identifications), KindTrials(receptions),
            KindTrials(referrals), KindTrials(consents),
        ] + support + people

    static let victims = TriedKind<VictimScene, Victim>(
        ways: [
            .erased: .init { scene, victim, officer, _ in
                let request = EraseVictim(
                    victim: victim.id,
                    seen: victim.version,
                    reason: FreeText("Người đó yêu cầu.")
                )
                return .init(awaiting: try await scene.client(officer).call(request).awaiting)
            }
        ]
    ) { scene, _ in
        Specimen(try await scene.person(), by: Officers.borderGuard)
    }

    static let identifications = TriedKind<VictimScene, Identification> { scene, state in
        let path: PathOfIdentification =
            switch state {
            case .rescued: .rescued
            case .abroad: .abroad
            default: .reported
            }
        let begun = try await scene.client(Officers.borderGuard).call(
            BeginIdentification(
                victim: try await scene.person(),
                path: path,
                province: .quangNinh,
                units: [Officers.health.organisation],
                evidence: [Evidence(kind: .rescuer, givenAt: .init(at: scene.harness.time.now))]
            )
        )
        return Specimen(begun.identification, by: Officers.borderGuard)
    }

    static let receptions = TriedKind<VictimScene, Reception> { scene, _ in
        let announced = try await scene.announced(try await scene.person())
        return Specimen(announced.reception, by: Officers.borderGuard)
    }

    /// The body that was asked answers; the body that asked takes back.
    static let referrals = TriedKind<VictimScene, Referral>(
        seat: { step, referral in
            step.to == .revoked ? referral.owner : referral.record.recipient
        }
    ) { scene, _ in
        let person = try await scene.person()
        _ = try await scene.announced(person)
        _ = try await scene.consent(of: person)
        let referral = try await scene.client(Officers.health).call(scene.referral(of: person))
        return Specimen(referral.referral, by: Officers.health)
    }

    static let consents = TriedKind<VictimScene, Consent> { scene, _ in
        let person = try await scene.person()
        _ = try await scene.announced(person)
        return Specimen(try await scene.consent(of: person).consent, by: Officers.health)
    }
}
