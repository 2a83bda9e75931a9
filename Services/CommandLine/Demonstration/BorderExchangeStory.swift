import ServiceContracts
import Vocabulary
import WireCodec

/// Five years of exchange with the localities across the borders, 2016 to 2020: the published totals,
/// each a bound, and a handful of records of the kind that they sum up.
///
/// The document says that the contacts concern trafficking among other things; so does the topic here.
struct BorderExchangeStory: SourceStory {
    static let name = "border-exchange"
    static var about: String { StoryPhrase.aboutBorderExchange() }
    let cast: Cast

    private static let command = "border-command"
    private static let from = CalendarDate.printed(2016, 1, 1)
    private static let until = CalendarDate.printed(2020, 12, 31)
    private static let countries: [Country] = [.cambodia, .laos, .china]

    init(cast: Cast, today: Instant) { self.cast = cast }

    func play() async throws -> [Finding] {
        try await hold(Self.command, Self.totals)
            + hold(
                Self.command,
                [(.twinning, Self.twinning)],
                legalBasis: LegalBasis("2219/CT-BTLBP")
            ) + meetings() + contacts()
    }

    // MARK: - The published totals

    private static var totals: [(what: StoryPhrase, activity: Activity)] {
        [
            (.meetings, total("Gặp gỡ, giao ban định kỳ và đột xuất", Figure(1_000, .under))),
            (.letters, total("Gửi thư, công văn, công hàm", Figure(3_000, .over))),
            (.calls, total("Điện thoại qua đường dây nóng", Figure(2_500, .under))),
        ]
    }

    private static func total(_ title: String, _ times: Figure) -> Activity {
        var activity = Activity(
            .other,
            title: FreeText(title),
            from: from,
            until: until,
            topic: .partly,
            countries: countries
        )
        activity.sessions = times
        return activity
    }

    /// The directive of 19 September 2019; how many communities are twinned is not published.
    private static var twinning: Activity {
        Activity(
            .twinning,
            title: FreeText("Kết nghĩa cụm dân cư hai bên biên giới"),
            from: .printed(2019, 9, 19),
            until: until,
            topic: .partly,
            countries: countries
        )
    }

    // MARK: - A handful of records

    private func meetings() async throws -> [Finding] {
        let held: [(MeetingManner, Country, CalendarDate)] = [
            (.regular, .cambodia, .printed(2018, 5, 15)), (.adhoc, .laos, .printed(2019, 3, 12)),
            (.regular, .china, .printed(2019, 10, 22)),
        ]
        var findings: [Finding] = []
        for (manner, country, day) in held {
            var meeting = Meeting(
                manner,
                .province,
                with: country,
                counterpart: FreeText("Lực lượng bảo vệ biên giới phía bạn"),
                subject: FreeText("Trao đổi tình hình xuất nhập cảnh, mua bán người")
            )
            meeting.topic = Word(.partly)
            meeting.scheduledFor = day
            let filed = try await cast.play(
                Self.command,
                "meeting/\(country.rawValue)",
                FileRecord(meeting, occurred: Occurrence(at: day.morning, precision: .day))
            )
            _ = try await cast.play(
                Self.command,
                "meeting/\(country.rawValue)/held",
                TakeStep<Meeting>(
                    id: filed.id,
                    seen: filed.version,
                    to: .held,
                    occurred: Occurrence(at: day.morning, precision: .day)
                )
            )
            let kept = try await cast.ask(Self.command, FetchRecord<Meeting>(id: filed.id)).content
            findings.append(
                Finding(
                    StoryPhrase.meetingWith(country.label.current),
                    kept?.record.topic,
                    published: .partly
                )
            )
        }
        return findings
    }

    private func contacts() async throws -> [Finding] {
        let received: [(CorrespondenceKind, LiaisonChannel, Country, CalendarDate)] = [
            (.letter, .borderPost, .laos, .printed(2017, 8, 4)),
            (.officialLetter, .borderPost, .china, .printed(2018, 11, 20)),
            (.noteVerbale, .noteVerbale, .cambodia, .printed(2019, 6, 7)),
            (.hotlineCall, .hotline, .china, .printed(2020, 2, 18)),
        ]
        var findings: [Finding] = []
        for (kind, channel, country, day) in received {
            var letter = LetterContent(
                kind: kind,
                channel: channel,
                partner: country,
                partnerOffice: FreeText("Cơ quan biên phòng phía bạn"),
                subject: FreeText("Trao đổi thông tin qua biên giới"),
                body: FreeText("Tình hình xuất nhập cảnh và nghi vấn mua bán người.")
            )
            letter.topic = Word(.partly)
            let id = try await cast.play(
                Self.command,
                "contact/\(kind.rawValue)",
                ReceiveCorrespondence(letter: letter, arrivedAt: day.morning)
            ).filed.id
            let kept = try await cast.ask(Self.command, FetchRecord<Correspondence>(id: id))
                .content?.record
            findings.append(
                Finding(
                    StoryPhrase.contactWith(kind.label.current),
                    kept?.topic,
                    published: .partly
                )
            )
        }
        return findings
    }
}
