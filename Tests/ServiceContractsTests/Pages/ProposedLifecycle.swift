import Foundation

/// A kind's lifecycle as the domain proposal draws it, for telling where ours differs.
struct ProposedLifecycle {
    /// A step of the proposal; roles are prefixes, none where it is silent.
    struct Step {
        let from: String
        let to: String
        let isApproved: Bool
        let roles: [String]
        /// The clocks that it gives the step.
        let clocks: [String]
        /// Whom it tells of the step.
        let told: [String]
    }

    let kind: String
    let steps: [Step]

    /// The proposal, by kind.
    static func all() throws -> [String: ProposedLifecycle] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/proposed.lifecycles")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        var kinds: [String: [Step]] = [:]
        var kind = ""
        for line in lines where !line.hasPrefix("#") {
            guard let step = Step(line) else {
                kind = String(line)
                kinds[kind] = []
                continue
            }
            kinds[kind]?.append(step)
        }
        return kinds.reduce(into: [:]) { $0[$1.key] = .init(kind: $1.key, steps: $1.value) }
    }

    /// Every difference between our table and the proposal, each in one sentence.
    func differences(from table: LifecycleTable) -> [String] {
        let missing = steps.filter { step in !table.rows.contains { step.covers($0) } }
            .map { "\(kind): \($0.from) → \($0.to) is not there" }
        return missing + table.rows.flatMap { row in differences(of: row) }
    }

    private func differences(of row: LifecycleRow) -> [String] {
        let name = "\(kind): \(row.from) → \(row.to)"
        guard let step = steps.first(where: { $0.covers(row) }) else { return ["\(name) is added"] }
        var found: [String] = []
        if step.isApproved != (row.approval != nil) {
            found.append("\(name) is \(step.isApproved ? "not " : "")✱")
        }
        found += clocks(of: row, step).map { "\(name) \($0)" }
        found += telling(of: row, step).map { "\(name) \($0)" }
        guard !step.roles.isEmpty else { return found }
        let ours = row.roles.filter { role in !step.roles.contains { role.hasPrefix($0) } }
        let theirs = step.roles.filter { prefix in !row.roles.contains { $0.hasPrefix(prefix) } }
        if !ours.isEmpty {
            found.append("\(name) is also for \(ours.sorted().joined(separator: " "))")
        }
        if !theirs.isEmpty { found.append("\(name) is not for \(theirs.joined(separator: " "))") }
        return found
    }
}

extension ProposedLifecycle {
    /// Clocks that one of the two gives the step and the other does not; one that it merely stops is no
    /// clock of the step's.
    private func clocks(of row: LifecycleRow, _ step: Step) -> [String] {
        let lost = step.clocks.filter { !row.namedClocks.contains($0) }
        let added = row.runningClocks.filter { !step.clocks.contains($0) }
        return lost.map { "does not keep \($0)" } + added.map { "also runs \($0)" }
    }

    /// Whether the step tells somebody: one that does names a body, which reads the record from then on.
    private func telling(of row: LifecycleRow, _ step: Step) -> [String] {
        switch (step.told.isEmpty, row.needs.contains("recipient")) {
        case (false, false): ["does not tell \(step.told.joined(separator: " "))"]
        case (true, true): ["also tells the unit named"]
        default: []
        }
    }
}

extension ProposedLifecycle.Step {
    /// A line such as `received → assigned ✱ : COMMUNE MPS : triage : SPP`, of which clocks and bodies told
    /// may be missing; `nil` for a kind's name.
    init?(_ line: Substring) {
        let halves = line.split(separator: " : ")
        guard (2...4).contains(halves.count) else { return nil }
        let words = halves[0].split(separator: " ").map(String.init)
        guard words.count >= 3, words[1] == "→" else { return nil }
        from = words[0]
        to = words[2]
        isApproved = words.last == "✱"
        func part(_ place: Int) -> [String] {
            guard place < halves.count, halves[place] != "-" else { return [] }
            return halves[place].split(separator: " ").map(String.init)
        }
        roles = part(1)
        clocks = part(2)
        told = part(3)
    }

    /// Whether a row of our table is this step.
    func covers(_ row: LifecycleRow) -> Bool { (from == "*" || from == row.from) && to == row.to }
}
