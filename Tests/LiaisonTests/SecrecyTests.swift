import RPC
import ServiceContracts
import ServiceKit
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Nothing above the level of secrecy that a deployment may keep gets in, neither at first nor later.
@Suite struct SecrecyTests {
    /// A way in which something of some level comes in.
    struct Entrance: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let field: String
        let enter: @Sendable (Word<Secrecy>?, LiaisonScene) async throws -> Void
    }

    private static let entrances = [
        Entrance(testDescription: "a draft", field: "letter.secrecy") { level, scene in
            var letter = scene.letter()
            letter.secrecy = level
            _ = try await scene.client(Officers.consular)
                .call(DraftCorrespondence(letter: letter))
        },
        Entrance(testDescription: "a letter that came in", field: "letter.secrecy") {
            level,
            scene in
            var letter = scene.letter()
            letter.secrecy = level
            _ = try await scene.client(Officers.consular)
                .call(ReceiveCorrespondence(letter: letter, arrivedAt: scene.now))
        },
        Entrance(testDescription: "an agreement", field: "agreement.secrecy") { level, scene in
            var agreement = Agreement(title: "Hiệp định", agreementKind: .treaty, partner: .laos)
            agreement.secrecy = level
            _ = try await scene.client(Officers.consular)
                .call(DraftAgreement(agreement: agreement))
        },
        Entrance(testDescription: "a request for information", field: "record.secrecy") {
            level,
            scene in
            var request = question
            request.secrecy = level
            _ = try await scene.client(Officers.consular).call(FileRecord(request))
        },
        Entrance(testDescription: "a request for assistance", field: "record.secrecy") {
            level,
            scene in
            var request = assistance
            request.secrecy = level
            _ = try await scene.client(Officers.police).call(FileRecord(request))
        },
        Entrance(testDescription: "talks", field: "record.secrecy") { level, scene in
            var meeting = talks
            meeting.secrecy = level
            _ = try await scene.client(Officers.consular).call(FileRecord(meeting))
        },
    ]

    private static let question = InformationRequest(
        of: Officers.police.organisation,
        subject: "Một việc",
        question: "Đề nghị xác minh"
    )

    private static let assistance = AssistanceRequest(
        .outgoing,
        partner: .thailand,
        office: "Tổng chưởng lý",
        subject: "Lấy lời khai của một nhân chứng",
        measures: [.testimony],
        authority: Officers.procuracy.organisation
    )

    private static let talks = Meeting(
        .urgent,
        .post,
        with: .laos,
        counterpart: "Đồn biên phòng đối diện",
        subject: "Trao đổi khẩn",
        report: "Đã báo cáo",
        reportedTo: Officers.borderGuard.organisation
    )

    private static func highest(_ level: Secrecy) -> ServiceSettings {
        ServiceSettings(["service.highestSecrecy": .text(level.rawValue)])
    }

    private func expectRefused(
        _ entrance: Entrance,
        _ level: Word<Secrecy>,
        reason: String,
        rule: String,
        in scene: LiaisonScene
    ) async throws {
        let refused = try await Refused.by(scene.harness.contents) {
            try await entrance.enter(level, scene)
        }
        #expect(refused.error?.reason == reason)
        #expect(
            refused.error?.violations == [FieldViolation(field: entrance.field, rule: rule)]
        )
        #expect(refused.changed == [])
    }

    @Test(arguments: entrances, Secrecy.allCases)
    func `whatever is above the deployment's highest level is refused, and nothing is kept`(
        entrance: Entrance,
        highest: Secrecy
    ) async throws {
        try await LiaisonScene.run(settings: Self.highest(highest)) { scene in
            let levels = Secrecy.allCases
            let above = levels.drop { $0 != highest }.dropFirst()
            for level in levels where !above.contains(level) {
                try await entrance.enter(Word(level), scene)
            }
            try await entrance.enter(nil, scene)
            for level in above {
                try await expectRefused(
                    entrance,
                    Word(level),
                    reason: "secrecy.aboveDeployment",
                    rule: "secrecy",
                    in: scene
                )
            }
        }
    }

    @Test(arguments: entrances)
    func `a deployment that says nothing keeps no secret`(entrance: Entrance) async throws {
        try await LiaisonScene.run { scene in
            try await expectRefused(
                entrance,
                Word(.secret),
                reason: "secrecy.aboveDeployment",
                rule: "secrecy",
                in: scene
            )
        }
    }

    @Test(arguments: entrances)
    func `a level that no list holds is refused, however high the deployment's is`(
        entrance: Entrance
    ) async throws {
        try await LiaisonScene.run(settings: Self.highest(.mostSecret)) { scene in
            let refused = try await Refused.by(scene.harness.contents) {
                try await entrance.enter(Word(text: "cosmic"), scene)
            }
            #expect(refused.error?.code == .invalidArgument)
            #expect(
                refused.error?.violations.map { $0.field.split(separator: ".").last } == ["secrecy"]
            )
            #expect(refused.changed == [])
        }
    }

    // MARK: - Later

    /// Raises the level of a record by a correction and by an update; both are refused.
    private func expectNotRaised<R: PlainRecord & ServedRecord>(
        _ record: R,
        by officer: Caller,
        _ level: WritableKeyPath<R, Word<Secrecy>?>,
        in scene: LiaisonScene
    ) async throws where R.Service == Liaison {
        let filed = try await scene.client(officer).call(FileRecord(record))
        var raised = filed.record
        raised[keyPath: level] = Word(.topSecret)
        let refusals = [
            try await scene.refused(
                CorrectRecord(
                    id: filed.id,
                    seen: filed.version,
                    corrects: filed.version,
                    record: raised,
                    reason: "nâng độ mật"
                ),
                as: officer
            ),
            try await scene.refused(
                UpdateRecord(id: filed.id, seen: filed.version, record: raised),
                as: officer
            ),
        ]
        for refused in refusals {
            #expect(refused.error?.code == .failedPrecondition, "\(R.kind)")
            #expect(refused.changed == [], "\(R.kind)")
        }
        let kept = try await scene.client(officer).call(FetchRecord<R>(id: filed.id)).content
        #expect(kept?.record[keyPath: level] == Word(.secret), "\(R.kind)")
    }

    @Test func `no correction and no update raises a level past the deployment's highest`()
        async throws
    {
        try await LiaisonScene.run(settings: Self.highest(.secret)) { scene in
            var question = Self.question
            question.secrecy = Word(.secret)
            try await expectNotRaised(question, by: Officers.consular, \.secrecy, in: scene)
            var assistance = Self.assistance
            assistance.secrecy = Word(.secret)
            try await expectNotRaised(assistance, by: Officers.police, \.secrecy, in: scene)
            var talks = Self.talks
            talks.secrecy = Word(.secret)
            try await expectNotRaised(talks, by: Officers.consular, \.secrecy, in: scene)
        }
    }

    @Test func `no correction of an agreement raises its level`() async throws {
        try await LiaisonScene.run(settings: Self.highest(.secret)) { scene in
            var agreement = Agreement(title: "Hiệp định", agreementKind: .treaty, partner: .laos)
            agreement.secrecy = Word(.secret)
            let filed = try await scene.client(Officers.consular)
                .call(DraftAgreement(agreement: agreement)).filed
            agreement.secrecy = Word(.topSecret)
            let refused = try await scene.refused(
                CorrectRecord(
                    id: filed.id,
                    seen: filed.version,
                    corrects: filed.version,
                    record: agreement,
                    reason: "nâng độ mật"
                ),
                as: Officers.consular
            )
            #expect(refused.error?.reason == "record.fieldNotCorrectable")
            #expect(
                refused.error?.violations == [
                    FieldViolation(field: "record.secrecy", rule: "correctable")
                ]
            )
            #expect(refused.changed == [])
        }
    }

    @Test func `what a deployment kept before its highest level was lowered is not added to`()
        async throws
    {
        try await LiaisonScene.run(settings: Self.highest(.secret)) { scene in
            var question = Self.question
            question.secrecy = Word(.secret)
            let filed = try await scene.client(Officers.consular).call(FileRecord(question))
            try await scene.harness.restart(settings: Self.highest(.unclassified))
            var more = filed.record
            more.question = "Đề nghị xác minh thêm"
            let refused = try await scene.refused(
                UpdateRecord(id: filed.id, seen: filed.version, record: more),
                as: Officers.consular
            )
            #expect(refused.error?.reason == "secrecy.aboveDeployment")
            #expect(refused.changed == [])
            let kept = try await scene.client(Officers.consular)
                .call(FetchRecord<InformationRequest>(id: filed.id)).content
            #expect(kept?.record.question == filed.record.question)
        }
    }

    @Test func `no letter asks about one that was kept before the highest level was lowered`()
        async throws
    {
        try await LiaisonScene.run(settings: Self.highest(.secret)) { scene in
            var letter = scene.letter()
            letter.secrecy = Word(.secret)
            let kept = try await scene.client(Officers.consular).call(
                ReceiveCorrespondence(
                    letter: letter,
                    arrivedAt: scene.now,
                    handling: .notPassedOn
                )
            ).filed
            try await scene.harness.restart(settings: Self.highest(.unclassified))
            let refused = try await scene.refused(
                AskToForward(id: kept.id, body: "Xin phép chuyển cho công an tỉnh"),
                as: Officers.consular
            )
            #expect(refused.error?.reason == "secrecy.aboveDeployment")
            #expect(refused.changed == [])
        }
    }
}
