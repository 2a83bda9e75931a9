import Vocabulary

extension ClockRules {
    /// The rules as they are shipped, save that one has another limit.
    static func limiting(_ name: ClockName, to limit: ClockRule.Limit) -> ClockRules {
        var rules = ClockRules.initial
        for place in rules.rules.indices where rules.rules[place].name == name {
            rules.rules[place].limit = limit
        }
        return rules
    }
}
