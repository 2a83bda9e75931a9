import RPC
import ServiceContracts
import TestSupport
import Vocabulary
import WireCodec

extension LiaisonScene {
    static func run(_ body: (LiaisonScene) async throws -> Void) async throws {
        try await run(clearing: Clearing(admitted: true), body)
    }

    /// A record that a unit reads which has nothing to do with the others.
    func shared(with unit: OrgID) async throws -> Identifier {
        try await client(Officers.consular).call(
            AnnounceHandover(
                partner: .laos,
                partnerOffice: "Post",
                announcedAt: now,
                people: [.make()],
                bodies: [unit]
            )
        ).filed.id.identifier
    }

    /// Every kind of record that this service serves, one line each.
    static let trials: [KindTrials<LiaisonScene>] = [
        KindTrials(agreements, knownToAll: true), KindTrials(letters), KindTrials(handovers()),
        KindTrials(handOns), KindTrials(activities), KindTrials(focalPoints, knownToAll: true),
        KindTrials(programmes, knownToAll: true), KindTrials(tasks, knownToAll: true),
        KindTrials(requests), KindTrials(assistance), KindTrials(series), KindTrials(meetings),
        KindTrials(consularCases), KindTrials(dossiers), KindTrials(items), KindTrials(transfers),
    ]

    static let agreements = TriedKind<LiaisonScene, Agreement>(
        ways: [
            .superseded: .init { scene, _ in
                _ = try await scene.inForce()
            } take: { scene, agreement, officer, _ in
                let others = try await scene.client(Officers.consular)
                    .call(ListRecords<Agreement>(states: [.inForce])).records
                let successor = others.compactMap(\.content).first { $0.id != agreement.id }
                let outcome = try await scene.client(officer).call(
                    SupersedeAgreement(
                        id: agreement.id,
                        seen: agreement.version,
                        successor: successor?.id ?? .make()
                    )
                )
                return .init(awaiting: outcome.awaiting, toRatify: outcome.toRatify)
            }
        ]
    ) { scene, state in
        var agreement = Agreement(
            title: "Hiệp định hợp tác phòng, chống mua bán người",
            agreementKind: .treaty,
            partner: .laos,
            mandatoryChannel: .embassy
        )
        agreement.articles = [AgreementArticle(1, "Trao đổi thông tin", "Hai bên trao đổi")]
        let filed = try await scene.client(Officers.consular)
            .call(DraftAgreement(agreement: agreement, inForce: state == .inForce))
        return Specimen(filed.filed.id, by: Officers.consular)
    }

    static let letters = TriedKind<LiaisonScene, Correspondence>(
        ways: [
            .sent: .init { scene, letter, officer, _ in
                let sent = SendCorrespondence(
                    id: letter.id,
                    seen: letter.version,
                    sentAt: scene.now
                )
                _ = try await scene.client(officer).call(sent)
                return .init()
            }
        ]
    ) { scene, state in
        let consul = scene.client(Officers.consular)
        let letter = scene.letter()
        let filed =
            state == .received
            ? try await consul.call(ReceiveCorrespondence(letter: letter, arrivedAt: scene.now))
            : try await consul.call(DraftCorrespondence(letter: letter))
        return Specimen(filed.filed.id, by: Officers.consular)
    }

    /// Handovers, announced by an officer.
    static func handovers(
        by announcer: Caller = Officers.consular
    ) -> TriedKind<LiaisonScene, Handover> {
        TriedKind(ways: handoverWays, seat: handoverSeat) { scene, _ in
            Specimen(try await scene.announced(by: announcer).id, by: announcer)
        }
    }

    /// Whoever takes the people on sits with the body that was offered them.
    private static let handoverSeat: TriedKind<LiaisonScene, Handover>.Seating = { step, filed in
        step.to == .transferred ? Officers.health.organisation : filed.owner
    }

    private static let handoverWays: [Handover.State: TriedKind<LiaisonScene, Handover>.Way] = [
        .identityChecking: .init { scene, handover, officer, _ in
            _ = try await scene.client(officer).call(
                RecordIdentityChecks(
                    id: handover.id,
                    seen: handover.version,
                    checkedAt: scene.now,
                    results: handover.record.manifest.map {
                        .init(person: $0.person, finding: .confirmed)
                    }
                )
            )
            return .init()
        },
        .accepted: .init { scene, handover, officer, alone in
            let answer = try await scene.client(officer).call(
                AcceptHandover(
                    id: handover.id,
                    seen: handover.version,
                    acceptedAt: scene.now,
                    actNow: alone ? "Ca trực đêm." : nil
                )
            )
            return .init(awaiting: answer.awaiting, toRatify: answer.toRatify)
        },
        .scheduled: .init { scene, handover, officer, _ in
            _ = try await scene.client(officer).call(
                ScheduleHandover(
                    id: handover.id,
                    seen: handover.version,
                    gate: .mongCai,
                    scheduledFor: VietnameseTime.date(of: scene.now),
                    agreedAt: scene.now
                )
            )
            return .init()
        },
        .arrived: .init { scene, handover, officer, _ in
            let at = scene.now
            _ = try await scene.client(officer).call(
                RecordArrivals(
                    id: handover.id,
                    seen: handover.version,
                    arrivals: handover.record.manifest.map {
                        .init(person: $0.person, outcome: .arrived, at: at)
                    }
                )
            )
            return .init()
        },
        .minutesSigned: .init { scene, handover in
            try await scene.almostSigned(handover.id)
        } take: { scene, handover, officer, _ in
            let digest = handover.record.minutes?.digest ?? .bench
            _ = try await scene.client(officer)
                .call(SignMinutes(id: handover.id, digest: digest))
            return .init()
        },
        .transferred: .init { scene, handover in
            _ = try await scene.offered(handover.id)
        } take: { scene, handover, officer, _ in
            try await scene.transfer(handover, by: officer)
            return .init()
        },
    ]

    static let handOns = TriedKind<LiaisonScene, HandOn>(
        ways: [
            .accepted: .init { scene, offer, officer, _ in
                _ = try await scene.client(officer)
                    .call(AcceptHandOn(id: offer.id, digest: offer.record.digest))
                return .init()
            }
        ],
        // The body that was offered the people answers, the body that offered takes back.
        seat: { $0.to == .withdrawn ? $1.record.giver : $1.record.taker }
    ) { scene, _ in
        let handover = try await LifecycleTrial(scene: scene, kind: handovers())
            .specimen(in: .minutesSigned)
        return Specimen(try await scene.offered(handover.id).id, by: Officers.borderGuard)
    }

    /// Everybody is taken on by a receiving body, or went home as gate officers note.
    private func transfer(_ handover: Filed<Handover>, by officer: Caller) async throws {
        if Set(officer.roles).isSubset(of: RoleSet.gateOfficers.names) {
            _ = try await client(officer).call(
                RecordDepartures(
                    id: handover.id,
                    seen: handover.version,
                    departures: handover.record.manifest.map {
                        .init(person: $0.person, outcome: .wentHome)
                    }
                )
            )
            return
        }
        let id = handover.record.manifest.compactMap(\.offer).first ?? .make()
        let offer = try await client(Officers.borderGuard).call(FetchRecord<HandOn>(id: id))
        guard let content = offer.content else { throw SceneError.notReadable }
        _ = try await client(officer).call(AcceptHandOn(id: id, digest: content.record.digest))
    }
}
