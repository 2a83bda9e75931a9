public import WireCodec

/// The book of rules: which limit a clock had on which day, and when offices are closed.
///
/// Deployments replace it from configuration; `ClockRules.initial` is what the law says as far as
/// it was read.
public struct ClockRules: Codable, Hashable, Sendable {
    /// The rules, in any order; of several that hold on a day the latest begun wins.
    public var rules: [ClockRule]
    /// The days on which offices are closed.
    public var holidays: Holidays

    /// A book of rules.
    public init(rules: [ClockRule], holidays: Holidays) {
        self.rules = rules
        self.holidays = holidays
    }

    /// The rule of a clock that started at a moment.
    public func rule(for name: ClockName, startedAt start: Instant) -> ClockRule? {
        let day = VietnameseTime.date(of: start)
        // By place: a rule that is only looked at need not be copied, and there are dozens.
        var found: Int?
        for place in rules.indices where rules[place].name == name && rules[place].holds(on: day) {
            if let found, rules[found].validFrom >= rules[place].validFrom { continue }
            found = place
        }
        return found.map { rules[$0] }
    }

    /// When a clock that started at a moment is due; `nil` where no rule holds.
    public func due(_ name: ClockName, startedAt start: Instant) -> DueDate? {
        rule(for: name, startedAt: start).map { due(under: $0, startedAt: start) }
    }

    /// When a clock that started at a moment is due under a rule.
    public func due(under rule: ClockRule, startedAt start: Instant) -> DueDate {
        DueDate(rule.limit, from: start, holidays: holidays)
    }

    /// The last moment to which decisions may extend a clock that started at a moment.
    ///
    /// `nil` where no bound is known, or where it was not read in the law: what is only remembered must
    /// not stop a decision.
    public func latestExtension(of name: ClockName, startedAt start: Instant) -> Instant? {
        guard let rule = rule(for: name, startedAt: start), rule.confirmed, let bound = rule.upTo
        else { return nil }
        return DueDate(bound, from: start, holidays: holidays).at
    }
}
