import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

// What victim support refuses of receptions and referrals.

extension BadCallTests {
    var receptions: [BadCall<VictimScene>] {
        [
            BadCall("a reception of somebody whom the officer does not read") { scene in
                try await scene.refused(
                    scene.opening(of: try await scene.person()),
                    as: Officers.strangePolice
                )
            },
            BadCall("a reception with eleven urgent needs") { scene in
                var request = scene.opening(of: try await scene.person())
                request.urgentNeeds = Array(repeating: Word(.medical), count: 11)
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            BadCall("a reception of a manner that no list holds") { scene in
                var request = scene.opening(of: try await scene.person())
                request.manner = Word(text: "byDrone")
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            BadCall("a reception cancelled for a reason that no list holds") { scene in
                let announced = try await scene.announced(try await scene.person())
                var request = CancelReception(
                    reception: announced.reception,
                    reason: .notCompleted
                )
                request.reason = Word(text: "whim")
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            BadCall("a reception cancelled after the person came") { scene in
                let announced = try await scene.announced(try await scene.person())
                _ = try await scene.receivedAlone(announced)
                return try await scene.refused(
                    CancelReception(reception: announced.reception, reason: .notCompleted),
                    as: Officers.borderGuard
                )
            },
            BadCall("somebody received alone without a reason") { scene in
                let announced = try await scene.announced(try await scene.person())
                return try await scene.refused(
                    TakeStep<Reception>(
                        id: announced.reception,
                        seen: announced.version,
                        to: .received,
                        alone: true
                    ),
                    as: Officers.health
                )
            },
            BadCall("an act of one officer ratified by that officer") { scene in
                let announced = try await scene.announced(try await scene.person())
                let alone = try await scene.receivedAlone(announced)
                return try await scene.refused(
                    RatifyStep<Reception>(approval: try #require(alone.toRatify), .approve),
                    as: Officers.health
                )
            },
        ]
    }

    private func referral(
        _ name: String,
        _ change: @escaping @Sendable (inout ReferVictim) -> Void
    ) -> BadCall<VictimScene> {
        BadCall("a referral \(name)") { scene in
            let person = try await scene.person()
            _ = try await scene.announced(person)
            var request = scene.referral(of: person)
            change(&request)
            return try await scene.refused(request, as: Officers.health)
        }
    }

    private func answer(
        _ name: String,
        to state: Referral.State,
        as officer: Caller
    ) -> BadCall<VictimScene> {
        BadCall("a referral \(name)") { scene in
            let person = try await scene.person()
            _ = try await scene.announced(person)
            _ = try await scene.consent(of: person)
            let referral = try await scene.client(Officers.health)
                .call(scene.referral(of: person))
            return try await scene.refused(
                TakeStep<Referral>(
                    id: referral.referral,
                    seen: referral.version,
                    to: state,
                    facts: [.reason: "một lý do"]
                ),
                as: officer
            )
        }
    }

    var referrals: [BadCall<VictimScene>] {
        [
            referral("without consent") { _ in },
            referral("of an adult in a minor's interest") {
                $0.withoutConsent = Word(.bestInterestOfMinor)
            },
            referral("for nothing") { $0.services = [] },
            referral("to oneself") { $0.recipient = Officers.health.organisation },
            referral("with details of no word") { $0.details = FreeText("") },
            referral("without consent, for a reason that no list holds") {
                $0.withoutConsent = Word(text: "hurry")
            },
            answer("answered by the body that made it", to: .accepted, as: Officers.health),
            answer(
                "taken back by the body that was asked",
                to: .revoked,
                as: Officers.of(.facility, in: Officers.facility.organisation)
            ),
            answer(
                "taken back by a commune's officer of the body that was asked",
                to: .revoked,
                as: Officers.of(.commune, in: Officers.facility.organisation)
            ),
            BadCall("a referral accepted on a consent that was taken back") { scene in
                try await scene.acceptedAfterWithdrawal()
            },
        ]
    }
}

extension VictimScene {
    /// A reception to be announced.
    fileprivate func opening(of person: VictimRef) -> OpenReception {
        OpenReception(
            victim: person,
            manner: .foreignHandover,
            province: .quangNinh,
            arrivesAt: harness.time.now,
            receivingUnit: Officers.health.organisation
        )
    }

    /// A ward's referral to the authority above it, accepted there after its consent was taken back.
    ///
    /// Bodies that don't sit above the referring one no longer read the referral then.
    fileprivate func acceptedAfterWithdrawal() async throws -> Refused {
        let ward = Officers.of(.provincialHealth, in: "VN/GOV/MOH/PROV/QNI/WARD")
        let person = try await person()
        var opening = opening(of: person)
        opening.receivingUnit = ward.organisation
        _ = try await client(Officers.borderGuard).call(opening)
        let consent = try await client(ward).call(
            RecordConsent(
                consent: Consent(
                    victim: person,
                    purpose: Word(.disclosureToFacility),
                    givenAt: harness.time.now,
                    givenBy: Word(.victim)
                )
            )
        )
        var request = referral(of: person)
        request.recipient = Officers.health.organisation
        let referral = try await client(ward).call(request)
        _ = try await client(ward).call(
            TakeStep<Consent>(id: consent.consent, seen: consent.version, to: .withdrawn)
        )
        let seen = try await client(Officers.health)
            .call(NextSteps<Referral>(id: referral.referral)).version
        return try await refused(
            TakeStep<Referral>(id: referral.referral, seen: seen, to: .accepted),
            as: Officers.health
        )
    }
}
