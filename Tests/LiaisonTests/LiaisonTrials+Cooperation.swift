import RPC
import ServiceContracts
import TestSupport
import Vocabulary
import WireCodec

// How the plain kinds of liaison are filed, one each, with a text in every field that takes one.

extension LiaisonScene {
    static let activities = TriedKind<LiaisonScene, Activity>(by: Officers.consular) { scene in
        var activity = Activity(
            .training,
            title: "Tập huấn nghiệp vụ cho cán bộ biên phòng",
            from: scene.today,
            until: scene.today,
            countries: [.unitedKingdom],
            organisations: ["Tổ chức Di cư Quốc tế"]
        )
        activity.attendees = Figure(180)
        return activity
    }

    static let focalPoints = TriedKind<LiaisonScene, FocalPoint>(by: Officers.consular) { scene in
        FocalPoint(
            partner: .laos,
            office: "Cục Cảnh sát phòng, chống mua bán người",
            contact: "Trực ban, số máy lẻ 12",
            channel: .hotline,
            level: .department,
            counterpart: Officers.borderGuard.organisation,
            validFrom: scene.today,
            validUntil: scene.today.adding(months: 12)
        )
    }

    static let programmes = TriedKind<LiaisonScene, JointProgramme>(by: Officers.consular) { _ in
        JointProgramme(
            title: "Chương trình phối hợp năm 2017",
            year: 2_017,
            partner: .laos,
            activities: ["Cao điểm tấn công, trấn áp tội phạm"]
        )
    }

    static let tasks = TriedKind<LiaisonScene, PlanTask>(
        by: Officers.consular,
        ways: [
            .reporting: .init { scene, task, officer, _ in
                _ = try await scene.client(officer).call(
                    ReportTask(
                        id: task.id,
                        seen: task.version,
                        text: "Đã tổ chức sơ kết",
                        isPartDone: true
                    )
                )
                return .init()
            }
        ]
    ) { _ in
        PlanTask(
            plan: .plan2024,
            number: 1,
            year: 2_024,
            title: "Sơ kết các Hiệp định, Bản ghi nhớ",
            lead: Officers.consular.organisation
        )
    }

    /// The body that was asked answers, the one that asked takes back.
    static let requests = TriedKind<LiaisonScene, InformationRequest>(
        by: Officers.consular,
        seat: { $0.to == .withdrawn ? $1.owner : $1.record.addressee }
    ) { _ in
        InformationRequest(
            of: Officers.police.organisation,
            subject: "Xác minh một đường dây",
            question: "Đề nghị cung cấp tài liệu về vụ việc",
            people: [.make()],
            caseFile: .make()
        )
    }

    static let assistance = TriedKind<LiaisonScene, AssistanceRequest>(by: Officers.police) { _ in
        AssistanceRequest(
            .outgoing,
            partner: .thailand,
            office: "Tổng chưởng lý",
            subject: "Lấy lời khai của một nhân chứng",
            measures: [.testimony],
            authority: Officers.procuracy.organisation,
            caseFile: .make()
        )
    }

    static let series = TriedKind<LiaisonScene, MeetingSeries>(
        by: Officers.consular,
        ways: Dictionary(
            uniqueKeysWithValues: MeetingSeries.State.allCases.map { ($0, talksHeld) }
        )
    ) { _ in
        MeetingSeries(
            .department,
            with: .unitedKingdom,
            counterpart: "Bộ phận Nhập cư, Đại sứ quán"
        )
    }

    /// Somebody plans talks of the series; that they were held starts the clock anew.
    private static let talksHeld = TriedKind<LiaisonScene, MeetingSeries>.Way { scene, series in
        _ = try await scene.client(Officers.consular).call(
            FileRecord(
                Meeting(
                    .regular,
                    .department,
                    with: .unitedKingdom,
                    counterpart: "Đại sứ quán",
                    subject: "Hội đàm năm",
                    series: series.id
                )
            )
        )
    } take: { scene, series, officer, _ in
        let facets = [Facet("series", series.id.loggable)]
        let planned = try await scene.client(Officers.consular)
            .call(ListRecords<Meeting>(facets: facets)).records.compactMap(\.content).first
        guard let planned else { throw SceneError.notReadable }
        _ = try await scene.client(officer).call(
            TakeStep<Meeting>(
                id: planned.id,
                seen: planned.version,
                to: .held,
                occurred: Occurrence(at: scene.now)
            )
        )
        return .init()
    }

    static let meetings = TriedKind<LiaisonScene, Meeting>(
        by: Officers.consular,
        ways: [
            .minutesSigned: .init { scene, meeting, officer, _ in
                _ = try await scene.client(officer).call(
                    SignMeetingMinutes(
                        id: meeting.id,
                        seen: meeting.version,
                        minutes: "Hai bên thống nhất trao đổi thông tin",
                        commitments: [
                            Commitment(
                                body: Officers.borderGuard.organisation,
                                text: "Cử đầu mối liên lạc"
                            )
                        ],
                        signedAt: scene.now
                    )
                )
                return .init()
            }
        ]
    ) { scene in
        var meeting = Meeting(
            .urgent,
            .post,
            with: .laos,
            counterpart: "Đồn biên phòng đối diện",
            subject: "Trao đổi khẩn về một vụ việc",
            report: "Đã báo cáo cấp có thẩm quyền qua điện thoại",
            reportedTo: Officers.borderGuard.organisation
        )
        meeting.scheduledFor = scene.today
        return meeting
    }

    static let consularCases = TriedKind<LiaisonScene, ConsularCase>(by: Officers.mission) { _ in
        ConsularCase(
            in: .myanmar,
            place: "Khu vực biên giới",
            hostBody: "Cảnh sát địa phương",
            summary: "Ba công dân cần được giải cứu",
            people: [.make()],
            needs: [.rescue],
            bodies: [Officers.consular.organisation]
        )
    }

    static let dossiers = TriedKind<LiaisonScene, TIPDossier>(by: Officers.tipDesk) { scene in
        scene.dossier
    }

    static let items = TriedKind<LiaisonScene, TIPItem>(by: Officers.police) { scene in
        let dossier = try await scene.client(Officers.tipDesk).call(FileRecord(scene.dossier))
        return TIPItem(
            to: dossier.id,
            .prosecution,
            title: "Kết quả điều tra",
            text: "Số vụ án khởi tố mới trong kỳ",
            figures: [CountedFigure(Figure(91), of: "vụ án khởi tố mới")]
        )
    }

    static let transfers = TriedKind<LiaisonScene, BorderTransfer>(
        by: Officers.police,
        ways: [
            .handedOver: .init { scene, transfer, officer, _ in
                _ = try await scene.client(officer).call(
                    CountTransfer(
                        id: transfer.id,
                        seen: transfer.version,
                        outcomes: transfer.record.people.map { _ in .arrived },
                        at: scene.now
                    )
                )
                return .init()
            },
            .minutesSigned: .init { scene, transfer in
                try await scene.almostSigned(transfer.id)
            } take: { scene, transfer, officer, _ in
                let digest = transfer.record.minutes?.digest ?? .bench
                _ = try await scene.client(officer)
                    .call(SignMinutes(id: transfer.id, digest: digest))
                return .init()
            },
        ]
    ) { _ in
        BorderTransfer(
            of: .suspects,
            .inward,
            partner: .cambodia,
            office: "Cảnh sát quốc gia",
            people: [TransferEntry(suspect: .make())],
            bodies: [Officers.borderGuard.organisation],
            caseFile: .make()
        )
    }

    /// A dossier of a reporting year, of the police and the standing office.
    private var dossier: TIPDossier {
        TIPDossier(
            title: "Báo cáo năm",
            from: today.adding(months: -12),
            until: today,
            due: today,
            contributors: [Officers.police.organisation, Officers.criminalPolice.organisation]
        )
    }

    /// The day that it is.
    var today: CalendarDate { VietnameseTime.date(of: now) }

    /// An agreement that is in force, through the embassy.
    func inForce(with partner: Country = .laos) async throws -> Filed<Agreement> {
        try await client(Officers.consular).call(
            DraftAgreement(
                agreement: Agreement(
                    title: "Hiệp định mới",
                    agreementKind: .treaty,
                    partner: partner,
                    mandatoryChannel: .embassy
                ),
                inForce: true
            )
        ).filed
    }
}
