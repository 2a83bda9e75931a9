import Testing
import Vocabulary
import WireCodec

/// Who follows whom.
@Suite struct SuccessionTests {
    private static let merged: CalendarDate = day("2025-07-01")
    private static let today: CalendarDate = day("2026-07-01")
    private static let police = Succession(
        of: "VN/GOV/MPS/PROV/HGI",
        by: "VN/GOV/MPS/PROV/TQU",
        from: merged
    )

    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? .earliest
    }

    @Test func `a unit and those below it get the successor's path, others keep theirs`() {
        #expect(Self.police.name(of: "VN/GOV/MPS/PROV/HGI") == "VN/GOV/MPS/PROV/TQU")
        #expect(Self.police.name(of: "VN/GOV/MPS/PROV/HGI/DV") == "VN/GOV/MPS/PROV/TQU/DV")
        for other: OrgID in ["VN/GOV/MPS/PROV", "VN/GOV/MPS/PROV/HG", "VN/GOV/MPS/PROV/TQU"] {
            #expect(Self.police.name(of: other) == other)
        }
    }

    @Test func `a path that would grow too long becomes the successor itself`() {
        let deep = Succession(of: "VN/A", by: "VN/A1/B/C/D/E", from: Self.merged)
        #expect(deep.name(of: "VN/A/X/Y/Z") == "VN/A1/B/C/D/E")
        #expect(deep.name(of: "VN/A/X/Y") == "VN/A1/B/C/D/E/X/Y")
    }

    @Test func `successions follow one another`() {
        let all = Successions([
            Self.police,
            Succession(of: "VN/GOV/MPS/PROV", by: "VN/GOV/MPS/AREA", from: Self.today),
        ])
        #expect(all.current("VN/GOV/MPS/PROV/HGI/DV") == "VN/GOV/MPS/AREA/TQU/DV")
        #expect(all.current("VN/GOV/MPS/C02") == "VN/GOV/MPS/C02")
        #expect(Successions().current("VN/GOV/MPS/C02") == "VN/GOV/MPS/C02")
    }

    @Test func `a unit has the names of those that it followed, through every succession`() {
        let all = Successions([
            Self.police,
            Succession(of: "VN/GOV/MPS/PROV", by: "VN/GOV/MPS/AREA", from: Self.today),
        ])
        #expect(
            all.names(of: "VN/GOV/MPS/AREA/TQU/DV") == [
                "VN/GOV/MPS/AREA/TQU/DV", "VN/GOV/MPS/PROV/TQU/DV", "VN/GOV/MPS/PROV/HGI/DV",
            ]
        )
        for name in all.names(of: "VN/GOV/MPS/AREA/TQU/DV") {
            #expect(all.current(name) == "VN/GOV/MPS/AREA/TQU/DV")
        }
        #expect(all.names(of: "VN/GOV/MPS/PROV/HGI") == ["VN/GOV/MPS/PROV/HGI"])
        #expect(all.names(of: "VN/GOV/MPS/C02") == ["VN/GOV/MPS/C02"])
    }

    @Test(
        arguments: [
            ("VN/GOV/MPS/PROV/HGI", "VN/GOV/MPS/PROV/TQU", "2025-07-01", nil),
            ("VN/GOV/MPS/PROV/HGI", "VN/GOV/MPS/PROV/LCI", "2025-07-01", "successor"),
            ("VN/GOV/MPS/PROV/HGI", "VN/GOV/MPS/PROV/TQU", "2025-07-02", "from"),
            ("VN/GOV/MPS/PROV/HGI/DV", "VN/GOV/MPS/PROV/LCI", "2025-07-01", "former"),
            ("VN/GOV/MPS/PROV/TQU", "VN/GOV/MPS/PROV/HGI", "2025-07-01", "successor"),
            ("VN/GOV/MPS/PROV/TQU", "VN/GOV/MPS/PROV/TQU", "2025-07-01", "successor"),
            ("VN/GOV/MPS/PROV/TQU", "VN/GOV/MPS/PROV/TQU/DV", "2025-07-01", "successor"),
            ("VN/GOV/MPS/PROV/YBA", "VN/GOV/MPS/PROV/LCI", "2026-07-02", "from"),
            ("VN/GOV/MPS/PROV/YBA", "VN/GOV/MPS/PROV/LCI", "2026-07-01", nil),
            ("VN/GOV/MPS/PROV/TQU/DV", "VN/GOV/MPS/PROV/TQU", "2026-07-01", nil),
        ] as [(OrgID, OrgID, String, String?)]
    )
    func `a succession that contradicts another, itself or the calendar is refused`(
        _ former: OrgID,
        _ successor: OrgID,
        _ from: String,
        _ field: String?
    ) {
        let one = Succession(of: former, by: successor, from: Self.day(from))
        #expect(Successions([Self.police]).fault(of: one, on: Self.today)?.field == field)
    }

    @Test func `a closed record is read by who follows its owner`() {
        let now = Instant(millisecondsSinceEpoch: 0)
        let filing = Filing(
            owner: "VN/GOV/MPS/PROV/HGI/DV",
            occurred: Occurrence(at: now),
            recordedAt: now,
            recordedBy: "spiffe://mps.homeward.gov.vn/officer/1"
        )
        func access(_ unit: OrgID, _ known: [Succession]) -> Access {
            filing.access(
                for: Viewer(
                    identity: "x",
                    unit: unit,
                    roles: .police,
                    successions: Successions(known)
                )
            )
        }
        #expect(access("VN/GOV/MPS/PROV/TQU", [Self.police]) == .content)
        #expect(access("VN/GOV/MPS/PROV/TQU/DV", [Self.police]) == .content)
        #expect(access("VN/GOV/MPS/PROV/TQU/MX", [Self.police]) == .none)
        #expect(access("VN/GOV/MPS/PROV/TQU", []) == .none)
        #expect(access("VN/GOV/MPS/PROV/LCI", [Self.police]) == .none)
    }
}
