import Foundation
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// The table of what liaison refuses: code, outcome class, and what the command line says.
struct BadCallTests {
    @Test func `every bad call is refused as the table says, in both languages, and keeps nothing`()
        async throws
    {
        var table = RefusalTable(
            at: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Fixtures/liaison.refusals")
        ) { Complaint($0, in: $1).lines }
        try await LiaisonScene.run { scene in
            try await table.run(
                BadCall.wire { scene in
                    try GoodCall(
                        DraftCorrespondence(letter: scene.letter()),
                        as: Officers.consular
                    )
                },
                in: scene
            )
            let star = try #require(Agreement.lifecycle.step(from: .underReview, to: .expired))
            try await table.run(
                BadCall.kernel(LiaisonScene.agreements, star: star, knownToAll: true),
                in: scene
            )
            try await table.run(agreements + letters + forwards, in: scene)
            try await table.run(announcements + handovers + counts, in: scene)
            try await table.run(minutes + signatures + handOns + receptions, in: scene)
            try await table.run(cooperation, in: scene)
        }
        #expect(try table.compared() == [])
        let page = "Services/Liaison/Refusals/LiaisonRefusal.swift"
        // The router refuses a call for somebody else first; the service would say it once more.
        let unheard: Set<String> = ["signature.ownCertificateOnly"]
        let reasons = try RefusalTable.reasons(in: page).subtracting(unheard)
        #expect(table.reasons.isSuperset(of: reasons))
    }

    // MARK: - Agreements

    private func agreement(
        _ name: String,
        _ change: @escaping @Sendable (inout Agreement) -> Void
    ) -> BadCall<LiaisonScene> {
        BadCall("an agreement \(name)") { scene in
            var agreement = Agreement(
                title: "Hiệp định",
                agreementKind: .treaty,
                partner: .laos,
                signedOn: .bench,
                inForceFrom: .bench,
                expiresOn: .bench
            )
            change(&agreement)
            return try await scene.refused(
                DraftAgreement(agreement: agreement),
                as: Officers.consular
            )
        }
    }

    private var agreements: [BadCall<LiaisonScene>] {
        [
            agreement("without a title") { $0.title = "" },
            agreement("in force before it was signed") {
                $0.inForceFrom = $0.signedOn?.adding(days: -1)
            },
            agreement("that expires before it is in force") {
                $0.expiresOn = $0.inForceFrom?.adding(days: -1)
            },
            agreement("of a kind that no list holds") {
                $0.agreementKind = Word(text: "handshake")
            },
            BadCall("an agreement of an officer without a unit") { scene in
                let nobody = Caller(
                    identity: "spiffe://mofa.homeward.gov.vn/officer/0-1",
                    unit: "",
                    roles: [Role.consular.rawValue]
                )
                return try await scene.refused(
                    DraftAgreement(
                        agreement: Agreement(
                            title: "Hiệp định",
                            agreementKind: .treaty,
                            partner: .laos
                        )
                    ),
                    as: nobody
                )
            },
        ]
    }

    // MARK: - Letters

    private func letter(
        _ name: String,
        _ change: @escaping @Sendable (inout LetterContent) -> Void
    ) -> BadCall<LiaisonScene> {
        BadCall("a letter \(name)") { scene in
            var letter = scene.letter()
            change(&letter)
            return try await scene.refused(
                DraftCorrespondence(letter: letter),
                as: Officers.consular
            )
        }
    }

    private var letters: [BadCall<LiaisonScene>] {
        [
            letter("about nothing") { $0.subject = "" },
            letter("of sixty-four KiB and a byte") {
                $0.body = FreeText(String(repeating: "x", count: 65_537))
            },
            letter("to an office of three hundred and one bytes") {
                $0.partnerOffice = FreeText(String(repeating: "x", count: 301))
            },
            letter("about one person twice") {
                $0.people = Array(repeating: .make(), count: 2)
            },
            letter("by a channel that no list holds") { $0.channel = Word(text: "pigeon") },
            letter("under an agreement that there is not") { $0.agreement = .make() },
            letter("that answers no letter") { $0.inReplyTo = .make() },
            BadCall("a letter under a handling code that no list holds") { scene in
                var request = DraftCorrespondence(letter: scene.letter())
                request.handling = Word(text: "H9")
                return try await scene.refused(request, as: Officers.consular)
            },
            BadCall("a letter that answers one of our own") { scene in
                let draft = try await scene.client(Officers.consular)
                    .call(DraftCorrespondence(letter: scene.letter()))
                return try await scene.refused(
                    DraftCorrespondence(letter: scene.letter(inReplyTo: draft.filed.id)),
                    as: Officers.consular
                )
            },
            BadCall("a letter that arrived tomorrow") { scene in
                try await scene.refused(
                    ReceiveCorrespondence(
                        letter: scene.letter(),
                        arrivedAt: scene.now.advanced(by: .seconds(86_400))
                    ),
                    as: Officers.consular
                )
            },
            BadCall("a letter sent that nobody approved") { scene in
                let draft = try await scene.client(Officers.consular)
                    .call(DraftCorrespondence(letter: scene.letter()))
                return try await scene.refused(
                    SendCorrespondence(
                        id: draft.filed.id,
                        seen: draft.filed.version,
                        sentAt: scene.now
                    ),
                    as: Officers.consular
                )
            },
            BadCall("a letter sent that came in") { scene in
                let received = try await scene.client(Officers.consular)
                    .call(ReceiveCorrespondence(letter: scene.letter(), arrivedAt: scene.now))
                return try await scene.refused(
                    SendCorrespondence(
                        id: received.filed.id,
                        seen: received.filed.version,
                        sentAt: scene.now
                    ),
                    as: Officers.consular
                )
            },
        ]
    }

    private func forward(
        _ name: String,
        permission: @escaping @Sendable (LiaisonScene) async throws -> CorrespondenceID?
    ) -> BadCall<LiaisonScene> {
        BadCall("a letter of H2 passed on \(name)") { scene in
            let received = try await scene.client(Officers.consular).call(
                ReceiveCorrespondence(
                    letter: scene.letter(),
                    arrivedAt: scene.now,
                    handling: .notPassedOn
                )
            )
            return try await scene.refused(
                ForwardCorrespondence(
                    id: received.filed.id,
                    seen: received.filed.version,
                    recipient: Officers.police.organisation,
                    permission: try await permission(scene)
                ),
                as: Officers.consular
            )
        }
    }

    private var forwards: [BadCall<LiaisonScene>] {
        [
            forward("without permission") { _ in nil },
            forward("by a permission that there is not") { _ in .make() },
            forward("by a letter that permits nothing") { scene in
                try await scene.client(Officers.consular)
                    .call(ReceiveCorrespondence(letter: scene.letter(), arrivedAt: scene.now))
                    .filed.id
            },
        ]
    }

    // MARK: - Handovers

    private func announcement(
        _ name: String,
        _ change: @escaping @Sendable (inout AnnounceHandover) -> Void
    ) -> BadCall<LiaisonScene> {
        BadCall("a handover \(name)") { scene in
            var request = AnnounceHandover(
                partner: .laos,
                partnerOffice: "Post",
                announcedAt: scene.now,
                people: [.make()],
                bodies: []
            )
            change(&request)
            return try await scene.refused(request, as: Officers.consular)
        }
    }

    private var announcements: [BadCall<LiaisonScene>] {
        [
            announcement("of nobody") { $0.people = [] },
            announcement("of five hundred and one people") {
                $0.people = (0...500).map { _ in .make() }
            },
            announcement("of one person twice") { $0.people = Array(repeating: .make(), count: 2) },
            announcement("by an office without a name") { $0.partnerOffice = "" },
            announcement("announced tomorrow") {
                $0.announcedAt = $0.announcedAt.advanced(by: .seconds(86_400))
            },
            announcement("from a country that no list holds") {
                $0.partner = Word(text: "atlantis")
            },
            announcement("with thirty-three bodies") {
                $0.bodies = (0...32).compactMap { OrgID("VN/GOV/MPS/PROV/P\($0)") }
            },
            announcement("under an agreement that there is not") { $0.agreement = .make() },
        ]
    }

    private func handover(
        _ name: String,
        in state: Handover.State,
        _ make: @escaping @Sendable (LiaisonScene, Filed<Handover>) async throws -> Refused
    ) -> BadCall<LiaisonScene> {
        BadCall(name) { scene in
            let trial = LifecycleTrial(scene: scene, kind: LiaisonScene.handovers())
            let id = try await trial.specimen(in: state).id
            return try await make(scene, try await scene.handover(id))
        }
    }

    private var handovers: [BadCall<LiaisonScene>] {
        [
            handover("people accepted who are not checked", in: .requested) { scene, filed in
                try await scene.refused(
                    AcceptHandover(id: filed.id, seen: filed.version, acceptedAt: scene.now),
                    as: Officers.immigration
                )
            },
            handover("people accepted of whom everybody was declined", in: .requested) {
                scene,
                filed in
                let checked = try await scene.client(Officers.immigration).call(
                    RecordIdentityChecks(
                        id: filed.id,
                        seen: filed.version,
                        checkedAt: scene.now,
                        results: filed.record.manifest.map {
                            .init(person: $0.person, finding: .declined)
                        }
                    )
                )
                return try await scene.refused(
                    AcceptHandover(
                        id: filed.id,
                        seen: checked.filed.version,
                        acceptedAt: scene.now
                    ),
                    as: Officers.immigration
                )
            },
            handover("a result for somebody who is not on the list", in: .requested) {
                scene,
                filed in
                try await scene.refused(
                    RecordIdentityChecks(
                        id: filed.id,
                        seen: filed.version,
                        checkedAt: scene.now,
                        results: [.init(person: .make(), finding: .confirmed)]
                    ),
                    as: Officers.immigration
                )
            },
            handover("a gate that no list holds", in: .accepted) { scene, filed in
                var request = ScheduleHandover(
                    id: filed.id,
                    seen: filed.version,
                    gate: .mongCai,
                    scheduledFor: .bench,
                    agreedAt: scene.now
                )
                request.gate = Word(text: "nowhere")
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            handover("a gate agreed before anybody accepted", in: .identityChecking) {
                scene,
                filed in
                try await scene.refused(
                    ScheduleHandover(
                        id: filed.id,
                        seen: filed.version,
                        gate: .mongCai,
                        scheduledFor: .bench,
                        agreedAt: scene.now
                    ),
                    as: Officers.borderGuard
                )
            },
        ]
    }

    private func count(
        _ name: String,
        _ arrivals: @escaping @Sendable (LiaisonScene, VictimRef) -> [RecordArrivals.Arrival]
    ) -> BadCall<LiaisonScene> {
        handover(name, in: .scheduled) { scene, filed in
            try await scene.refused(
                RecordArrivals(
                    id: filed.id,
                    seen: filed.version,
                    arrivals: arrivals(scene, filed.record.manifest[0].person)
                ),
                as: Officers.borderGuard
            )
        }
    }

    private var counts: [BadCall<LiaisonScene>] {
        [
            count("nobody counted") { _, _ in [] },
            count("somebody counted twice") { scene, person in
                Array(
                    repeating: .init(person: person, outcome: .arrived, at: scene.now),
                    count: 2
                )
            },
            count("somebody counted tomorrow") { scene, person in
                let tomorrow = scene.now.advanced(by: .seconds(86_400))
                return [.init(person: person, outcome: .arrived, at: tomorrow)]
            },
            count("an outcome that no list holds") { scene, person in
                var arrival = RecordArrivals.Arrival(
                    person: person,
                    outcome: .arrived,
                    at: scene.now
                )
                arrival.outcome = Word(text: "levitated")
                return [arrival]
            },
            count("somebody unannounced who did not come") { scene, _ in
                [.init(person: .make(), outcome: .failed, at: scene.now)]
            },
        ]
    }

    // MARK: - Minutes

    private var minutes: [BadCall<LiaisonScene>] {
        [
            handover("minutes of people who are not all counted", in: .scheduled) {
                scene,
                filed in
                let counted = try await scene.client(Officers.borderGuard).call(
                    RecordArrivals(
                        id: filed.id,
                        seen: filed.version,
                        arrivals: [
                            .init(
                                person: filed.record.manifest[0].person,
                                outcome: .arrived,
                                at: scene.now
                            )
                        ]
                    )
                )
                return try await scene.refused(
                    DrawUpMinutes(id: filed.id, seen: counted.filed.version, at: scene.now),
                    as: Officers.borderGuard
                )
            },
            handover("minutes drawn up anew without a reason", in: .arrived) { scene, filed in
                let drawn = try await scene.drawn(filed)
                return try await scene.refused(
                    DrawUpMinutes(id: filed.id, seen: drawn.version, at: scene.now),
                    as: Officers.borderGuard
                )
            },
            handover("people counted after an officer signed", in: .arrived) { scene, filed in
                let drawn = try await scene.drawn(filed)
                let signed = try await scene.client(Officers.borderGuard)
                    .call(SignMinutes(id: filed.id, digest: drawn.digest))
                return try await scene.refused(
                    RecordArrivals(
                        id: filed.id,
                        seen: signed.filed.version,
                        arrivals: [.init(person: .make(), outcome: .arrived, at: scene.now)]
                    ),
                    as: Officers.borderGuard
                )
            },
            handover("an addendum of no word", in: .minutesSigned) { scene, filed in
                try await scene.refused(
                    AddAddendum(id: filed.id, seen: filed.version, text: "", at: scene.now),
                    as: Officers.borderGuard
                )
            },
            handover("an addendum to minutes that nobody signed", in: .arrived) { scene, filed in
                let drawn = try await scene.drawn(filed)
                return try await scene.refused(
                    AddAddendum(
                        id: filed.id,
                        seen: drawn.version,
                        text: "Bổ sung.",
                        at: scene.now
                    ),
                    as: Officers.borderGuard
                )
            },
        ]
    }

    private var signatures: [BadCall<LiaisonScene>] {
        [
            handover("minutes signed that are not drawn up", in: .arrived) { scene, filed in
                try await scene.refused(
                    SignMinutes(id: filed.id, digest: .bench),
                    as: Officers.borderGuard
                )
            },
            handover("another digest signed than there is", in: .arrived) { scene, filed in
                _ = try await scene.drawn(filed)
                return try await scene.refused(
                    SignMinutes(id: filed.id, digest: .bench),
                    as: Officers.borderGuard
                )
            },
            handover("minutes signed twice by one officer", in: .arrived) { scene, filed in
                let drawn = try await scene.drawn(filed)
                let sign = SignMinutes(id: filed.id, digest: drawn.digest)
                _ = try await scene.client(Officers.borderGuard).call(sign)
                return try await scene.refused(sign, as: Officers.borderGuard)
            },
            handover("minutes signed by the gateway for an officer", in: .arrived) {
                scene,
                filed in
                let drawn = try await scene.drawn(filed)
                return try await scene.refused(
                    SignMinutes(id: filed.id, digest: drawn.digest),
                    as: Officers.gateway,
                    onBehalfOf: Officers.borderGuard.identity
                )
            },
            handover("minutes signed by somebody whose body may not", in: .arrived) {
                scene,
                filed in
                let drawn = try await scene.drawn(filed)
                return try await scene.refused(
                    SignMinutes(id: filed.id, digest: drawn.digest),
                    as: Officers.health
                )
            },
            handover("complete minutes signed by one more", in: .minutesSigned) { scene, filed in
                let digest = try #require(filed.record.minutes?.digest)
                return try await scene.refused(
                    SignMinutes(id: filed.id, digest: digest),
                    as: Officers.police
                )
            },
            handover("an addendum signed that there is not", in: .minutesSigned) {
                scene,
                filed in
                try await scene.refused(
                    SignMinutes(id: filed.id, digest: .bench, addendum: 4),
                    as: Officers.police
                )
            },
            handover("a foreign side's scan from tomorrow", in: .arrived) { scene, filed in
                let drawn = try await scene.drawn(filed)
                return try await scene.refused(
                    AttachForeignSide(
                        id: filed.id,
                        digest: drawn.digest,
                        scan: .bench,
                        office: "Post",
                        at: scene.now.advanced(by: .seconds(86_400))
                    ),
                    as: Officers.borderGuard
                )
            },
        ]
    }

    // MARK: - Hand-ons and receptions

    private var handOns: [BadCall<LiaisonScene>] {
        [
            handover("people offered before the minutes are signed", in: .arrived) {
                scene,
                filed in
                try await scene.refused(scene.offer(filed), as: Officers.borderGuard)
            },
            handover("somebody offered who did not arrive", in: .minutesSigned) { scene, filed in
                var offer = scene.offer(filed)
                offer.people = [.make()]
                return try await scene.refused(offer, as: Officers.borderGuard)
            },
            handover("people taken on by another digest than was offered", in: .minutesSigned) {
                scene,
                filed in
                let offer = try await scene.offered(filed.id)
                return try await scene.refused(
                    AcceptHandOn(id: offer.id, digest: .bench),
                    as: Officers.health
                )
            },
            handover("people taken on by a body that was not asked", in: .minutesSigned) {
                scene,
                filed in
                let offer = try await scene.offered(filed.id)
                let here = Officers.of(.facility, in: Officers.borderGuard.organisation)
                return try await scene.refused(
                    AcceptHandOn(id: offer.id, digest: offer.record.digest),
                    as: here
                )
            },
            handover("an offer taken back by the body that was asked", in: .minutesSigned) {
                scene,
                filed in
                let offer = try await scene.offered(filed.id)
                let there = Officers.of(.borderGuard, in: Officers.health.organisation)
                return try await scene.refused(
                    TakeStep<HandOn>(
                        id: offer.id,
                        seen: offer.version,
                        to: .withdrawn,
                        facts: [.reason: "nhầm"]
                    ),
                    as: there
                )
            },
            handover("somebody noted as handed on without an offer", in: .minutesSigned) {
                scene,
                filed in
                try await scene.refused(
                    RecordDepartures(
                        id: filed.id,
                        seen: filed.version,
                        departures: [
                            .init(person: filed.record.manifest[0].person, outcome: .handedOn)
                        ]
                    ),
                    as: Officers.borderGuard
                )
            },
        ]
    }

    private var receptions: [BadCall<LiaisonScene>] {
        [
            handover("a reception claimed before anybody arrived", in: .scheduled) {
                scene,
                filed in
                try await scene.refused(
                    ClaimReception(handover: filed.id, saga: .random()),
                    as: Officers.borderGuard
                )
            },
            handover("a reception claimed by a second piece of work", in: .arrived) {
                scene,
                filed in
                _ = try await scene.client(Officers.borderGuard)
                    .call(ClaimReception(handover: filed.id, saga: .random()))
                return try await scene.refused(
                    ClaimReception(handover: filed.id, saga: .random()),
                    as: Officers.borderGuard
                )
            },
            handover("a reception confirmed by work that does not hold it", in: .arrived) {
                scene,
                filed in
                try await scene.refused(
                    ConfirmReception(
                        handover: filed.id,
                        saga: .random(),
                        receptions: [
                            .init(
                                person: filed.record.manifest[0].person,
                                reception: .make()
                            )
                        ]
                    ),
                    as: Officers.borderGuard
                )
            },
            handover("a confirmed reception released", in: .arrived) { scene, filed in
                let saga = Identifier.random()
                let guards = scene.client(Officers.borderGuard)
                _ = try await guards.call(ClaimReception(handover: filed.id, saga: saga))
                _ = try await guards.call(
                    ConfirmReception(
                        handover: filed.id,
                        saga: saga,
                        receptions: filed.record.manifest.map {
                            .init(person: $0.person, reception: .make())
                        }
                    )
                )
                return try await scene.refused(
                    ReleaseReception(handover: filed.id, saga: saga),
                    as: Officers.borderGuard
                )
            },
            BadCall("a journey asked for without a purpose") { scene in
                try await scene.refused(
                    LiaisonJourneyPart(victim: .make()),
                    as: Officers.health
                )
            },
        ]
    }
}

extension LiaisonScene {
    /// Minutes drawn up of what was counted: the handover's version and what is to be signed.
    fileprivate func drawn(
        _ filed: Filed<Handover>
    ) async throws -> (version: Int, digest: ContentDigest) {
        let drawn = try await client(Officers.borderGuard)
            .call(DrawUpMinutes(id: filed.id, seen: filed.version, at: now)).filed
        return (drawn.version, try #require(drawn.record.minutes?.digest))
    }

    /// An offer of everybody to the health authority.
    fileprivate func offer(_ filed: Filed<Handover>) -> OfferHandOn {
        OfferHandOn(
            handover: filed.id,
            seen: filed.version,
            taker: Officers.health.organisation,
            people: filed.record.manifest.map(\.person)
        )
    }
}
