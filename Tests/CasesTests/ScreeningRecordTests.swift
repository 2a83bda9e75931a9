import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// A screening is read as it was recorded, under the name of whoever recorded it.
struct ScreeningRecordTests {
    private static let moment = Instant(millisecondsSinceEpoch: 1_782_700_000_000)

    /// One of each answer, each with what it must and may say.
    private static let screenings: [Screening] = [
        Screening(.wantedNotice, .no, remark: FreeText("Đã hỏi riêng."), at: moment),
        Screening(.arrest, .no, at: moment.advanced(by: .seconds(1))),
        Screening(
            .handover,
            .notPossible,
            remark: FreeText("Đang bỏ trốn."),
            at: moment.advanced(by: .seconds(2))
        ),
        Screening(
            .prosecution,
            .notPossible,
            indicators: [.exploitationSite],
            remark: FreeText("Không chịu nói."),
            at: moment.advanced(by: .seconds(3))
        ),
        Screening(
            .prosecution,
            .yes,
            indicators: TraffickingIndicator.allCases,
            remark: FreeText("Bị giữ giấy tờ, ép làm việc."),
            at: moment.advanced(by: .seconds(4))
        ),
    ]

    /// The same, said to come from somebody else.
    private func forged(_ screening: Screening) -> Screening {
        var screening = screening
        screening.by = Officers.strangePolice.organisation
        return screening
    }

    private func read(_ suspect: SuspectID, in scene: CasesScene) async throws -> [Screening] {
        try await scene.client(Officers.police2).call(FetchRecord<Suspect>(id: suspect)).content?
            .record.screenings ?? []
    }

    @Test func `each answer, its signs, remark and moment stand as they were said, by the caller`()
        async throws
    {
        try await CasesScene.run { scene in
            let registration = Screening(
                .registration,
                .no,
                remark: FreeText("Khai rõ ràng."),
                at: Self.moment.advanced(by: .seconds(-60))
            )
            let file = try await scene.file().caseFile
            let suspect = try await scene.client(Officers.police).call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file,
                        roles: [.transporter],
                        possibleVictim: false
                    ),
                    screening: forged(registration)
                )
            ).suspect
            for screening in Self.screenings {
                try await scene.screen(suspect, forged(screening))
            }
            let expected = ([registration] + Self.screenings).map { screening in
                var screening = screening
                screening.by = Officers.police.organisation
                return screening
            }
            #expect(try await read(suspect, in: scene) == expected)
            try await scene.harness.restart()
            #expect(try await read(suspect, in: scene) == expected)
        }
    }

    @Test func `the history names the officer of each screening, whose unit the screening names`()
        async throws
    {
        try await CasesScene.run { scene in
            let suspect = try await scene.unscreened()
            let guards = scene.client(Officers.borderGuard)
            let screened = try await guards.call(
                ScreenSuspect(
                    suspect: suspect.suspect,
                    seen: suspect.version,
                    screening: CasesScene.screening(.arrest)
                )
            )
            let history = try await scene.client(Officers.police)
                .call(RecordHistory<Suspect>(id: suspect.suspect))
            let officers = history.versions.map(\.filed.filing.recordedBy)
            #expect(officers == [Officers.police, Officers.borderGuard].map(\.identity))
            #expect(history.versions.last?.filed.filing.version == screened.version)
            #expect(
                try await read(suspect.suspect, in: scene).map(\.by)
                    == [Officers.police, Officers.borderGuard].map(\.organisation)
            )
        }
    }

    @Test func `nobody writes another screening over one, nor takes one out`() async throws {
        try await CasesScene.run { scene in
            let suspect = try await scene.suspect().suspect
            let police = scene.client(Officers.police)
            let kept = try #require(
                try await police.call(FetchRecord<Suspect>(id: suspect)).content
            )
            var softened = kept.record
            softened.screenings?[0].answer = Word(.notPossible)
            var shortened = kept.record
            shortened.screenings?.removeLast()
            let before = try await scene.harness.rows()
            for record in [softened, shortened] {
                let error = await refusal {
                    try await police.call(
                        CorrectRecord(
                            id: suspect,
                            seen: kept.version,
                            corrects: kept.version,
                            record: record,
                            reason: FreeText("Viết lại.")
                        )
                    )
                }
                #expect(error?.reason == "record.fieldNotCorrectable")
                #expect(error?.violations.map(\.field) == ["record.screenings"])
            }
            #expect(try await scene.harness.rows() == before)
            #expect(try await read(suspect, in: scene) == kept.record.screenings)
        }
    }
}
