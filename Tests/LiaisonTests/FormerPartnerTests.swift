import LiaisonServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// A body that an update takes off a record reads nothing of it any more, of whichever kind it is.
struct FormerPartnerTests {
    private static let stays = Officers.police
    private static let leaves = Officers.borderGuard

    /// What somebody is told of a record, of its first version, of its history and in a list.
    private static func told<R: ServedRecord & PlainRecord>(
        _ type: R.Type,
        _ id: R.ID,
        _ client: ServiceClient<Liaison>
    ) async throws -> [String] where R.Service == Liaison {
        func tell(_ sight: () async throws -> Bool) async throws -> String {
            do { return try await sight() ? "content" : "stub" } catch let error as ServiceError {
                return error.reason
            }
        }
        return [
            try await tell { try await client.call(FetchRecord<R>(id: id)).content != nil },
            try await tell {
                try await client.call(FetchRecord<R>(id: id, version: 1)).content != nil
            },
            try await tell { try await !client.call(RecordHistory<R>(id: id)).versions.isEmpty },
            try await tell {
                try await client.call(ListRecords<R>()).records.contains { $0.content != nil }
            },
        ]
    }

    private func expectReleased<R: ServedRecord & PlainRecord>(
        from bodies: WritableKeyPath<R, [OrgID]>,
        by officer: Caller = Officers.consular,
        _ record: (LiaisonScene) -> R
    ) async throws where R.Service == Liaison {
        try await LiaisonScene.run { scene in
            var record = record(scene)
            record[keyPath: bodies] = [Self.stays, Self.leaves].map(\.organisation)
            let filed = try await scene.client(officer).call(FileRecord(record))
            let former = scene.client(Self.leaves)
            #expect(try await former.call(FetchRecord<R>(id: filed.id)).content != nil)
            record = filed.record
            record[keyPath: bodies] = [Self.stays.organisation]
            let updated = try await scene.client(officer).call(
                UpdateRecord(id: filed.id, seen: filed.version, record: record)
            )
            #expect(updated.filing.assigned == [Self.stays.organisation])
            let told = try await Self.told(R.self, filed.id, former)
            #expect(!told.contains("content"))
            let stranger = scene.client(Officers.strangeBorderGuard)
            #expect(try await Self.told(R.self, filed.id, stranger) == told)
            // An update that is refused releases nobody.
            record[keyPath: bodies] = []
            let stale = try await scene.refused(
                UpdateRecord(id: filed.id, seen: filed.version, record: record),
                as: officer
            )
            #expect(stale.error?.reason == "record.conflict")
            #expect(stale.changed == [])
            let stayed = try await scene.client(Self.stays).call(FetchRecord<R>(id: filed.id))
            #expect(stayed.content?.version == 2)
        }
    }

    @Test func `of an activity`() async throws {
        try await expectReleased(from: \Activity.partners) { scene in
            Activity(
                .training,
                title: "Tập huấn nghiệp vụ",
                from: scene.today,
                until: scene.today,
                countries: [.unitedKingdom],
                organisations: ["Tổ chức Di cư Quốc tế"]
            )
        }
    }

    @Test func `of talks and of their series`() async throws {
        try await expectReleased(from: \MeetingSeries.partners) { _ in
            MeetingSeries(.department, with: .unitedKingdom, counterpart: "Đại sứ quán")
        }
        try await expectReleased(from: \Meeting.partners) { scene in
            Meeting(
                .regular,
                .department,
                with: .unitedKingdom,
                counterpart: "Đại sứ quán",
                subject: "Hội đàm năm"
            )
        }
    }

    @Test func `of a joint programme`() async throws {
        try await expectReleased(from: \JointProgramme.partners) { _ in
            JointProgramme(
                title: "Chương trình phối hợp năm 2017",
                year: 2_017,
                partner: .laos,
                activities: ["Cao điểm tấn công, trấn áp tội phạm"]
            )
        }
    }

    @Test func `of a year's dossier`() async throws {
        try await expectReleased(from: \TIPDossier.contributors, by: Officers.tipDesk) { scene in
            TIPDossier(
                title: "Báo cáo năm",
                from: scene.today.adding(months: -12),
                until: scene.today,
                due: scene.today
            )
        }
    }

    @Test func `of a transfer`() async throws {
        try await expectReleased(from: \BorderTransfer.bodies, by: Officers.criminalPolice) { _ in
            BorderTransfer(
                of: .suspects,
                .inward,
                partner: .cambodia,
                office: "Cảnh sát quốc gia",
                people: [TransferEntry(suspect: .make())],
                caseFile: .make()
            )
        }
    }

    @Test func `of a consular case`() async throws {
        try await expectReleased(from: \ConsularCase.bodies, by: Officers.mission) { _ in
            ConsularCase(
                in: .myanmar,
                place: "Khu vực biên giới",
                hostBody: "Cảnh sát địa phương",
                summary: "Ba công dân cần được giải cứu",
                people: [.make()],
                needs: [.rescue]
            )
        }
    }
}
