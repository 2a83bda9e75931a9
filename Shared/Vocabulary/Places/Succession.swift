public import WireCodec

/// That one organisation took over from another on a day: a merger, a new name, a move between ministries.
///
/// Units below the former one become units of the successor by the rest of their path.
public struct Succession: Codable, Hashable, Sendable {
    /// Who was.
    public let former: OrgID
    /// Who is.
    public let successor: OrgID
    /// The first day of the successor.
    public let from: CalendarDate

    /// A succession.
    public init(of former: OrgID, by successor: OrgID, from: CalendarDate) {
        self.former = former
        self.successor = successor
        self.from = from
    }

    /// What a unit is called afterwards: itself, unless it was the former one or stood below it.
    public func name(of unit: OrgID) -> OrgID {
        guard former.contains(unit) else { return unit }
        let rest = unit.path.dropFirst(former.path.count)
        // Where the path grows too long, the successor itself answers.
        return OrgID(successor.path + rest) ?? successor
    }
}

/// Every succession that a service knows, in the order in which they were begun.
public struct Successions: Hashable, Sendable {
    /// The successions.
    public let all: [Succession]

    /// What is known of successions.
    public init(_ all: [Succession] = []) { self.all = all }

    /// What a unit is called today, however often it was succeeded.
    public func current(_ unit: OrgID) -> OrgID {
        guard !all.isEmpty else { return unit }
        var unit = unit
        // Each succession moves a unit once: they form no circle, and this ends even if they did.
        for _ in all {
            guard let next = all.first(where: { $0.former.contains(unit) }) else { break }
            unit = next.name(of: unit)
        }
        return unit
    }

    /// Every name that a unit had, today's first: its own, and those of the units that it followed.
    ///
    /// Where a name grew too long for a path its successor answers, and it is not among them.
    public func names(of unit: OrgID) -> [OrgID] {
        var names = [unit]
        var place = 0
        while place < names.count {
            let name = names[place]
            place += 1
            for one in all where one.successor.contains(name) {
                let rest = name.path.dropFirst(one.successor.path.count)
                guard let former = OrgID(one.former.path + rest), !names.contains(former) else {
                    continue
                }
                names.append(former)
            }
        }
        return names
    }

    /// What is wrong with one more, by field and rule, if anything.
    public func fault(of one: Succession, on today: CalendarDate) -> (field: String, rule: String)?
    {
        if let known = all.first(where: { $0.former == one.former }) {
            if known == one { return nil }
            guard known.successor == one.successor else {
                return ("successor", "current.\(known.successor.path)")
            }
            return ("from", "current.\(known.from.text)")
        }
        if one.former.contains(one.successor) { return ("successor", "another") }
        if all.contains(where: { $0.former.contains(one.former) }) {
            return ("former", "succeeded")
        }
        if one.former.contains(current(one.successor)) {
            return ("successor", "contradicts.former")
        }
        if one.from > today { return ("from", "past") }
        return nil
    }
}
