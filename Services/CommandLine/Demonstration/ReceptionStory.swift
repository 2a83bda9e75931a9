import Crypto
import Foundation
import ServiceContracts
import Vocabulary
import WireCodec

/// The reception of people handed over at the Móng Cái gate, as officers would do it: from a call to
/// the hotline to the shelter, each act by the officer whose act it is.
///
/// People, names and numbers are made up. No scene reads what another scene wrote and puts it into
/// a message, except through answers to writes, which a repetition gets again unchanged.
struct ReceptionStory: Sendable {
    let cast: Cast
    /// The day from which the story's days are counted back.
    let today: Instant
    /// Says which part is played.
    let say: @Sendable (String) -> Void

    static let provincialPolice: OrgID = "VN/GOV/MPS/PROV/QNI"
    static let immigration: OrgID = "VN/GOV/MPS/IMM"
    static let foreignRelations: OrgID = "VN/GOV/MPS/FAD"
    static let borderGuard: OrgID = "VN/GOV/MOD/BG/QNI"
    static let healthAuthority: OrgID = "VN/GOV/MOH/PROV/QNI"
    static let shelter: OrgID = "VN/GOV/MOH/FACILITY/QNI-01"
    static let procuracy: OrgID = "VN/GOV/SPP/QNI"
    static let embassy: OrgID = "VN/GOV/MOFA/MISSION/MM"

    /// A moment so many days before today, at a time of the day in Viet Nam.
    func day(_ daysAgo: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
        let date = today.date(secondsEastOfUTC: 7 * 3600).adding(days: -daysAgo)
        return Instant(startOf: date, secondsEastOfUTC: 7 * 3600)
            .advanced(by: .seconds(hour * 3600 + minute * 60))
    }

    /// A moment so many minutes before the world was made: the gate scene plays today, because a
    /// signature bears the time of the call that is the signature.
    func ago(minutes: Int) -> Instant { today.advanced(by: .seconds(-60 * minutes)) }

    /// A day so many days before today, in Viet Nam.
    func date(_ daysAgo: Int) -> CalendarDate {
        today.date(secondsEastOfUTC: 7 * 3600).adding(days: -daysAgo)
    }

    /// A moment as a step takes it.
    func at(_ daysAgo: Int, _ hour: Int, _ minute: Int = 0) -> Occurrence {
        Occurrence(at: day(daysAgo, hour, minute))
    }

    /// Plays everything.
    func play() async throws -> DemonstrationRecord {
        say(DemoPhrase.sceneReport())
        let people = try await registerPeople()
        let (report, file) = try await reportAndCase(people)
        say(DemoPhrase.sceneIdentification())
        let identifications = try await beginIdentifications(people)
        say(DemoPhrase.sceneHandover())
        let handover = try await agreeHandover(people, file)
        let signed = try await meetAtGate(handover, people)
        say(DemoPhrase.sceneReception())
        try await receive(people, identifications, signed, file)
        say(DemoPhrase.sceneSupport())
        try await confirm(identifications)
        try await support(people)
        say(DemoPhrase.sceneCeremony())
        try await shareInformation(people, file)
        try await reintegrate(people)
        return DemonstrationRecord(
            report: report,
            caseFile: file,
            handover: signed.handover,
            victim: people.woman
        )
    }
}

/// The people of the story, as everybody but victim support knows them.
struct StoryPeople: Sendable {
    /// A woman whose sister called the hotline.
    var woman: VictimRef
    /// A girl of seventeen who was with her.
    var girl: VictimRef
    /// A man whom the partner announced and did not bring.
    var man: VictimRef
    /// The sister who called.
    var sister: VictimRef

    /// Whom the partner announced.
    var announced: [VictimRef] { [woman, girl, man] }
    /// Who stood at the gate.
    var arrived: [VictimRef] { [woman, girl] }
}

/// A handover whose minutes are signed by both sides.
struct SignedHandover: Sendable {
    /// The handover.
    var handover: HandoverID
    /// Its version.
    var version: Int
}

// MARK: - The report

extension ReceptionStory {
    /// Whoever first learns a name registers it with victim support; from then on there are
    /// references only.
    func registerPeople() async throws -> StoryPeople {
        let woman = try await register(
            "hotline",
            "woman",
            .victim,
            .adult,
            .feminine,
            PersonIdentity(
                names: [PersonName("Lường Thị Thuý Hồng"), PersonName("A Hồng")],
                birth: Birth(BirthDate("2001-03-14")),
                documents: [
                    IdentityDocument(
                        kind: .citizenCard,
                        number: PersonDocumentNumber("022301000417"),
                        country: .vietNam
                    )
                ],
                commune: Address("xã Quảng Đức, tỉnh Quảng Ninh")
            ),
            met: at(21, 20, 15)
        )
        let sister = try await register(
            "hotline",
            "sister",
            .relative,
            .adult,
            .feminine,
            PersonIdentity(
                names: [PersonName("Lường Thị Bích Đào")],
                phones: [PhoneNumber("+84912000417")]
            ),
            met: at(21, 20, 10),
            beside: woman
        )
        let girl = try await register(
            "mission-yangon",
            "girl",
            .victim,
            .from16To17,
            .feminine,
            PersonIdentity(
                names: [PersonName("Giàng Thị Mỷ")],
                birth: Birth(BirthDate("2008"), until: BirthDate("2009")),
                commune: Address("xã Bình Liêu, tỉnh Quảng Ninh")
            ),
            met: at(14, 9)
        )
        let man = try await register(
            "mission-yangon",
            "man",
            .victim,
            .adult,
            .masculine,
            PersonIdentity(
                names: [PersonName("Đặng Văn Khương")],
                birth: Birth(BirthDate("1996"))
            ),
            met: at(14, 9, 20)
        )
        return StoryPeople(woman: woman, girl: girl, man: man, sister: sister)
    }

    private func register(
        _ officer: String,
        _ scene: String,
        _ kind: PersonKind,
        _ age: AgeGroup,
        _ gender: Gender,
        _ identity: PersonIdentity,
        met: Occurrence,
        beside: VictimRef? = nil
    ) async throws -> VictimRef {
        let request = IntakeVictim(
            victim: Victim(
                personKind: Word(kind),
                category: Word(kind == .victim ? .inProcessAbroad : .citizen),
                ageGroup: Word(age),
                gender: Word(gender),
                citizenships: [Word(.vietNam)],
                province: Word(.quangNinh),
                language: Word(.vietnamese),
                beside: beside
            ),
            identity: identity,
            metAt: met
        )
        return try await cast.play(officer, "register/\(scene)", request).victim
    }

    /// The hotline takes the report, the provincial police confirm it and open a case.
    func reportAndCase(_ people: StoryPeople) async throws -> (ReportID, CaseFileID) {
        let received = try await cast.play(
            "hotline",
            "report/receive",
            ReceiveReport(
                report: Report(
                    channel: .hotline111,
                    receivedAt: day(21, 20, 5),
                    province: .quangNinh,
                    countries: [.myanmar, .china],
                    forms: [.forcedLabour],
                    summary: FreeText(
                        "Chị gái báo: em gái bị lừa sang Myanmar làm việc trong khu lừa đảo, "
                            + "bị giữ giấy tờ, đòi tiền chuộc."
                    ),
                    reporter: people.sister,
                    people: [people.woman],
                    supporters: [Self.healthAuthority, Self.shelter]
                )
            )
        )
        let assigned = try await cast.play(
            "hotline",
            "report/assign",
            TakeStep<Report>(
                id: received.report,
                seen: received.version,
                to: .assigned,
                facts: [.recipient: Self.provincialPolice.path],
                occurred: at(21, 21, 30)
            )
        )
        _ = try await cast.play(
            "police-quangninh",
            "report/confirm",
            TakeStep<Report>(
                id: received.report,
                seen: try version(assigned, "report/assign"),
                to: .confirmed,
                facts: [.finding: "Có căn cứ: tin nhắn, chuyển khoản và lộ trình khớp lời báo."],
                occurred: at(18, 15)
            )
        )
        let opened = try await cast.play(
            "police-quangninh",
            "case/open",
            OpenCase(
                report: received.report,
                offence: .article150,
                transnational: true,
                summary: FreeText("Đường dây đưa người qua biên giới sang khu lừa đảo ở Myanmar."),
                occurred: at(18, 15, 30)
            )
        )
        try await openProceedings(opened.caseFile, version: opened.version)
        return (received.report, opened.caseFile)
    }

    /// Criminal proceedings: proposed by the investigator, approved by the head of investigation.
    private func openProceedings(_ file: CaseFileID, version seen: Int) async throws {
        let verifying = try await cast.play(
            "police-quangninh",
            "case/verify",
            TakeStep<CaseFile>(id: file, seen: seen, to: .verifying, occurred: at(18, 16))
        )
        let proposed = try await cast.play(
            "police-quangninh",
            "case/propose",
            TakeStep<CaseFile>(
                id: file,
                seen: try version(verifying, "case/verify"),
                to: .opened,
                facts: [
                    .documentNumber: "41/QĐ-ĐTTH", .decisionDate: date(15).text,
                    .offence: Offence.article150.rawValue, .recipient: Self.procuracy.path,
                ],
                occurred: at(15, 10)
            )
        )
        _ = try await cast.play(
            "police-quangninh-chief",
            "case/approve",
            DecideApproval<CaseFile>(approval: try awaiting(proposed, "case/propose"), .approve)
        )
    }

    /// The version that a step answered.
    func version<R: Record>(_ outcome: StepOutcome<R>, _ scene: String) throws -> Int {
        guard let record = outcome.record else { throw StoryBroken(scene: scene) }
        return record.filing.version
    }

    /// The approval that a step awaits.
    func awaiting<R: Record>(_ outcome: StepOutcome<R>, _ scene: String) throws -> ApprovalID {
        guard let approval = outcome.awaiting else { throw StoryBroken(scene: scene) }
        return approval
    }
}

/// A scene did not answer what the story goes on with.
struct StoryBroken: Error {
    /// Which scene.
    let scene: String
}
