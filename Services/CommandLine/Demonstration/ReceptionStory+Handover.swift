import Crypto
import Foundation
import ServiceContracts
import Vocabulary
import WireCodec

extension ReceptionStory {
    /// The partner asks; immigration says who the people are; a second officer agrees; gate and day.
    func agreeHandover(_ people: StoryPeople, _ file: CaseFileID) async throws -> SignedHandover {
        let announced = try await cast.play(
            "consular",
            "handover/announce",
            AnnounceHandover(
                partner: .china,
                partnerOffice: FreeText("Phòng Hợp tác biên giới, Công an thành phố Đông Hưng"),
                announcedAt: day(12, 9),
                people: people.announced,
                caseFile: file,
                bodies: Self.participants,
                supporters: Self.helpers
            )
        )
        let id = announced.filed.id
        let checked = try await cast.play(
            "immigration",
            "handover/check",
            RecordIdentityChecks(
                id: id,
                seen: announced.filed.filing.version,
                checkedAt: day(9, 11),
                results: people.announced.map {
                    RecordIdentityChecks.Result(person: $0, finding: .confirmed)
                }
            )
        )
        let accepted = try await cast.play(
            "foreign-relations",
            "handover/accept",
            AcceptHandover(id: id, seen: checked.filed.filing.version, acceptedAt: day(7, 14))
        )
        guard let approval = accepted.awaiting else { throw StoryBroken(scene: "handover/accept") }
        let agreed = try await cast.play(
            "foreign-relations-chief",
            "handover/approve",
            DecideApproval<Handover>(approval: approval, .approve)
        )
        let scheduled = try await cast.play(
            "border-mongcai",
            "handover/schedule",
            ScheduleHandover(
                id: id,
                seen: try version(agreed, "handover/approve"),
                gate: .mongCai,
                scheduledFor: date(0),
                agreedAt: day(6, 10)
            )
        )
        return SignedHandover(handover: id, version: scheduled.filed.filing.version)
    }

    /// At the gate: people are counted one by one, the minutes drawn up and signed by both sides.
    func meetAtGate(
        _ handover: SignedHandover,
        _ people: StoryPeople
    ) async throws -> SignedHandover {
        let id = handover.handover
        let counted = try await cast.play(
            "border-mongcai",
            "gate/count",
            RecordArrivals(
                id: id,
                seen: handover.version,
                arrivals: [
                    .init(person: people.woman, outcome: .arrived, at: ago(minutes: 120)),
                    .init(person: people.girl, outcome: .arrived, at: ago(minutes: 115)),
                    .init(person: people.man, outcome: .failed, at: ago(minutes: 105)),
                ]
            )
        )
        let drawnUp = try await cast.play(
            "border-mongcai",
            "gate/minutes",
            DrawUpMinutes(id: id, seen: counted.filed.filing.version, at: ago(minutes: 80))
        )
        guard let digest = drawnUp.filed.record.minutes?.digest else {
            throw StoryBroken(scene: "gate/minutes")
        }
        _ = try await cast.play(
            "border-mongcai",
            "gate/sign/1",
            SignMinutes(id: id, digest: digest)
        )
        _ = try await cast.play(
            "foreign-relations",
            "gate/sign/2",
            SignMinutes(id: id, digest: digest)
        )
        // The provincial military command held the ceremony with them.
        _ = try await cast.play(
            "military-quangninh",
            "gate/sign/3",
            SignMinutes(id: id, digest: digest)
        )
        guard let scan = ContentDigest(Array(SHA256.hash(data: Data("bản quét biên bản".utf8))))
        else { throw StoryBroken(scene: "gate/scan") }
        let attached = try await cast.play(
            "border-mongcai",
            "gate/scan",
            AttachForeignSide(
                id: id,
                digest: digest,
                scan: scan,
                office: FreeText("Phòng Hợp tác biên giới, Công an thành phố Đông Hưng"),
                at: ago(minutes: 60)
            )
        )
        return SignedHandover(handover: id, version: attached.filed.filing.version)
    }
}
