import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Vocabulary
import WireCodec

/// The plain kinds, one line each, with every text that they take.
extension CasesScene {
    static let plainTrials: [KindTrials<CasesScene>] = [
        KindTrials(networks), KindTrials(events), KindTrials(evidence), KindTrials(operations),
        KindTrials(campaigns), KindTrials(crossings), KindTrials(notices), KindTrials(figures),
    ]

    /// A day before every test.
    static let past = day(2026, 6, 1)

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("a date written in a test exists")
        }
        return date
    }

    static let networks = TriedKind<CasesScene, Network>(by: Officers.police) { scene in
        Network(
            name: FreeText("Đường dây thử nghiệm"),
            suspects: [try await scene.suspect().suspect],
            provinces: [.quangNinh],
            countries: [.china],
            forms: [.forcedMarriage],
            summary: FreeText("Tuyển mộ qua mạng xã hội.")
        )
    }

    static let events = TriedKind<CasesScene, TraffickingEvent>(by: Officers.police) { scene in
        var event = TraffickingEvent(
            caseFile: try await scene.file().caseFile,
            victim: .make(),
            phase: .transit,
            from: past,
            until: past,
            country: .vietNam,
            province: .quangNinh,
            summary: FreeText("Bị đưa qua đường mòn.")
        )
        event.region = FreeText("Quảng Ninh")
        event.city = FreeText("Móng Cái")
        event.street = FreeText("Đường thử nghiệm")
        event.postalCode = FreeText("01000")
        event.latitude = 21.5
        event.longitude = 107.9
        return event
    }

    static let evidence = TriedKind<CasesScene, EvidenceReference>(by: Officers.police) { scene in
        EvidenceReference(
            caseFile: try await scene.file().caseFile,
            proof: .electronicData,
            digest: digest,
            custodian: Officers.police.organisation,
            heldSince: past
        )
    }

    static let digest: ContentDigest = {
        guard let digest = ContentDigest(Array(0..<32)) else {
            preconditionFailure("thirty-two bytes are a digest")
        }
        return digest
    }()

    static let operations = TriedKind<CasesScene, OperationPlan>(by: Officers.police) { _ in
        var plan = OperationPlan(
            name: FreeText("Kế hoạch thử nghiệm"),
            goal: FreeText("Triệt phá đường dây."),
            from: past,
            until: past,
            provinces: [.quangNinh]
        )
        plan.arrested = 8
        plan.rescued = 15
        return plan
    }

    static let campaigns = TriedKind<CasesScene, Campaign>(by: Officers.police) { _ in
        Campaign(
            name: FreeText("Đợt cao điểm thử nghiệm"),
            from: day(2026, 6, 1),
            until: day(2026, 6, 30),
            provinces: [.quangNinh, .langSon],
            countries: [.china],
            participants: [Officers.borderGuard.organisation]
        )
    }

    static let crossings = TriedKind<CasesScene, IllegalCrossing>(by: Officers.borderGuard) { _ in
        var crossing = IllegalCrossing(
            day: past,
            province: .quangNinh,
            country: .china,
            direction: .exit,
            persons: 53,
            personTimes: 53,
            suspicion: .suspected,
            summary: FreeText("Đi làm thuê theo mùa vụ.")
        )
        crossing.gate = Word(.mongCai)
        crossing.partnerBody = FreeText("Công an huyện phía bạn")
        return crossing
    }

    static let notices = TriedKind<CasesScene, WantedNotice>(by: Officers.police) { scene in
        WantedNotice(
            suspect: try await scene.suspect().suspect,
            reach: .bilateral,
            countries: [.china]
        )
    }

    static let figures = TriedKind<CasesScene, PublishedFigure>(by: Officers.borderGuard) { _ in
        PublishedFigure(
            .victimsAndSuspected,
            from: day(2023, 1, 1),
            until: day(2023, 12, 31),
            figure: Figure(235),
            undisclosedSplit: true,
            body: Officers.borderGuard.organisation,
            source: FreeText("Báo cáo năm 2023")
        )
    }
}
