import Vocabulary
import WireCodec

/// A stretch of time in which one rule of a clock holds for whatever starts in it.
///
/// Within it, what starts later is never due sooner. That is why no due date needs to stand in the store,
/// where it would be wrong once a rule is replaced: clocks are read in the order in which they started, and
/// come in the order in which they are due.
struct ClockSpan {
    let limit: ClockRule.Limit
    let holidays: Holidays
    /// The first millisecond of it.
    let from: Int64
    /// The last one.
    let to: Int64

    /// When what started at a moment of it is due.
    func due(startedAt start: Int64) -> Int64 {
        let start = Instant(millisecondsSinceEpoch: start)
        return DueDate(limit, from: start, holidays: holidays).at.millisecondsSinceEpoch
    }

    /// The first moment of it whose clocks are due at a moment or later; the one after its last where
    /// there is none.
    func firstStart(dueFrom moment: Int64) -> Int64 {
        let after = to == .max ? to : to + 1
        // Nothing is due before it starts.
        var (low, high) = (from, min(after, max(from, moment)))
        while low < high {
            let middle = low + (high - low) / 2
            if due(startedAt: middle) >= moment { high = middle } else { low = middle + 1 }
        }
        return high
    }
}

extension ClockRules {
    /// The spans of a clock, in order, as its rules followed one another.
    func spans(of name: ClockName) -> [ClockSpan] {
        let own = rules.filter { $0.name == name }
        let changes = Set(own.map(\.validFrom) + own.compactMap { $0.validTo?.adding(days: 1) })
        let edges = changes.sorted().map { VietnameseTime.start(of: $0) }
        return edges.indices.compactMap { place in
            guard let rule = rule(for: name, startedAt: edges[place]) else { return nil }
            let next = edges.dropFirst(place + 1).first
            return ClockSpan(
                limit: rule.limit,
                holidays: holidays,
                from: edges[place].millisecondsSinceEpoch,
                to: next.map { $0.millisecondsSinceEpoch - 1 } ?? .max
            )
        }
    }
}
