import RPC
public import ServiceContracts
public import Vocabulary
public import WireCodec

extension Birth {
    /// The first and the last day on which the person may have been born; `nil` for malformed text.
    public var days: ClosedRange<CalendarDate>? {
        guard let first = date.days, let last = (until ?? date).days,
            first.lowerBound <= last.upperBound
        else { return nil }
        return first.lowerBound...last.upperBound
    }

    /// The years in which the person may have been born.
    public var years: ClosedRange<Int>? { days.map { $0.lowerBound.year...$0.upperBound.year } }

    /// Whether the person was certainly not born yet on a day.
    public func isAfter(_ day: CalendarDate) -> Bool { days.map { day < $0.lowerBound } ?? false }

    /// How old the person was on a day, as far as the law asks; `nil` where the birth leaves it open.
    public func ageGroup(on day: CalendarDate) -> AgeGroup? {
        guard let days, days.upperBound <= day else { return nil }
        let youngest = Self.age(of: days.upperBound, on: day)
        let oldest = Self.age(of: days.lowerBound, on: day)
        let group = Self.group(youngest)
        if group == Self.group(oldest) { return group }
        return oldest < 18 ? .minorOfUnknownAge : nil
    }

    private static func age(of birth: CalendarDate, on day: CalendarDate) -> Int {
        let hadBirthday = (day.month, day.day) >= (birth.month, birth.day)
        return day.year - birth.year - (hadBirthday ? 0 : 1)
    }

    private static func group(_ age: Int) -> AgeGroup {
        switch age {
        case ..<16: .under16
        case 16...17: .from16To17
        default: .adult
        }
    }

    /// What is wrong with a birth: nobody is born after `now`, or lived 130 years ago.
    func violations(in field: String, now: Instant) -> [FieldViolation] {
        guard let days else { return [FieldViolation(field: field, rule: "form.birth")] }
        let today = VietnameseTime.date(of: now)
        guard days.upperBound <= today, days.lowerBound.year >= today.year - 130 else {
            return [FieldViolation(field: field, rule: "range.birth")]
        }
        return []
    }
}

extension BirthDate {
    /// The days that `1999`, `1999-04` or `1999-04-30` may mean; `nil` for any other text.
    var days: ClosedRange<CalendarDate>? {
        let text = disclosed
        guard text.utf8.count <= 10 else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
            part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                ? Int(part) : nil
        }
        guard (1...3).contains(parts.count), let year = parts[0] else { return nil }
        guard parts.count > 1 else { return Self.range(year, 1, 1, year, 12, 31) }
        guard let month = parts[1], (1...12).contains(month), (1...9_999).contains(year) else {
            return nil
        }
        guard parts.count > 2 else {
            return Self.range(
                year,
                month,
                1,
                year,
                month,
                CalendarDate.days(inMonth: month, of: year)
            )
        }
        guard let day = parts[2] else { return nil }
        return Self.range(year, month, day, year, month, day)
    }

    private static func range(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ lastYear: Int,
        _ lastMonth: Int,
        _ lastDay: Int
    ) -> ClosedRange<CalendarDate>? {
        guard let first = CalendarDate(year: year, month: month, day: day),
            let last = CalendarDate(year: lastYear, month: lastMonth, day: lastDay)
        else { return nil }
        return first...last
    }
}
