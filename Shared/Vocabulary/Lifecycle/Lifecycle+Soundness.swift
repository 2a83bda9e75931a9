extension Lifecycle {
    /// States for which nobody may act alone and be ratified later: they take something away.
    public static var neverAlone: Set<String> {
        ["notVictim", "revoked", "notOpened", "closed", "erased"]
    }

    /// What is wrong with the table, in words; empty for a sound one.
    ///
    /// Every state can be reached and reaches a terminal one, no step stands twice, every step has
    /// somebody who may take it, what takes something away is never done alone, and no clock runs on
    /// where a record is at rest.
    public var problems: [String] {
        var problems: [String] = []
        let reachable = closure(of: Set(initial)) { state in steps(from: state).map(\.to) }
        let ending = closure(of: terminal) { state in
            steps.filter { $0.to == state }.map(\.from)
        }
        if terminal.isEmpty { problems.append("no state is terminal") }
        for state in State.allCases {
            if !reachable.contains(state) {
                problems.append("\(state.rawValue) cannot be reached")
            }
            if !ending.contains(state) {
                problems.append("\(state.rawValue) reaches no terminal state")
            }
        }
        var seen: Set<[String]> = []
        for step in steps {
            let name = "\(step.from.rawValue) → \(step.to.rawValue)"
            if !seen.insert([step.from.rawValue, step.to.rawValue]).inserted {
                problems.append("\(name) stands twice")
            }
            if step.roles.isEmpty { problems.append("\(name) can be taken by nobody") }
            if step.approvers.isEmpty { problems.append("\(name) can be approved by nobody") }
            if step.approval?.ratification != nil, Self.neverAlone.contains(step.to.rawValue) {
                problems.append("\(name) may not be taken alone")
            }
        }
        return problems + restless
    }

    /// Clocks that may still run in a state that no step leaves: they would be overdue for ever.
    private var restless: [String] {
        func waiting(in state: State) -> Set<ClockName> {
            Set(steps(from: state).compactMap(\.within))
        }
        var running: [State: Set<ClockName>] = [:]
        for state in initial { running[state] = waiting(in: state) }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for step in steps {
                let before = running[step.from] ?? []
                let after = before.subtracting(waiting(in: step.from)).subtracting(step.stops)
                    .union(step.starts).union(waiting(in: step.to))
                if running[step.to, default: []].isSuperset(of: after) { continue }
                running[step.to, default: []].formUnion(after)
                isSettled = false
            }
        }
        return State.allCases.filter { steps(from: $0).isEmpty }.flatMap { state in
            (running[state] ?? []).map(\.rawValue).sorted().map { clock in
                "\(clock) runs on in \(state.rawValue)"
            }
        }
    }

    private func closure(of start: Set<State>, next: (State) -> [State]) -> Set<State> {
        var found = start
        var open = Array(start)
        while let state = open.popLast() {
            for other in next(state) where found.insert(other).inserted { open.append(other) }
        }
        return found
    }
}
