import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// The agreement of the Border Guard Command with the United Kingdom's Home Office, reported on
/// 18 January 2024, and the Border Guard's figures of 2023.
///
/// The report says that there are eight articles, not what each of them says; nor does it name a day of
/// entry into force, so there is none here. The day of the report starts the clocks of the talks.
struct UnitedKingdomStory: SourceStory {
    static let name = "uk-2024"
    static var about: String { StoryPhrase.aboutUnitedKingdom() }
    let cast: Cast
    let today: Instant

    private static let command = "border-command"
    private static let relations = "defence-foreign-relations"
    private static let reported = CalendarDate.printed(2024, 1, 18)
    private static let source = FreeText(
        "Báo chí ngày 18/01/2024 về lễ ký thoả thuận Việt Nam - Anh"
    )

    func play() async throws -> [Finding] {
        let agreement = try await cast.play(
            Self.relations,
            "agreement",
            DraftAgreement(agreement: Self.agreement, inForce: true)
        ).filed.id
        return try await articles(of: agreement) + talks(under: agreement)
            + urgentTalks() + urgentCall(under: agreement)
            + publish(Self.command, Self.figures) + hold(Self.command, Self.activities)
    }

    // MARK: - The agreement

    private static var agreement: Agreement {
        var agreement = Agreement(
            title: FreeText(
                "Thoả thuận hợp tác giữa Bộ Tư lệnh Bộ đội Biên phòng và Bộ Nội vụ Anh trong đấu "
                    + "tranh phòng, chống mua bán người"
            ),
            agreementKind: .agreement,
            partner: .unitedKingdom,
            mandatoryChannel: .noteVerbale
        )
        agreement.articles = (1...8).map { number in
            AgreementArticle(
                number,
                FreeText("Điều \(number)"),
                FreeText("Nguồn đã công bố không nêu nội dung của từng điều.")
            )
        }
        return agreement
    }

    private func articles(of agreement: AgreementID) async throws -> [Finding] {
        let kept = try await cast.ask(Self.command, FetchRecord<Agreement>(id: agreement))
            .content?.record
        return [
            Finding(StoryPhrase.articles(), kept?.articles?.count, published: 8),
            Finding(
                StoryPhrase.mandatoryChannel(),
                kept?.mandatoryChannel,
                published: .noteVerbale
            ),
        ]
    }

    private func talks(under agreement: AgreementID) async throws -> [Finding] {
        try await series(
            .everyTwoYears,
            MeetingSeries(
                .central,
                with: .unitedKingdom,
                counterpart: FreeText("Cục Hợp tác quốc tế, Bộ Nội vụ Anh"),
                agreement: agreement
            ),
            next: .printed(2026, 1, 18)
        )
            + series(
                .everyYear,
                MeetingSeries(
                    .department,
                    with: .unitedKingdom,
                    counterpart: FreeText(
                        "Bộ phận Quản lý Nhập cư - Di cư, Đại sứ quán Anh tại Hà Nội"
                    ),
                    agreement: agreement
                ),
                next: .printed(2025, 1, 18)
            )
    }

    private func series(
        _ often: MeetingSeries.State,
        _ series: MeetingSeries,
        next: CalendarDate
    ) async throws -> [Finding] {
        let id = try await cast.play(
            Self.command,
            "series/\(often.rawValue)",
            FileRecord(
                series,
                state: often,
                occurred: Occurrence(at: Self.reported.morning, precision: .day)
            )
        ).id
        let kept = try await cast.ask(Self.command, FetchRecord<MeetingSeries>(id: id)).content
        let clocks = try await cast.ask(Self.command, RecordClocks<MeetingSeries>(id: id)).clocks
        let level = series.level.known?.label.current ?? series.level.text
        return [
            Finding("\(StoryPhrase.talks()): \(level)", kept?.state, published: often),
            Finding(
                StoryPhrase.nextTalks(level),
                clocks.first?.dueAt?.date(secondsEastOfUTC: 7 * 3600),
                published: next,
                words: \.words
            ),
        ]
    }

    // MARK: - What is urgent

    /// Urgent talks need a report to the competent level, and nobody's approval.
    private func urgentTalks() async throws -> [Finding] {
        var meeting = Meeting(
            .urgent,
            .department,
            with: .unitedKingdom,
            counterpart: FreeText("Đại sứ quán Anh tại Hà Nội"),
            subject: FreeText("Xác minh, giải cứu nạn nhân trong một chuyên án")
        )
        let refused = try await cast.refusal(
            Self.command,
            "urgent/unreported",
            FileRecord(meeting)
        )
        meeting.report = FreeText("Báo cáo tình huống khẩn cấp và đề xuất hội đàm công tác.")
        meeting.reportedTo = "VN/GOV/MOD"
        let filed = try await cast.play(Self.command, "urgent/reported", FileRecord(meeting))
        let outcome = try await cast.play(
            Self.command,
            "urgent/held",
            TakeStep<Meeting>(id: filed.id, seen: filed.version, to: .held)
        )
        return [
            Finding(
                StoryPhrase.urgentUnreported(),
                holds: refused?.violations.contains { $0.field.hasSuffix("report") } ?? false
            ),
            Finding(
                StoryPhrase.urgentHeld(),
                holds: outcome.awaiting == nil && outcome.record?.state == Word(.held)
            ),
        ]
    }

    /// A call where somebody is in danger is registered at once, with a warning; the note through the
    /// Ministry's Foreign Relations Department follows.
    private func urgentCall(under agreement: AgreementID) async throws -> [Finding] {
        let call = try await cast.play(
            Self.command,
            "call",
            ReceiveCorrespondence(
                letter: letter(.hotlineCall, .hotline, under: agreement),
                arrivedAt: today
            )
        )
        let passed = try await cast.play(
            Self.command,
            "call/forward",
            ForwardCorrespondence(
                id: call.filed.id,
                seen: call.filed.version,
                recipient: "VN/GOV/MOD/FRD"
            )
        )
        var note = letter(.noteVerbale, .noteVerbale, under: agreement)
        note.follows = passed.filed.id
        let followed = try await cast.play(
            Self.relations,
            "note",
            ReceiveCorrespondence(letter: note, arrivedAt: today)
        )
        let kept = try await cast.ask(
            Self.command,
            FetchRecord<Correspondence>(id: call.filed.id)
        ).content?.record
        return [
            Finding(StoryPhrase.callRegistered(), holds: kept?.registered != nil),
            Finding(
                StoryPhrase.callWarned(),
                holds: call.warnings == [Word(.otherChannel)]
                    && kept?.owedChannel == Word(.noteVerbale)
            ),
            Finding(
                StoryPhrase.noteFollowed(),
                holds: followed.warnings.isEmpty && kept?.followedBy == followed.filed.id
            ),
        ]
    }

    private func letter(
        _ kind: CorrespondenceKind,
        _ channel: LiaisonChannel,
        under agreement: AgreementID
    ) -> LetterContent {
        LetterContent(
            kind: kind,
            channel: channel,
            urgency: .urgentRescue,
            partner: .unitedKingdom,
            partnerOffice: FreeText("Đại sứ quán Anh tại Hà Nội"),
            subject: FreeText("Đề nghị phối hợp giải cứu khẩn cấp"),
            body: FreeText("Có người đang gặp nguy hiểm, đề nghị xác minh và giải cứu ngay."),
            agreement: agreement
        )
    }

    // MARK: - The year 2023

    private static var figures: [PublishedFigure] {
        [
            figure(.crossings, 1_604), figure(.crossingPersonTimes, 66_621, isUnsplit: true),
            figure(.cases, 103), figure(.subjects, 92),
            figure(.victimsAndSuspected, 235, isUnsplit: true),
        ]
    }

    private static func figure(
        _ indicator: PublishedIndicator,
        _ value: Int,
        isUnsplit: Bool = false
    ) -> PublishedFigure {
        PublishedFigure(
            indicator,
            from: .printed(2023, 1, 1),
            until: .printed(2023, 12, 31),
            figure: Figure(value),
            undisclosedSplit: isUnsplit,
            body: "VN/GOV/MOD/BG",
            source: source
        )
    }

    private static var activities: [(what: StoryPhrase, activity: Activity)] {
        var awareness = activity(.awareness, FreeText("Tuyên truyền, phổ biến, giáo dục pháp luật"))
        awareness.sessions = Figure(25_000, .under)
        awareness.attendees = Figure(700_000, .under)
        var leaflets = activity(
            .awareness,
            FreeText("Cấp phát tờ rơi về phòng, chống mua bán người")
        )
        leaflets.materials = Figure(22_000, .over)
        var training = activity(.training, FreeText("Tập huấn pháp luật, nghiệp vụ"))
        training.attendees = Figure(2_000, .under)
        training.audience = [Word(.officers)]
        training.topic = Word(.partly)
        var classes = activity(
            .training,
            FreeText("Tập huấn chuyên sâu về phòng, chống mua bán người")
        )
        classes.sessions = Figure(5)
        classes.attendees = Figure(180)
        classes.audience = [Word(.officers)]
        classes.organisations = [
            FreeText("Tổ chức Di cư Quốc tế (IOM)"), FreeText("Đại sứ quán Anh"),
            FreeText("Tổ chức Trẻ em Rồng Xanh"),
        ]
        var seminars = activity(.seminar, FreeText("Hội thảo liên ngành nâng cao năng lực"))
        seminars.sessions = Figure(3)
        return [
            (.awareness, awareness), (.leaflets, leaflets), (.training, training),
            (.classes, classes), (.seminars, seminars),
        ]
    }

    private static func activity(_ kind: ActivityKind, _ title: FreeText) -> Activity {
        Activity(
            kind,
            title: title,
            from: .printed(2023, 1, 1),
            until: .printed(2023, 12, 31)
        )
    }
}
