import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Whom a letter reaches on the other side, and what a case file's part tells of the newer kinds.
struct FocalPointTests {
    private func focalPoint(
        on channel: LiaisonChannel = .embassy,
        from first: CalendarDate? = nil,
        until last: CalendarDate?
    ) -> FocalPoint {
        FocalPoint(
            partner: .myanmar,
            office: "Phòng phòng, chống mua bán người",
            contact: "Trực ban, số máy lẻ 12",
            channel: channel,
            level: .department,
            counterpart: Officers.borderGuard.organisation,
            validFrom: first,
            validUntil: last
        )
    }

    private func draft(
        _ urgency: Urgency = .normal,
        in scene: LiaisonScene
    ) async throws -> CorrespondenceAnswer {
        var letter = scene.letter()
        letter.urgency = Word(urgency)
        return try await scene.client(Officers.consular)
            .call(DraftCorrespondence(letter: letter))
    }

    @Test func `a letter is warned of a focal point whose days are over, and told who replaced it`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let consular = scene.client(Officers.consular)
            let ended = focalPoint(
                from: scene.today.adding(days: -60),
                until: scene.today.adding(days: -1)
            )
            _ = try await consular.call(FileRecord(ended))
            let hotline = try await consular.call(
                FileRecord(focalPoint(on: .hotline, until: scene.today.adding(days: 30)))
            )
            let answer = try await draft(in: scene)
            #expect(answer.warnings == [Word(.focalPointEnded)])
            #expect(answer.focalPoints == [hotline.id])
            let successor = try await consular.call(FileRecord(focalPoint(until: nil)))
            let again = try await draft(in: scene)
            #expect(again.warnings.isEmpty)
            #expect(again.focalPoints == nil)
            _ = try await consular.call(
                TakeStep<FocalPoint>(
                    id: successor.id,
                    seen: successor.version,
                    to: .ended,
                    facts: [.reason: "Đổi người."]
                )
            )
            #expect(try await draft(in: scene).warnings == [Word(.focalPointEnded)])
        }
    }

    @Test func `a partner of whom no focal point is known gives no warning`() async throws {
        try await LiaisonScene.run { scene in
            let answer = try await draft(in: scene)
            #expect(answer.warnings.isEmpty)
            #expect(answer.focalPoints == nil)
        }
    }

    @Test func `an urgent letter is written all the same`() async throws {
        try await LiaisonScene.run { scene in
            let ended = focalPoint(
                from: scene.today.adding(days: -60),
                until: scene.today.adding(days: -1)
            )
            _ = try await scene.client(Officers.consular).call(FileRecord(ended))
            let answer = try await draft(.urgentRescue, in: scene)
            #expect(answer.filed.state == .draft)
            #expect(answer.warnings.contains(Word(.focalPointEnded)))
            #expect(answer.focalPoints == [])
        }
    }

    @Test func `a file's part names transfers, consular cases and requests for assistance`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let file = CaseFileID.make()
            var request = AssistanceRequest(
                .outgoing,
                partner: .thailand,
                office: "Tổng chưởng lý",
                subject: "Lấy lời khai của một nhân chứng",
                measures: [.testimony],
                authority: Officers.procuracy.organisation,
                caseFile: file
            )
            request.caseFile = file
            let assistance = try await scene.client(Officers.police).call(FileRecord(request))
            let transfer = try await scene.client(Officers.police).call(
                FileRecord(
                    BorderTransfer(
                        of: .suspects,
                        .outward,
                        partner: .thailand,
                        office: "Cảnh sát nhập cư",
                        people: [TransferEntry(suspect: .make())],
                        caseFile: file
                    )
                )
            )
            let part = try await scene.client(Officers.police).call(LiaisonCasePart(caseFile: file))
            #expect(
                Set(part.entries.map(\.reference)) == [
                    assistance.id.loggable, transfer.id.loggable,
                ]
            )
            let stranger = await refusal {
                try await scene.client(Officers.strangePolice).call(LiaisonCasePart(caseFile: file))
            }
            #expect(stranger?.code == .notFound)
        }
    }
}
