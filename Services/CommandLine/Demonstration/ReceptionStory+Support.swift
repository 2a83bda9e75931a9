import ServiceContracts
import Vocabulary
import WireCodec

/// An identification under way, and the version that the last act answered.
struct Underway: Sendable {
    /// The identification.
    var id: IdentificationID
    /// Its version.
    var version: Int
    /// A name for the scenes about it.
    var scene: String
}

extension ReceptionStory {
    /// Abroad: the hotline and the embassy begin, the embassy verifies, immigration clears the return.
    func beginIdentifications(_ people: StoryPeople) async throws -> [Underway] {
        let units = [
            Self.healthAuthority, Self.provincialPolice, Self.immigration, Self.borderGuard,
            Self.embassy,
        ]
        var underway: [Underway] = []
        for (officer, scene, person) in [
            ("hotline", "woman", people.woman), ("mission-yangon", "girl", people.girl),
        ] {
            let begun = try await cast.play(
                officer,
                "identification/\(scene)/begin",
                BeginIdentification(
                    victim: person,
                    path: .abroad,
                    province: .quangNinh,
                    units: units,
                    evidence: [
                        Evidence(
                            kind: .ownStatement,
                            givenAt: at(14, 10),
                            content: FreeText("Lời kể qua điện thoại.")
                        )
                    ],
                    occurred: at(14, 10)
                )
            )
            let verified = try await step(
                "mission-yangon",
                begun.identification,
                begun.version,
                to: .missionVerified,
                facts: [.finding: "Đã gặp, đối chiếu nhân thân."],
                at(13, 15),
                scene
            )
            let cleared = try await step(
                "immigration",
                begun.identification,
                verified,
                to: .cleared,
                facts: [.documentNumber: "GTH-\(scene == "woman" ? 417 : 418)"],
                at(9, 11, 30),
                scene
            )
            underway.append(Underway(id: begun.identification, version: cleared, scene: scene))
        }
        return underway
    }

    /// Home: the gateway registers the receptions, the health authority receives, the border guard
    /// hands the people on, and both bodies sign.
    func receive(
        _ people: StoryPeople,
        _ identifications: [Underway],
        _ signed: SignedHandover,
        _ file: CaseFileID
    ) async throws {
        let offered = try await cast.play(
            "border-mongcai",
            "reception/offer",
            OfferHandOn(
                handover: signed.handover,
                seen: signed.version,
                taker: Self.healthAuthority,
                people: people.arrived
            )
        )
        let registered = try await cast.play(
            "police-quangninh",
            "reception/register",
            RegisterReception(
                handover: signed.handover,
                caseFile: file,
                receivedBy: Self.healthAuthority,
                province: .quangNinh
            )
        )
        for (index, entry) in registered.receptions.enumerated() {
            let received = try await cast.play(
                "health-quangninh",
                "reception/receive/\(index)",
                TakeStep<Reception>(
                    id: entry.reception,
                    seen: 1,
                    to: .received
                )
            )
            _ = try await cast.play(
                "health-quangninh-chief",
                "reception/approve/\(index)",
                DecideApproval<Reception>(
                    approval: try awaiting(received, "reception/receive"),
                    .approve
                )
            )
        }
        _ = try await cast.play(
            "health-quangninh",
            "reception/accept",
            AcceptHandOn(id: offered.filed.id, digest: offered.filed.record.digest)
        )
    }

    /// Health authority and police verify the first facts together; the police confirm, two officers.
    func confirm(_ identifications: [Underway]) async throws {
        for underway in identifications {
            let scene = underway.scene
            let received = try await step(
                "health-quangninh",
                underway.id,
                underway.version,
                to: .received,
                facts: [:],
                nil,
                scene
            )
            let proposed = try await cast.play(
                "health-quangninh",
                "identification/\(scene)/initial",
                TakeStep<Identification>(
                    id: underway.id,
                    seen: received,
                    to: .initialVerified,
                    facts: [.finding: "Lời kể nhất quán, phù hợp tài liệu của cơ quan đại diện."]
                )
            )
            let verified = try await cast.play(
                "police-quangninh",
                "identification/\(scene)/initial/approve",
                DecideApproval<Identification>(
                    approval: try awaiting(proposed, "identification/\(scene)/initial"),
                    .approve
                )
            )
            guard scene == "woman" else { continue }
            try await certify(underway.id, try version(verified, "identification/initial"), scene)
        }
    }

    private func certify(_ id: IdentificationID, _ seen: Int, _ scene: String) async throws {
        let verifying = try await step(
            "police-quangninh",
            id,
            seen,
            to: .policeVerifying,
            facts: [:],
            nil,
            scene
        )
        let added = try await cast.play(
            "police-quangninh",
            "identification/\(scene)/evidence",
            AddEvidence(
                identification: id,
                seen: verifying,
                evidence: Evidence(
                    kind: .foreignBody,
                    givenAt: Occurrence(at: ago(minutes: 60)),
                    content: FreeText("Biên bản giải cứu do phía bạn cung cấp.")
                )
            )
        )
        let proposed = try await cast.play(
            "police-quangninh",
            "identification/\(scene)/confirm",
            TakeStep<Identification>(
                id: id,
                seen: added.version,
                to: .confirmed,
                facts: [
                    .confirmationPaper: ConfirmationPaperKind.policeCertificate.rawValue,
                    .issuer: Self.provincialPolice.path, .documentNumber: "07/GXN-NN",
                    .decisionDate: date(0).text, .evidence: EvidenceKind.foreignBody.rawValue,
                ]
            )
        )
        _ = try await cast.play(
            "police-quangninh-chief",
            "identification/\(scene)/confirm/approve",
            DecideApproval<Identification>(
                approval: try awaiting(proposed, "identification/\(scene)/confirm"),
                .approve
            )
        )
    }

    /// Shelter: with her consent for the woman, in her best interest for the girl.
    func support(_ people: StoryPeople) async throws {
        try await consent(of: people.woman, to: Self.shelter)
        for (scene, person, override) in [
            ("woman", people.woman, ConsentOverride?.none),
            ("girl", people.girl, .bestInterestOfMinor),
        ] {
            try await refer(
                person,
                to: Self.shelter,
                for: [.essentials, .medical, .psychological],
                without: override,
                details: FreeText("Cần chỗ ở an toàn và khám sức khoẻ ban đầu."),
                acceptedBy: "shelter-halong",
                scene: scene
            )
        }
    }

    private func step(
        _ officer: String,
        _ id: IdentificationID,
        _ seen: Int,
        to state: Identification.State,
        facts: StepFacts,
        _ occurred: Occurrence?,
        _ scene: String
    ) async throws -> Int {
        let name = "identification/\(scene)/\(state.rawValue)"
        let outcome = try await cast.play(
            officer,
            name,
            TakeStep<Identification>(
                id: id,
                seen: seen,
                to: state,
                facts: facts,
                occurred: occurred
            )
        )
        return try version(outcome, name)
    }
}
