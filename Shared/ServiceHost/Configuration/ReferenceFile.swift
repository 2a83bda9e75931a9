public import Vocabulary
import WireCodec
import Yams

/// What a deployment puts in the place of the shipped holidays and clock rules.
///
/// ```yaml
/// holidays:
///   - year: 2027
///     announced: true
///     closed: [2027-01-01, 2027-02-05]
///     worked: []
///     provisional: []
///     sources: ["Bộ Nội vụ, 10/2026"]
/// rules:
///   - clock: policeVerification
///     limit: 20 calendarDays
///     upTo: 2 months
///     instrument: 53/2024/QH15
///     provision: Điều 28
///     from: 2025-07-01
///     confirmed: true
/// ```
///
/// A year replaces what is shipped for it; rules of a clock replace all that are shipped for the clock, so
/// its former rules are written too.
public struct ReferenceFile: Sendable, Hashable {
    private let years: [Holidays.Year]
    private let rules: [ClockRule]

    /// Reads and checks a file; every fault is told by its place and what was expected.
    public init(parsing text: String, file: String) throws(ConfigurationError) {
        var faults: [String] = []
        do {
            let document = try Yams.compose(yaml: text)
            faults = Self.unknownKeys(of: document)
            guard faults.isEmpty else { throw ConfigurationError(file: file, faults: faults) }
            let content = try YAMLDecoder().decode(Content.self, from: text)
            years = (content.holidays ?? []).enumerated().compactMap { place, year in
                year.checked(at: "holidays[\(place)]", &faults)
            }
            rules = (content.rules ?? []).enumerated().compactMap { place, rule in
                rule.checked(at: "rules[\(place)]", &faults)
            }
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw ConfigurationError(file: file, faults: ["Not a file of holidays and rules."])
        }
        if Set(years.map(\.year)).count != years.count {
            faults.append("holidays has a year twice.")
        }
        faults += Self.overlaps(of: rules)
        guard faults.isEmpty else { throw ConfigurationError(file: file, faults: faults) }
    }

    /// The book with what the file says in the place of what was there.
    public func replacing(_ book: ClockRules) -> ClockRules {
        let named = Set(rules.map(\.name))
        return ClockRules(
            rules: book.rules.filter { !named.contains($0.name) } + rules,
            holidays: years.reduce(book.holidays) { $0.replacing($1) }
        )
    }

    private static func overlaps(of rules: [ClockRule]) -> [String] {
        rules.enumerated().flatMap { place, rule in
            rules[(place + 1)...].filter { other in
                other.name == rule.name
                    && (other.holds(on: rule.validFrom) || rule.holds(on: other.validFrom))
            }.map { "rules has two for '\($0.name.rawValue)' on \($0.validFrom.text)." }
        }
    }

    private static func unknownKeys(of document: Node?) -> [String] {
        guard let top = document?.mapping else { return ["The file is no mapping."] }
        let known: [String: [String]] = [
            "holidays": ["year", "announced", "closed", "worked", "provisional", "sources"],
            "rules": [
                "clock", "limit", "upTo", "instrument", "provision", "from", "until", "confirmed",
            ],
        ]
        return top.flatMap { key, value -> [String] in
            guard let name = key.string, let keys = known[name] else {
                return ["There is no key '\(key.string ?? "?")'; expected holidays, rules."]
            }
            return (value.array()).enumerated().flatMap { place, entry in
                (entry.mapping?.keys.map { $0.string ?? "?" } ?? []).filter { !keys.contains($0) }
                    .map { "There is no key '\(name)[\(place)].\($0)'." }
            }
        }
    }
}

/// The file as it is written.
private struct Content: Decodable {
    var holidays: [WrittenYear]?
    var rules: [WrittenRule]?
}

/// A year as it is written.
private struct WrittenYear: Decodable {
    var year: Int
    var announced: Bool
    var closed: [String]
    var worked: [String]?
    var provisional: [String]?
    var sources: [String]?

    func checked(at place: String, _ faults: inout [String]) -> Holidays.Year? {
        func days(_ texts: [String]?, _ key: String) -> [CalendarDate] {
            (texts ?? []).compactMap { text in
                guard let day = CalendarDate(text), day.year == year else {
                    faults.append("\(place).\(key) has '\(text)'; expected a day of \(year).")
                    return nil
                }
                return day
            }
        }
        let checked = Holidays.Year(
            year,
            announced: announced,
            closed: days(closed, "closed"),
            worked: days(worked, "worked"),
            provisional: days(provisional, "provisional"),
            sources: sources ?? []
        )
        for day in checked.closed + checked.provisional where day.isWeekend {
            faults.append("\(place) has \(day.text) off, which is a weekend.")
        }
        for day in checked.worked where !day.isWeekend {
            faults.append("\(place).worked has \(day.text), which is no weekend.")
        }
        if announced, checked.sources.isEmpty {
            faults.append("\(place).sources is empty; an announced year says where.")
        }
        return checked
    }
}

/// A rule as it is written.
private struct WrittenRule: Decodable {
    var clock: String
    var limit: String
    var upTo: String?
    var instrument: String
    var provision: String?
    var from: String
    var until: String?
    var confirmed: Bool

    func checked(at place: String, _ faults: inout [String]) -> ClockRule? {
        guard !clock.isEmpty, !instrument.isEmpty else {
            faults.append("\(place) names no clock or no instrument.")
            return nil
        }
        let bound = upTo.flatMap { Self.limit($0) }
        let last = until.flatMap { CalendarDate($0) }
        guard let limit = Self.limit(limit), upTo == nil || bound != nil else {
            faults.append(
                "\(place).limit or upTo is no limit; expected one like '20 calendarDays'."
            )
            return nil
        }
        guard let first = CalendarDate(from), until == nil || last != nil,
            last.map({ first <= $0 }) ?? true
        else {
            faults.append("\(place).from or until is no day, or until is earlier than from.")
            return nil
        }
        return ClockRule(
            ClockName(rawValue: clock),
            limit,
            upTo: bound,
            legalBasis: LegalBasis(instrument, provision),
            validFrom: first,
            validTo: last,
            confirmed: confirmed
        )
    }

    /// A number and a unit: `20 calendarDays`.
    private static func limit(_ text: String) -> ClockRule.Limit? {
        let words = text.split(separator: " ")
        guard words.count == 2, let count = Int(words[0]), (1...3_660).contains(count),
            let unit = ClockRule.Unit(rawValue: String(words[1]))
        else { return nil }
        return switch unit {
        case .hours: .hours(count)
        case .calendarDays: .calendarDays(count)
        case .workingDays: .workingDays(count)
        case .months: .months(count)
        }
    }
}
