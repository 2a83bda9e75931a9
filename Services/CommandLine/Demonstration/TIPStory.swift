import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// What Viet Nam tells of the year from 1 April 2023: the border guard's published figures, the agreement
/// with the United Kingdom and Plan 19, supplied as items of a dossier, frozen and signed off.
///
/// Plan 19 has the foreign affairs lead what is told abroad; the standing office signs with them.
struct TIPStory: SourceStory {
    static let name = "tip-dossier"
    static var about: String { StoryPhrase.aboutTIP() }
    let cast: Cast

    private static let desk = "tip-desk"
    private static let plan = LegalBasis("19/KH-BCĐ138/CP")

    init(cast: Cast, today: Instant) { self.cast = cast }

    /// An item as a body supplies it: who writes it, who of the same body stands by it, what it says.
    private struct Supplied {
        let scene: String
        let officer: String
        let superior: String
        let section: TIPSection
        let title: String
        let text: String
        var figures: [(of: String, figure: Figure)] = []
    }

    private static let supplied = [
        Supplied(
            scene: "prosecution",
            officer: "border-command",
            superior: "border-command-chief",
            section: .prosecution,
            title: "Bộ đội Biên phòng: đấu tranh với tội phạm mua bán người, năm 2023",
            text: "Số liệu công bố của năm 2023, tính theo năm dương lịch.",
            figures: [
                ("vụ mua bán người", Figure(103)), ("đối tượng", Figure(92)),
                ("vụ xuất nhập cảnh trái phép", Figure(1_604)),
                ("lượt người xuất nhập cảnh trái phép", Figure(66_621)),
            ]
        ),
        Supplied(
            scene: "protection",
            officer: "border-command",
            superior: "border-command-chief",
            section: .protection,
            title: "Bộ đội Biên phòng: giải cứu, tiếp nhận, hỗ trợ, chuyển tuyến, năm 2023",
            text: "Nạn nhân và người nghi là nạn nhân; nguồn công bố một số chung, không tách.",
            figures: [("nạn nhân và người nghi là nạn nhân", Figure(235))]
        ),
        Supplied(
            scene: "prevention",
            officer: "border-command",
            superior: "border-command-chief",
            section: .prevention,
            title: "Bộ đội Biên phòng: tuyên truyền, năm 2023",
            text: "Số liệu công bố của năm 2023, nhiều số là mức trên hoặc dưới.",
            figures: [
                ("buổi tuyên truyền", Figure(25_000, .under)),
                ("lượt người nghe", Figure(700_000, .under)), ("tờ rơi", Figure(22_000, .over)),
            ]
        ),
        Supplied(
            scene: "partnership",
            officer: "foreign-relations",
            superior: "foreign-relations-chief",
            section: .partnership,
            title: "Thoả thuận với Anh và Kế hoạch 19 về hợp tác quốc tế",
            text: "Thoả thuận giữa Bộ đội Biên phòng và Bộ Nội vụ Anh, tháng 01/2024, gồm 8 điều; "
                + "Kế hoạch 19/KH-BCĐ138/CP ngày 15/01/2024."
        ),
    ]

    func play() async throws -> [Finding] {
        let dossier = try await open()
        var items: [Filed<TIPItem>] = []
        for item in Self.supplied { items.append(try await file(item, to: dossier.id)) }
        let early = try await early(dossier)
        for (item, filed) in zip(Self.supplied, items) { try await validate(item, filed) }
        let signed = try await sign(dossier)
        return try await figures(of: items) + early + (try await late(items[0]))
            + (try await told(dossier.id, signed, items))
    }

    /// Opens the dossier of a reporting year, which runs from April to March.
    private func open() async throws -> Filed<TIPDossier> {
        try await cast.play(
            Self.desk,
            "open",
            FileRecord(
                TIPDossier(
                    title: FreeText("Báo cáo TIP, kỳ 01/4/2023 - 31/3/2024"),
                    from: .printed(2023, 4, 1),
                    until: .printed(2024, 3, 31),
                    contributors: ["VN/GOV/MPS/FAD", "VN/GOV/MOD/BG"]
                ),
                legalBasis: Self.plan
            )
        )
    }

    private func file(_ item: Supplied, to dossier: TIPDossierID) async throws -> Filed<TIPItem> {
        try await cast.play(
            item.officer,
            "item/\(item.scene)",
            FileRecord(
                TIPItem(
                    to: dossier,
                    item.section,
                    title: FreeText(item.title),
                    text: FreeText(item.text),
                    figures: item.figures.map { CountedFigure($0.figure, of: FreeText($0.of)) }
                )
            )
        )
    }

    /// Nothing is frozen while a body still writes.
    private func early(_ dossier: Filed<TIPDossier>) async throws -> [Finding] {
        let refused = try await cast.refusal(
            Self.desk,
            "freeze/early",
            TakeStep<TIPDossier>(id: dossier.id, seen: dossier.version, to: .frozen)
        )
        // Played again, the dossier has gone on: who saw its beginning is told so.
        let reasons = ["dossier.itemsOpen", "record.conflict"]
        return [
            Finding(
                StoryPhrase.notFrozenEarly(),
                holds: refused.map { reasons.contains($0.reason) } ?? false
            )
        ]
    }

    private func validate(_ item: Supplied, _ filed: Filed<TIPItem>) async throws {
        let asked = try await cast.play(
            item.officer,
            "validate/\(item.scene)",
            TakeStep<TIPItem>(id: filed.id, seen: filed.version, to: .validated)
        )
        guard let approval = asked.awaiting else { throw StoryBroken(scene: item.scene) }
        _ = try await cast.play(
            item.superior,
            "stand-by/\(item.scene)",
            DecideApproval<TIPItem>(approval: approval, .approve)
        )
    }

    /// Freezes the cut, signs it off with the standing office, and hands it over.
    private func sign(_ dossier: Filed<TIPDossier>) async throws -> Filed<TIPDossier> {
        let frozen = try await cast.play(
            Self.desk,
            "freeze",
            TakeStep<TIPDossier>(id: dossier.id, seen: dossier.version, to: .frozen)
        ).record
        guard let frozen else { throw StoryBroken(scene: "freeze") }
        let asked = try await cast.play(
            Self.desk,
            "approve",
            TakeStep<TIPDossier>(id: frozen.id, seen: frozen.version, to: .approved)
        )
        guard let approval = asked.awaiting else { throw StoryBroken(scene: "approve") }
        let approved = try await cast.play(
            "foreign-relations-chief",
            "sign",
            DecideApproval<TIPDossier>(approval: approval, .approve)
        ).record
        guard let approved else { throw StoryBroken(scene: "sign") }
        let submitted = try await cast.play(
            Self.desk,
            "submit",
            TakeStep<TIPDossier>(
                id: approved.id,
                seen: approved.version,
                to: .submitted,
                facts: [.documentNumber: "01/2024/BNG-TIP"]
            )
        ).record
        guard submitted != nil else { throw StoryBroken(scene: "submit") }
        return frozen
    }

    /// What was frozen changes no more.
    private func late(_ item: Filed<TIPItem>) async throws -> [Finding] {
        let refused = try await cast.refusal(
            Self.supplied[0].officer,
            "change/late",
            TakeStep<TIPItem>(
                id: item.id,
                seen: item.version + 1,
                to: .drafted,
                facts: [.reason: "Sửa số liệu"]
            )
        )
        return [
            Finding(StoryPhrase.unchangedLate(), holds: refused?.reason == "dossier.frozen")
        ]
    }

    /// The figures as the desk reads them, beside what was published.
    private func figures(of items: [Filed<TIPItem>]) async throws -> [Finding] {
        var findings: [Finding] = []
        for (item, filed) in zip(Self.supplied, items) {
            let kept = try await cast.ask(Self.desk, FetchRecord<TIPItem>(id: filed.id)).content
            for figure in item.figures {
                let told = kept?.record.figures.first { $0.of.disclosed == figure.of }?.figure
                findings.append(
                    Finding(
                        "\(item.section.label.current): \(figure.of)",
                        told,
                        published: figure.figure
                    ) { $0.words }
                )
            }
        }
        return findings
    }

    /// How the dossier ended: handed over, with the cut that was signed off.
    private func told(
        _ id: TIPDossierID,
        _ frozen: Filed<TIPDossier>,
        _ items: [Filed<TIPItem>]
    ) async throws -> [Finding] {
        let kept = try await cast.ask(Self.desk, FetchRecord<TIPDossier>(id: id)).content
        return [
            Finding(StoryPhrase.cutItems(), kept?.record.cut.count, published: items.count),
            Finding(
                StoryPhrase.signedCut(),
                holds: kept?.record.digest != nil && kept?.record.digest == frozen.record.digest
                    && Set(kept?.record.cut.map(\.item) ?? []) == Set(items.map(\.id))
            ),
            Finding(StoryPhrase.dossierState(), kept?.state, published: .submitted),
        ]
    }
}
