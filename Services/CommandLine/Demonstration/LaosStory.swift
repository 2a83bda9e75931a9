import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// The programme of 2017 of Viet Nam and Laos under their agreement of 3 November 2010: a peak campaign
/// that is planned, and the results of the year before, none of which is the campaign's.
struct LaosStory: SourceStory {
    static let name = "laos-2017"
    static var about: String { StoryPhrase.aboutLaos() }
    let cast: Cast

    private static let command = "border-command"
    private static let relations = "foreign-relations"
    private static let from = CalendarDate.printed(2017, 7, 1)
    private static let until = CalendarDate.printed(2017, 9, 30)
    /// The ten provinces along the border, as they were in 2017.
    private static let provinces: [Province] = [
        .dienBien, .sonLa, .thanhHoa, .ngheAn, .haTinh, .quangBinh, .quangTri, .hue, .quangNam,
        .konTum,
    ]

    init(cast: Cast, today: Instant) { self.cast = cast }

    func play() async throws -> [Finding] {
        try await programme() + yearBefore() + communication()
    }

    private func programme() async throws -> [Finding] {
        let agreement = try await cast.play(
            Self.relations,
            "agreement",
            DraftAgreement(
                agreement: Agreement(
                    title: FreeText(
                        "Hiệp định về hợp tác phòng, chống mua bán người và bảo vệ nạn nhân bị mua bán "
                            + "giữa Chính phủ Việt Nam và Chính phủ Lào"
                    ),
                    agreementKind: .treaty,
                    partner: .laos,
                    signedOn: .printed(2010, 11, 3)
                ),
                inForce: true
            )
        ).filed.id
        var programme = JointProgramme(
            title: FreeText("Chương trình phối hợp Việt Nam - Lào năm 2017"),
            year: 2_017,
            partner: .laos,
            agreement: agreement,
            activities: Self.activities
        )
        programme.provinces = Self.provinces.map { Word($0) }
        programme.campaignFrom = Self.from
        programme.campaignUntil = Self.until
        let id = try await cast.play(
            Self.relations,
            "programme",
            FileRecord(
                programme,
                state: .agreed,
                occurred: Occurrence(at: CalendarDate.printed(2017, 1, 1).morning, precision: .year)
            )
        ).id
        let kept = try await cast.ask(Self.relations, FetchRecord<JointProgramme>(id: id))
            .content?.record
        let basis = try await cast.ask(Self.relations, FetchRecord<Agreement>(id: agreement))
            .content?.record
        return [
            Finding(
                StoryPhrase.agreementSigned(),
                basis?.signedOn,
                published: .printed(2010, 11, 3),
                words: \.words
            ),
            Finding(StoryPhrase.programmeUnder(), holds: kept?.agreement == agreement),
            Finding(
                StoryPhrase.campaign(),
                kept.map { [$0.campaignFrom, $0.campaignUntil] },
                published: [Self.from, Self.until]
            ) { days in days.map { $0?.words ?? "?" }.joined(separator: " – ") },
            Finding(StoryPhrase.provinces(), kept?.provinces.count, published: 10),
        ]
    }

    private static let activities: [FreeText] = [
        FreeText("Hoàn thiện cơ chế trao đổi thông tin"),
        FreeText("Phối hợp đấu tranh, truy bắt, trao trả đối tượng và giải cứu nạn nhân"),
        FreeText(
            "Cao điểm tấn công trấn áp tội phạm mua bán người trên tuyến biên giới Việt Nam - Lào"
        ),
        FreeText("Xác minh, xác định và hồi hương nạn nhân bị mua bán"),
        FreeText("Truyền thông nâng cao nhận thức, xây dựng mô hình phòng ngừa"),
    ]

    // MARK: - What is no result of the campaign

    private func yearBefore() async throws -> [Finding] {
        let campaign = try await cast.play(
            Self.command,
            "campaign",
            FileRecord(
                Campaign(
                    name: FreeText("Cao điểm trên tuyến biên giới Việt Nam - Lào năm 2017"),
                    from: Self.from,
                    until: Self.until,
                    provinces: Self.provinces,
                    countries: [.laos]
                ),
                occurred: Occurrence(at: CalendarDate.printed(2017, 1, 1).morning, precision: .year)
            )
        ).id
        let findings = try await publish(Self.command, Self.figures(claimedBy: nil))
        var refused = 0
        for figure in Self.figures(claimedBy: campaign) {
            let error = try await cast.refusal(
                Self.command,
                "claim/\(figure.indicator.text)",
                FileRecord(figure, occurred: figure.lastMoment)
            )
            let rules = error?.violations.map(\.rule) ?? []
            if error?.reason == "cases.notOfCampaign", rules.contains("contradicts.period") {
                refused += 1
            }
        }
        let results = try await cast.ask(
            Self.command,
            CountRecords<PublishedFigure>(facets: [Facet("campaign", campaign.loggable)])
        )
        let plan = try await cast.ask(Self.command, FetchRecord<Campaign>(id: campaign)).content
        return [Finding(StoryPhrase.campaignState(), plan?.state, published: .planned)] + findings
            + [
                Finding(StoryPhrase.claimsRefused(), refused, published: 6),
                Finding(StoryPhrase.campaignResults(), results.total, published: 0),
            ]
    }

    /// The results of 2016, attributed to a campaign where somebody claims them for it.
    private static func figures(claimedBy campaign: CampaignID?) -> [PublishedFigure] {
        let printed: [(PublishedIndicator, Int)] = [
            (.operationPlans, 9), (.networksBroken, 6), (.arrested, 8), (.rescued, 15),
            (.crossings, 1), (.crossingPersons, 53),
        ]
        return printed.map { indicator, value in
            PublishedFigure(
                indicator,
                from: .printed(2016, 1, 1),
                until: .printed(2016, 12, 31),
                figure: Figure(value),
                body: "VN/GOV/MOD/BG",
                provinces: provinces,
                country: .laos,
                source: source(of: indicator),
                campaign: campaign
            )
        }
    }

    private static func source(of indicator: PublishedIndicator) -> FreeText {
        let crossings: Set<PublishedIndicator> = [.crossings, .crossingPersons]
        let text =
            crossings.contains(indicator)
            ? "Kết quả năm 2016, cùng cơ quan chức năng Lào: xuất cảnh trái phép sang Lào lao động "
                + "thời vụ, nghi vấn liên quan đến mua bán người"
            : "Kết quả năm 2016 của Bộ đội Biên phòng các tỉnh giáp biên giới Việt Nam - Lào"
        return FreeText(text)
    }

    // MARK: - Communication

    /// What the Women's Union had told to Hmong people along the border in 2016: to whom, where and of what;
    /// how often, to how many and in which language is not published.
    private func communication() async throws -> [Finding] {
        var activity = Activity(
            .awareness,
            title: FreeText(
                "Tuyên truyền cho đồng bào dân tộc Mông tại các địa bàn giáp biên giới với Lào về di cư "
                    + "an toàn, Luật Hôn nhân và gia đình, Luật Phòng, chống mua bán người"
            ),
            from: .printed(2016, 1, 1),
            until: .printed(2016, 12, 31),
            topic: .partly
        )
        activity.provinces = [.ngheAn, .haTinh, .quangTri].map { Word($0) }
        activity.audience = [Word(.minority), Word(.borderCommunities)]
        activity.ethnicities = [Word(.hmong)]
        let told = StoryPhrase.hmongTold
        let findings = try await hold(Self.relations, [(told, activity)])
        let found = try await cast.ask(
            Self.relations,
            ListRecords<Activity>(facets: [
                Facet("audience", Word(Audience.minority)),
                Facet("province", Word(Province.ngheAn)),
            ])
        ).records.compactMap(\.content?.record).filter { $0.title == activity.title }
        return findings + [
            Finding(
                "\(told()): \(StoryPhrase.provinces())",
                found.first?.provinces.count,
                published: 3
            ),
            Finding(
                "\(told()): \(StoryPhrase.noNumbers())",
                holds: found.allSatisfy {
                    $0.sessions == nil && $0.attendees == nil && $0.languages.isEmpty
                }
            ),
        ]
    }
}
