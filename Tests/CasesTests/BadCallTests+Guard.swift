import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Vocabulary
import WireCodec

extension BadCallTests {
    // MARK: - Campaigns

    var campaigns: [BadCall<CasesScene>] {
        [
            BadCall("a crossing of another province claimed for a campaign") { scene in
                let trial = LifecycleTrial(scene: scene, kind: CasesScene.campaigns)
                let crossing = IllegalCrossing(
                    day: CasesScene.past,
                    province: .haNoi,
                    country: .china,
                    direction: .exit,
                    personTimes: 1,
                    suspicion: .notExamined,
                    campaign: try await trial.specimen(in: .running).id
                )
                return try await scene.refused(FileRecord(crossing), as: Officers.borderGuard)
            },
            BadCall("a crossing claimed for a campaign that there is not") { scene in
                let crossing = IllegalCrossing(
                    day: CasesScene.past,
                    province: .quangNinh,
                    country: .china,
                    direction: .exit,
                    personTimes: 1,
                    suspicion: .notExamined,
                    campaign: .make()
                )
                return try await scene.refused(FileRecord(crossing), as: Officers.borderGuard)
            },
        ]
    }

    // MARK: - Mergers

    var mergers: [BadCall<CasesScene>] {
        [
            BadCall("a suspect who may be a victim merged into one who may not") { scene in
                let flagged = try await scene.suspect().suspect
                let version = try await scene.screen(
                    flagged,
                    CasesScene.screening(.prosecution, .yes)
                ).version
                let other = try await scene.suspect()
                return try await scene.refused(
                    MergeRecord<Suspect>(
                        id: flagged,
                        seen: version,
                        into: other.suspect,
                        seenInto: other.version,
                        reason: FreeText("Cùng một người.")
                    ),
                    as: Officers.police
                )
            }
        ]
    }

    // MARK: - Screenings

    private func screening(
        _ name: String,
        _ change: @escaping @Sendable (inout Screening) -> Void
    ) -> BadCall<CasesScene> {
        BadCall("a screening \(name)") { scene in
            let suspect = try await scene.unscreened()
            var screening = CasesScene.screening(.arrest)
            change(&screening)
            return try await scene.refused(
                ScreenSuspect(
                    suspect: suspect.suspect,
                    seen: suspect.version,
                    screening: screening
                ),
                as: Officers.police
            )
        }
    }

    var screenings: [BadCall<CasesScene>] {
        [
            BadCall("an arrest on a screening of forty days ago") { scene in
                let suspect = try await scene.unscreened().suspect
                let old = scene.harness.time.now.advanced(by: .seconds(-40 * 86_400))
                let screened = try await scene.screen(suspect, Screening(.arrest, .no, at: old))
                return try await scene.refused(
                    TakeStep<Suspect>(
                        id: suspect,
                        seen: screened.version,
                        to: .arrested,
                        facts: [.documentNumber: "12/QĐ", .decisionDate: "2026-06-30"]
                    ),
                    as: Officers.police
                )
            },
            BadCall("a wanted notice for somebody who has died") { scene in
                let suspect = try await scene.suspect()
                _ = try await scene.client(Officers.police).call(
                    TakeStep<Suspect>(
                        id: suspect.suspect,
                        seen: suspect.version,
                        to: .deceased,
                        facts: [.reason: "Đã chết."]
                    )
                )
                return try await scene.refused(
                    FileRecord(WantedNotice(suspect: suspect.suspect, reach: .national)),
                    as: Officers.police
                )
            },
            screening("that found signs and names none") { $0.answer = Word(.yes) },
            screening("that found nothing and names a sign") { $0.indicators = [Word(.debt)] },
            screening("of eleven signs") {
                $0.answer = Word(.yes)
                $0.indicators = Array(repeating: Word(.debt), count: 11)
            },
            screening("that was not possible and says not why") {
                $0.answer = Word(.notPossible)
                $0.remark = nil
            },
            screening("without a word") { $0.remark = FreeText("") },
            screening("of tomorrow") {
                $0.screenedAt = $0.screenedAt.advanced(by: .seconds(172_800))
            },
            BadCall("a victim confirmed by no decision") { scene in
                let suspect = try await scene.unscreened()
                return try await scene.refused(
                    ConfirmVictim(
                        suspect: suspect.suspect,
                        seen: suspect.version,
                        decision: FreeText("")
                    ),
                    as: Officers.police
                )
            },
            BadCall("a suspect wanted whom nobody screened for it") { scene in
                let suspect = try await scene.unscreened()
                return try await scene.refused(
                    TakeStep<Suspect>(
                        id: suspect.suspect,
                        seen: suspect.version,
                        to: .wanted,
                        facts: [.documentNumber: "1/QĐ", .decisionDate: "2026-06-30"]
                    ),
                    as: Officers.police
                )
            },
            BadCall("somebody wanted who is a victim") { scene in
                let suspect = try await scene.suspect()
                let confirmed = try await scene.client(Officers.police).call(
                    ConfirmVictim(
                        suspect: suspect.suspect,
                        seen: suspect.version,
                        decision: FreeText("46/XN")
                    )
                )
                return try await scene.refused(
                    TakeStep<Suspect>(
                        id: suspect.suspect,
                        seen: confirmed.version,
                        to: .wanted,
                        facts: [.documentNumber: "1/QĐ", .decisionDate: "2026-06-30"]
                    ),
                    as: Officers.police
                )
            },
            BadCall("a report that duplicates itself") { scene in
                let received = try await scene.received()
                return try await scene.refused(
                    MarkDuplicate(
                        report: received.report,
                        seen: received.version,
                        original: received.report
                    ),
                    as: Officers.borderGuard
                )
            },
        ]
    }
}
