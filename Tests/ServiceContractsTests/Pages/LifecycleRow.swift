import RPC
import ServiceContracts
import Testing
import Vocabulary

/// A row of some kind's table, with the kind's type forgotten.
struct LifecycleRow: Hashable {
    let from: String
    let to: String
    let roles: Set<String>
    let approval: String?
    let needs: [String]
    let clocks: [String]
    /// Every clock that the row names.
    let namedClocks: Set<String>
    /// Those of them that run because of it: until it is taken, or from then on.
    let runningClocks: [String]
    /// Whether one officer may take it alone, and another ratifies.
    let mayBeAlone: Bool
    let through: String?

    init<State>(_ step: Step<State>) {
        from = step.from.rawValue
        to = step.to.rawValue
        roles = step.roles.names
        approval = step.approval.map { Self.text(of: $0, step.approvers) }
        needs = step.needs.map(\.rawValue)
        clocks =
            (step.within.map { ["within \($0.rawValue)"] } ?? [])
            + step.starts.map { "starts \($0.rawValue)" }
            + step.stops.map { "stops \($0.rawValue)" }
        runningClocks = ([step.within].compactMap { $0 } + step.starts).map(\.rawValue)
        namedClocks = Set(runningClocks + step.stops.map(\.rawValue))
        mayBeAlone = step.approval?.ratification != nil
        through = step.through
    }

    /// The row of a Markdown table, which ends with the suite that tries it.
    func line(triedBy suite: String) -> String {
        let cells = [
            from, to, roles.sorted().joined(separator: " "), approval.map { "✱ \($0)" } ?? "",
            needs.joined(separator: ", "), clocks.joined(separator: ", "),
            through.map { "`\($0)`" } ?? "", suite,
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private static func text(of approval: Approval, _ approvers: RoleSet) -> String {
        let seat =
            switch approval.seat {
            case .ownersUnit: "of the owner's unit"
            case .ownersUnitOrAbove: "of the owner's unit or above"
            case .ownersMinistry: "of the owner's ministry"
            case .within(let unit): "within \(unit.path)"
            case .recipient: "of the unit named as recipient"
            case .anywhere: "of any unit that reads the record"
            }
        let roles = approvers.sortedNames.joined(separator: " ")
        let alone = approval.ratification.map {
            "; one may act alone, ratified within \($0.rawValue)"
        }
        return "\(roles) \(seat)\(alone ?? "")"
    }
}

/// A kind of record as its page shows it.
struct LifecycleTable: CustomTestStringConvertible {
    let kind: String
    let states: [String]
    let initial: [String]
    let terminal: [String]
    let rows: [LifecycleRow]
    /// What is wrong with the table.
    let problems: [String]
    /// The clocks that it names.
    let clocks: Set<ClockName>
    /// The test target of the kind's service, whose trial takes every row as every role.
    let tests: String

    init<R: ServedRecord>(_ type: R.Type) {
        kind = R.kind.rawValue
        states = R.State.allCases.map { "`\($0.rawValue)` \($0.label.vi) (\($0.label.en))" }
        initial = R.lifecycle.initial.map(\.rawValue)
        terminal = R.State.allCases.filter(R.lifecycle.terminal.contains).map(\.rawValue)
        rows = R.lifecycle.steps.map { LifecycleRow($0) }
        problems = R.lifecycle.problems
        clocks = R.lifecycle.clocks
        tests = "\(R.Service.self)Tests"
    }

    var testDescription: String { kind }

    /// The tables of every kind that a service serves, as its methods show.
    static let all: [LifecycleTable] = everyService.flatMap { service in
        service.methods.compactMap { ($0 as? any MethodOfKind.Type)?.table }
    }

    /// The suite of that trial, in a file of its name.
    static let suite = "TrialTests"

    /// The kind's section of the page.
    var section: String {
        """
        ### \(kind)

        Begins as \(initial.joined(separator: ", ")); comes to rest as \
        \(terminal.joined(separator: ", ")).

        \(states.map { "- \($0)" }.joined(separator: "\n"))

        | from | to | who | second officer | told | clocks | by | test |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        \(rows.map { $0.line(triedBy: "\(tests)/\(Self.suite)") }.joined(separator: "\n"))
        """
    }
}

/// A generic method from which the kind of record can be told.
private protocol MethodOfKind {
    static var table: LifecycleTable { get }
}

extension FetchRecord: MethodOfKind {
    fileprivate static var table: LifecycleTable { LifecycleTable(R.self) }
}
