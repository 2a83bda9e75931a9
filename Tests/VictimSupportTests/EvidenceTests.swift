import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// What each of the nine kinds of evidence is enough for, and what it needs beside it.
struct EvidenceTests {
    private static let given = Instant(millisecondsSinceEpoch: 1_782_700_000_000)

    /// A piece of evidence of a kind, from where that kind comes.
    private func evidence(_ kind: EvidenceKind) -> Evidence {
        let source: OrgID? =
            switch kind {
            case .proceedings: Officers.court.organisation
            case .rescuer: Officers.borderGuard.organisation
            case .mission: Officers.mission.organisation
            case .domesticBody: Officers.womensUnion.organisation
            case .foreignBody, .ownStatement, .perpetratorStatement, .witness, .otherLawful: nil
            }
        return Evidence(
            kind: kind,
            from: source,
            givenAt: Occurrence(at: Self.given, precision: .day),
            content: FreeText("Nội dung \(kind.rawValue)."),
            digest: Bytes(Array(repeating: 7, count: 32))
        )
    }

    /// An identification with these pieces of evidence and no other, in which every body takes part.
    private func identification(
        with kinds: [EvidenceKind],
        in scene: VictimScene
    ) async throws -> IdentificationID {
        let bodies = [Officers.health, Officers.police, Officers.procuracy, Officers.court]
        let guards = scene.client(Officers.borderGuard)
        let begun = try await guards.call(
            BeginIdentification(
                victim: try await scene.person(),
                path: .rescued,
                province: .quangNinh,
                units: bodies.map(\.organisation)
            )
        )
        var seen = begun.version
        for kind in kinds {
            seen = try await guards.call(
                AddEvidence(
                    identification: begun.identification,
                    seen: seen,
                    evidence: evidence(kind)
                )
            ).version
        }
        try await scene.step(begun.identification, to: .received, by: Officers.borderGuard)
        return begun.identification
    }

    private func verified(_ id: IdentificationID, in scene: VictimScene) async throws {
        try await scene.step(
            id,
            to: .initialVerified,
            by: Officers.health,
            approvedBy: Officers.police,
            facts: [.finding: "Thông tin ban đầu phù hợp."]
        )
    }

    private static func confirmation(
        _ paper: ConfirmationPaperKind,
        _ evidence: EvidenceKind,
        issuer: Caller = Officers.police
    ) -> StepFacts {
        [
            .confirmationPaper: paper.rawValue, .issuer: issuer.unit,
            .documentNumber: "45/GXN", .decisionDate: "2026-06-30",
            .evidence: evidence.rawValue,
        ]
    }

    /// A confirmation that is refused by this reason, and keeps nothing.
    private func expectRefused(
        _ id: IdentificationID,
        _ facts: StepFacts,
        in scene: VictimScene,
        _ reason: String
    ) async throws {
        let before = try await scene.harness.rows()
        let error = await refusal {
            try await scene.step(id, to: .confirmed, by: Officers.borderGuard, facts: facts)
        }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.reason == reason)
        #expect(try await scene.harness.rows() == before)
    }

    @Test
    func `each kind alone confirms once the police have verified, and stands as it was given`()
        async throws
    {
        try await VictimScene.run { scene in
            for kind in EvidenceKind.allCases {
                let id = try await identification(with: [kind], in: scene)
                try await verified(id, in: scene)
                try await scene.step(id, to: .policeVerifying, by: Officers.police)
                for other in EvidenceKind.allCases where other != kind {
                    try await expectRefused(
                        id,
                        Self.confirmation(.policeCertificate, other),
                        in: scene,
                        "victims.noEvidence"
                    )
                }
                try await scene.step(
                    id,
                    to: .confirmed,
                    by: Officers.police,
                    approvedBy: Officers.police2,
                    facts: Self.confirmation(.policeCertificate, kind)
                )
                let kept = try #require(
                    try await scene.client(Officers.court)
                        .call(FetchRecord<Identification>(id: id)).content
                )
                #expect(kept.record.evidence == [evidence(kind)], "\(kind)")
                #expect(kept.record.decisions.map(\.status.known) == [.actual], "\(kind)")
                let found = try await scene.client(Officers.police).call(
                    ListRecords<Identification>(facets: [Facet("evidence", kind.rawValue)])
                )
                #expect(found.records.compactMap(\.content).map(\.id) == [id], "\(kind)")
            }
        }
    }

    /// Papers that confirm before the police have verified, and the evidence that each needs.
    private static let sources: [(ConfirmationPaperKind, EvidenceKind)] = [
        (.rescuingBodyCertificate, .rescuer), (.legalisedForeignPaper, .foreignBody),
    ]

    @Test(arguments: sources, [Identification.State.received, .initialVerified])
    func `before that a paper confirms beside evidence from where it comes, and beside no other`(
        source: (paper: ConfirmationPaperKind, evidence: EvidenceKind),
        state: Identification.State
    ) async throws {
        try await VictimScene.run { scene in
            let id = try await identification(with: EvidenceKind.allCases, in: scene)
            if state == .initialVerified { try await verified(id, in: scene) }
            for kind in EvidenceKind.allCases where kind != source.evidence {
                try await expectRefused(
                    id,
                    Self.confirmation(source.paper, kind),
                    in: scene,
                    "victims.evidenceNeedsVerification"
                )
            }
            try await scene.step(
                id,
                to: .confirmed,
                by: Officers.borderGuard,
                approvedBy: Officers.police,
                facts: Self.confirmation(
                    source.paper,
                    source.evidence,
                    issuer: Officers.borderGuard
                )
            )
            let kept = try await scene.client(Officers.health)
                .call(FetchRecord<Identification>(id: id)).content?.record
            #expect(kept?.decisions.map(\.paper?.known) == [source.paper])
            #expect(kept?.decisions.map(\.decidedBy) == [Officers.borderGuard.organisation])
            let person = try #require(kept?.victim)
            let victim = try await scene.client(Officers.health)
                .call(FetchRecord<Victim>(id: person)).content?.record
            #expect(victim?.status.known == .actual)
        }
    }

    @Test(arguments: sources)
    func `a paper without the evidence it comes from waits for the police, whatever else there is`(
        paper: ConfirmationPaperKind,
        evidence: EvidenceKind
    ) async throws {
        try await VictimScene.run { scene in
            let others = EvidenceKind.allCases.filter { $0 != evidence }
            let id = try await identification(with: others, in: scene)
            try await expectRefused(
                id,
                Self.confirmation(paper, evidence),
                in: scene,
                "victims.noEvidence"
            )
        }
    }

    @Test(arguments: [ConfirmationPaperKind.policeCertificate, .proceedingsDocument])
    func `a paper of the police or of proceedings confirms after the verification alone`(
        paper: ConfirmationPaperKind
    ) async throws {
        try await VictimScene.run { scene in
            let id = try await identification(with: EvidenceKind.allCases, in: scene)
            for kind in EvidenceKind.allCases {
                try await expectRefused(
                    id,
                    Self.confirmation(paper, kind),
                    in: scene,
                    "victims.paperNeedsVerification"
                )
            }
        }
    }

    @Test func `a court confirms by a document of its proceedings, with another body's officer`()
        async throws
    {
        try await VictimScene.run { scene in
            let id = try await identification(with: [.proceedings], in: scene)
            try await verified(id, in: scene)
            let facts = Self.confirmation(
                .proceedingsDocument,
                .proceedings,
                issuer: Officers.court
            )
            // Before the police verify, whoever judges confirms nothing.
            let before = try await scene.harness.rows()
            let early = await refusal {
                try await scene.step(id, to: .confirmed, by: Officers.court, facts: facts)
            }
            #expect(early?.code == .permissionDenied)
            #expect(try await scene.harness.rows() == before)
            try await scene.step(id, to: .policeVerifying, by: Officers.police)
            try await scene.step(
                id,
                to: .confirmed,
                by: Officers.court,
                approvedBy: Officers.procuracy,
                facts: facts
            )
            let decision = try await scene.client(Officers.court)
                .call(FetchRecord<Identification>(id: id)).content?.record.decisions.first
            #expect(decision?.paper?.known == .proceedingsDocument)
            #expect(decision?.decidedBy == Officers.court.organisation)
            #expect(decision?.number?.disclosed == "45/GXN")
        }
    }
}
