import WireCodec

extension Holidays {
    /// Offices' days off: 2025 and 2026 as announced, later years provisional.
    ///
    /// Provisional years are reckoned from the labour code (New Year 1, lunar New Year 5, Hùng Kings
    /// 1, Reunification 1, Labour Day 1, National Day 2, each moved off weekends); which weekdays
    /// are exchanged is decided by the government and replaces them.
    ///
    /// 24 November, the Day of Vietnamese Culture, is worked, provisionally. The Politburo's resolution
    /// 80-NQ/TW of 7 January 2026 wants it to be a paid day off, and the Government's resolution
    /// 30/NQ-CP of February 2026 plans Article 112 of the labour code to be amended for it. Offices close
    /// by that article, which names eleven days and not this one as far as any amendment was found;
    /// and a limit that ends a day early harms nobody, one that ends a day late may.
    public static let vietnam = Holidays(years: [
        Year(
            2025,
            announced: true,
            closed: days(
                2025,
                [(1, 1), (1, 27), (1, 28), (1, 29), (1, 30), (1, 31), (4, 7), (4, 30), (5, 1)]
                    + [(5, 2), (9, 1), (9, 2)]
            ),
            worked: days(2025, [(4, 26)]),
            sources: ["Chính phủ, lịch nghỉ lễ, Tết năm 2025 (baochinhphu.vn, 04/03/2025)"]
        ),
        Year(
            2026,
            announced: true,
            closed: days(
                2026,
                [(1, 1), (1, 2), (2, 16), (2, 17), (2, 18), (2, 19), (2, 20), (4, 27), (4, 30)]
                    + [(5, 1), (8, 31), (9, 1), (9, 2)]
            ),
            worked: days(2026, [(1, 10), (8, 22)]),
            provisional: days(2026, [(11, 24)]),
            sources: [
                "Tết Dương lịch: 12729/VPCP-KGVX, 25/12/2025",
                "Tết Âm lịch, Quốc khánh: Bộ Nội vụ, 10/2025 (vietnamnews.vn, 17/10/2025)",
                "Giỗ Tổ, 30/4, 1/5: Bộ luật Lao động, Điều 111, 112",
            ]
        ),
        Year(
            2027,
            announced: false,
            closed: days(
                2027,
                [(1, 1), (2, 5), (2, 8), (2, 9), (2, 10), (2, 11), (4, 16), (4, 30), (5, 3)]
                    + [(9, 2), (9, 3)]
            ),
            provisional: days(2027, [(11, 24)])
        ),
        Year(
            2028,
            announced: false,
            closed: days(
                2028,
                [(1, 3), (1, 25), (1, 26), (1, 27), (1, 28), (1, 31), (4, 4), (5, 1), (5, 2)]
                    + [(9, 1), (9, 4)]
            ),
            provisional: days(2028, [(11, 24)])
        ),
    ])

    private static func days(_ year: Int, _ pairs: [(month: Int, day: Int)]) -> [CalendarDate] {
        pairs.map { pair in
            guard let date = CalendarDate(year: year, month: pair.month, day: pair.day) else {
                preconditionFailure("a date written in code exists")
            }
            return date
        }
    }
}
