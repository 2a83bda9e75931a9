public import WireCodec

/// Asks at the end of a run whether the services kept their promise: every acknowledged write is
/// there exactly once, and the audit trail says so too.
public struct InvariantCheck: Sendable {
    /// How many records are asked for at the same time.
    private static let width = 32
    /// How many offenders are named; the rest is counted.
    public static let mostNamed = 20

    private let ledger: Ledger
    private let callers: Callers
    private let trail: TrailReader?

    /// A check of what a ledger holds.
    ///
    /// - Parameters:
    ///   - ledger: the run's.
    ///   - callers: the ways; the check repeats what fails on the way.
    ///   - trail: how trails are read; they are not compared where it is missing.
    public init(_ ledger: Ledger, callers: Callers, trail: TrailReader?) {
        self.ledger = ledger
        self.callers = callers.patient
        self.trail = trail
    }

    /// What was found.
    public struct Report: Sendable, Equatable, Codable {
        /// Writes that were acknowledged during the run.
        public var acknowledged = 0
        /// Writes of which nobody knew, and that were settled by sending them again.
        public var settled = 0
        /// Writes that could not be settled, since the service still does not answer.
        public var unsettled = 0
        /// Acknowledged records that are not there, or could not be read.
        public var missing = 0
        /// Writes that were sent again under their key.
        public var repeated = 0
        /// Repetitions that were answered with another record than the first time.
        public var doubled = 0
        /// Whether trails were read.
        public var trailWasRead = false
        /// Trails that are not intact, or could not be read, by service.
        public var brokenTrails: [String] = []
        /// Records whose filing stands in the trail not once.
        public var notOnceInTrail = 0
        /// Filings in the trail under the run's methods that nobody acknowledged.
        public var unacknowledgedInTrail = 0
        /// Some of the offenders, as `method record: what`.
        public var named: [String] = []

        /// Nothing checked yet.
        public init() {}

        /// Whether everything held.
        public var holds: Bool {
            unsettled + missing + doubled + notOnceInTrail + unacknowledgedInTrail == 0
                && brokenTrails.isEmpty
        }

        mutating func name(_ method: String, _ record: Identifier, _ what: String) {
            guard named.count < InvariantCheck.mostNamed else { return }
            named.append("\(method) \(record.loggable): \(what)")
        }
    }

    /// What was filed, as far as the services said.
    public struct Filed: Sendable, Hashable, Codable {
        /// The service's contract name.
        public var service: String
        /// The method.
        public var method: String
        /// The record's kind.
        public var kind: String
        /// The record.
        public var record: Identifier
    }

    /// Checks everything, the trails as well where they can be read.
    public func run() async -> Report {
        var (report, filed) = await ask()
        if let trail { await report.compare(filed, with: trail) }
        return report
    }

    /// Asks the services: what is in doubt is settled, all is read back, some is sent again.
    public func ask() async -> (Report, [Filed]) {
        let (entries, doubts) = ledger.contents
        var report = Report()
        report.acknowledged = entries.count
        var all = entries
        for settled in await each(doubts, { [callers] in try? await $0.settle(callers) }) {
            if let settled {
                all.append(settled)
                report.settled += 1
            } else {
                report.unsettled += 1
            }
        }
        await readBack(all, &report)
        await sendAgain(entries, &report)
        return (
            report,
            all.map { Filed(service: $0.service, method: $0.method, kind: $0.kind, record: $0.id) }
        )
    }

    private func readBack(_ entries: [Ledger.Entry], _ report: inout Report) async {
        let found = await each(entries) { [callers] in (try? await $0.isThere(callers)) == true }
        for (entry, isThere) in zip(entries, found) where !isThere {
            report.missing += 1
            report.name(entry.method, entry.id, "missing")
        }
    }

    private func sendAgain(_ entries: [Ledger.Entry], _ report: inout Report) async {
        let kept = entries.filter { $0.again != nil }
        let answers = await each(kept) { [callers] in try? await $0.again?(callers) }
        report.repeated = kept.count
        for (entry, answer) in zip(kept, answers) where answer != entry.id {
            report.doubled += 1
            report.name(entry.method, entry.id, answer == nil ? "not answered again" : "doubled")
        }
    }

    /// Does something with each, some at a time, and answers in order.
    private func each<Item: Sendable, Answer: Sendable>(
        _ items: [Item],
        _ work: @escaping @Sendable (Item) async -> Answer
    ) async -> [Answer] {
        await withTaskGroup(of: (Int, Answer).self) { group in
            var answers = [Answer?](repeating: nil, count: items.count)
            var next = 0
            while next < min(Self.width, items.count) {
                group.addTask { [next] in (next, await work(items[next])) }
                next += 1
            }
            while let (index, answer) = await group.next() {
                answers[index] = answer
                if next < items.count {
                    group.addTask { [next] in (next, await work(items[next])) }
                    next += 1
                }
            }
            return answers.compactMap { $0 }
        }
    }
}

extension InvariantCheck.Report {
    /// Compares what was filed with the trails: each filing stands there once, and no other does.
    public mutating func compare(_ filed: [InvariantCheck.Filed], with trail: TrailReader) async {
        trailWasRead = true
        let byService = Dictionary(grouping: filed, by: \.service)
        for service in byService.keys.sorted() {
            guard let reading = try? await trail(service), reading.isIntact else {
                brokenTrails.append(service)
                continue
            }
            let own = byService[service] ?? []
            let kinds = Set(own.map { [$0.method, $0.kind] })
            var rest = reading.filings.filter { kinds.contains([$0.key.method, $0.key.kind]) }
            for filed in own {
                let filing = TrailReading.Filing(
                    method: filed.method,
                    kind: filed.kind,
                    record: filed.record
                )
                if rest.removeValue(forKey: filing) == 1 { continue }
                notOnceInTrail += 1
                name(filed.method, filed.record, "not once in the trail")
            }
            for (filing, count) in rest {
                unacknowledgedInTrail += count
                name(filing.method, filing.record, "in the trail, acknowledged to nobody")
            }
        }
    }

    /// Adds what another worker found.
    public mutating func add(_ other: InvariantCheck.Report) {
        acknowledged += other.acknowledged
        settled += other.settled
        unsettled += other.unsettled
        missing += other.missing
        repeated += other.repeated
        doubled += other.doubled
        trailWasRead = trailWasRead || other.trailWasRead
        brokenTrails += other.brokenTrails
        notOnceInTrail += other.notOnceInTrail
        unacknowledgedInTrail += other.unacknowledgedInTrail
        named = Array((named + other.named).prefix(InvariantCheck.mostNamed))
    }
}
