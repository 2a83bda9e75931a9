public import WireCodec

/// Days as spreadsheets count them, within the range that the templates admit.
public enum HTCDSDays {
    /// From the first day of 1900 to the first of 2100.
    public static let range = 1...73_051

    /// 1899-12-30: from March 1900 on, days are counted from here.
    private static let origin = -25_569

    /// The day of a number; `nil` for day 60, which is a 29 February that never was.
    static func date(ofDay number: Int) -> CalendarDate? {
        guard number != 60 else { return nil }
        return CalendarDate(dayNumber: origin + number + (number < 60 ? 1 : 0))
    }

    /// The number of a day; `nil` outside the range.
    public static func day(of date: CalendarDate) -> Int? {
        let number = date.dayNumber - origin
        let day = number <= 60 ? number - 1 : number
        return range.contains(day) ? day : nil
    }
}
