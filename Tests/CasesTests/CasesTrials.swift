import CasesServer
import RPC
import ServiceContracts
import Synchronization
import TestSupport
import Vocabulary
import WireCodec

extension CasesScene: TrialScene {
    /// A record that a unit reads which has nothing to do with the others.
    func shared(with unit: OrgID) async throws -> Identifier {
        let received = try await received()
        let step = TakeStep<Report>(
            id: received.report,
            seen: received.version,
            to: .assigned,
            facts: [.recipient: unit.path]
        )
        _ = try await client(Officers.borderGuard).call(step)
        return received.report.identifier
    }

    /// Every kind of record that this service serves, one line each.
    static let trials: [KindTrials<CasesScene>] =
        [
            KindTrials(reports), KindTrials(caseFiles), KindTrials(suspects),
        ] + plainTrials

    /// The report that goes on, by the one that a trial marks as its duplicate.
    private static let originals = Mutex<[ReportID: ReportID]>([:])

    static let reports = TriedKind<CasesScene, Report>(
        ways: [
            .linkedToCase: .init { scene, report, officer, _ in
                let request = OpenCase(
                    report: report.id,
                    offence: .article150,
                    transnational: true
                )
                _ = try await scene.client(officer).call(request)
                return .init()
            },
            .duplicate: .init(
                prepare: { scene, report in
                    let original = try await scene.received().report
                    originals.withLock { $0[report.id] = original }
                },
                take: { scene, report, officer, _ in
                    let request = MarkDuplicate(
                        report: report.id,
                        seen: report.version,
                        original: originals.withLock { $0[report.id] } ?? .make()
                    )
                    _ = try await scene.client(officer).call(request)
                    return .init()
                }
            ),
        ]
    ) { scene, _ in
        Specimen(
            try await scene.received(people: [.make()]).report,
            by: Officers.borderGuard
        )
    }

    static let caseFiles = TriedKind<CasesScene, CaseFile> { scene, _ in
        Specimen(try await scene.file(people: [.make()]).caseFile, by: Officers.police)
    }

    static let suspects = TriedKind<CasesScene, Suspect>(
        ways: Dictionary(uniqueKeysWithValues: Suspect.State.allCases.map { ($0, clearing) })
    ) { scene, _ in
        Specimen(try await scene.suspect().suspect, by: Officers.police)
    }

    /// Taking the flag of a possible victim back, once somebody has raised it.
    private static let clearing = TriedKind<CasesScene, Suspect>.Way(
        prepare: { scene, suspect in
            var flagged = suspect.record
            flagged.possibleVictim = true
            _ = try await scene.client(Officers.police).call(
                CorrectRecord(
                    id: suspect.id,
                    seen: suspect.version,
                    corrects: suspect.version,
                    record: flagged,
                    reason: FreeText("Có dấu hiệu bị ép buộc.")
                )
            )
        },
        take: { scene, suspect, officer, _ in
            let answer = try await scene.client(officer).call(
                ClearPossibleVictim(
                    suspect: suspect.id,
                    seen: suspect.version,
                    decision: FreeText("45/XN")
                )
            )
            return .init(awaiting: answer.awaiting)
        }
    )
}
