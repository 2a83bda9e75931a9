import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

// What liaison refuses of minutes: how they are drawn up, signed and added to.

extension BadCallTests {
    var minutes: [BadCall<LiaisonScene>] {
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
            LiaisonScene.earlyMinutes,
        ]
    }

    var signatures: [BadCall<LiaisonScene>] {
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
}

extension LiaisonScene {
    /// Minutes of a transfer that is not counted yet.
    static let earlyMinutes = BadCall<LiaisonScene>("minutes of a transfer nobody counted") {
        scene in
        let id = try await LiaisonScene.transfers.specimen(in: .requested, scene)
        return try await scene.refused(
            DrawUpMinutes(id: id, seen: 1, at: scene.now),
            as: Officers.borderGuard
        )
    }

    /// Minutes drawn up of what was counted: the handover's version and what is to be signed.
    fileprivate func drawn(
        _ filed: Filed<Handover>
    ) async throws -> (version: Int, digest: ContentDigest) {
        let drawn = try await client(Officers.borderGuard)
            .call(DrawUpMinutes(id: filed.id, seen: filed.version, at: now)).filed
        return (drawn.version, try #require(drawn.record.minutes?.digest))
    }
}
