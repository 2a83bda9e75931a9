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
            try await table.run(BadCall.deadlines(as: Officers.consular), in: scene)
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
                let nobody = Officers.withoutUnit(.consular)
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
}
