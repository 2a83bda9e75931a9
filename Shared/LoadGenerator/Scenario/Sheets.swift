import ServiceContracts
import Vocabulary
import WireCodec

/// What officers fill in, with made-up content: the requests of the shipped scenarios.
enum Sheets {
    /// A moment that lies in the past wherever this runs, for records that are prepared once.
    static let longAgo = Instant(millisecondsSinceEpoch: 1_736_132_400_000)  // 2025-01-06 10:00 +07

    /// Text of a size in bytes, in Vietnamese, that begins with a mark.
    static func text(_ mark: String, bytes: Int) -> FreeText {
        let sentence = " Người báo tin cho biết đã mất liên lạc từ hôm qua."
        var text = mark
        while text.utf8.count + sentence.utf8.count <= bytes { text += sentence }
        return FreeText(text)
    }

    /// A person, as whoever first learns the name registers them.
    static func registration(_ index: Int, mark: String = "") -> IntakeVictim {
        let given = ["An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh", "Lan", "Mai", "Ngân"]
        let middle = ["Thị", "Văn", "Ngọc", "Minh"]
        // Synthetic: a family name that nobody bears, and a running number.
        let name =
            "Mẫu \(middle[index % middle.count]) \(given[index % given.count]) \(mark)\(index)"
        return IntakeVictim(
            victim: Victim(
                personKind: Word(.victim),
                category: Word(.inProcessAbroad),
                ageGroup: Word(.adult),
                gender: Word(index % 2 == 0 ? .feminine : .masculine),
                citizenships: [Word(.vietNam)],
                province: Word(.quangNinh),
                language: Word(.vietnamese)
            ),
            identity: PersonIdentity(
                names: [PersonName(name)],
                birth: Birth(BirthDate("\(1980 + index % 25)"))
            ),
            metAt: Occurrence(at: longAgo),
            caringUnit: Part.Unit.health
        )
    }

    /// A report about somebody.
    static func report(
        _ index: Int,
        about victim: VictimRef?,
        at moment: Instant,
        summary: FreeText? = nil
    ) -> Report {
        Report(
            channel: .hotline111,
            receivedAt: moment,
            province: .quangNinh,
            countries: [.myanmar, .china],
            forms: [.forcedLabour],
            summary: summary ?? text("Tin báo số \(index).", bytes: 300),
            people: victim.map { [$0] } ?? [],
            supporters: [Part.Unit.health, Part.Unit.shelter]
        )
    }

    /// The hotline gives a report to the provincial police.
    static func assignment(of report: ReportID, seen: Int) -> TakeStep<Report> {
        TakeStep(
            id: report,
            seen: seen,
            to: .assigned,
            facts: [.recipient: Part.Unit.police.path]
        )
    }

    /// The police find that there is something to it.
    static func confirmation(of report: ReportID, seen: Int) -> TakeStep<Report> {
        TakeStep(
            id: report,
            seen: seen,
            to: .confirmed,
            facts: [.finding: "Có căn cứ: tin nhắn và lộ trình khớp lời báo."]
        )
    }

    /// A letter to a partner.
    static func letter(
        _ index: Int,
        about people: [VictimRef],
        in file: CaseFileID?,
        body: FreeText? = nil
    ) -> DraftCorrespondence {
        DraftCorrespondence(
            letter: LetterContent(
                kind: .letter,
                channel: .embassy,
                partner: .myanmar,
                partnerOffice: FreeText("Cơ quan phòng, chống mua bán người"),
                subject: FreeText("Đề nghị phối hợp xác minh số \(index)"),
                body: body ?? text("Kính gửi Quý cơ quan.", bytes: 600),
                people: people,
                caseFile: file
            )
        )
    }
}
