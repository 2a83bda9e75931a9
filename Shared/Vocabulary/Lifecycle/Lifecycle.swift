/// How a record moves: a table of steps, never code.
///
/// The router's checks, the CLI's next steps, the documents and the tests are all derived from it.
public struct Lifecycle<State: ClosedList>: Sendable {
    /// The states in which a record can be filed; the first is the usual one.
    public let initial: [State]
    /// The steps, in the order in which they are offered.
    public let steps: [Step<State>]
    /// Where a record comes to rest: states without a step onward, and those named so.
    public let terminal: Set<State>

    /// A lifecycle from its first states; `ending` names resting states that can be left again.
    public init(
        from initial: State...,
        ending: [State] = [],
        @LifecycleBuilder<State> steps: () -> [Step<State>]
    ) {
        self.initial = initial
        self.steps = steps()
        let left = Set(self.steps.filter { !$0.stays }.map(\.from))
        terminal = Set(State.allCases.filter { !left.contains($0) }).union(ending)
    }

    /// The steps that leave a state.
    public func steps(from state: State) -> [Step<State>] { steps.filter { $0.from == state } }

    /// The step from one state to another.
    public func step(from: State, to: State) -> Step<State>? {
        steps.first { $0.from == from && $0.to == to }
    }

    /// Every clock that the table names.
    public var clocks: Set<ClockName> {
        Set(
            steps.flatMap { step in
                [step.within, step.approval?.ratification].compactMap { $0 } + step.starts
                    + step.stops
            }
        )
    }

    /// The clocks within which what one officer did alone is ratified.
    public var ratifications: Set<ClockName> { Set(steps.compactMap { $0.approval?.ratification }) }
}

/// Lets a lifecycle read as a table.
@resultBuilder
public enum LifecycleBuilder<State: ClosedList> {
    public static func buildExpression(_ step: Step<State>) -> [Step<State>] { [step] }

    public static func buildExpression(_ steps: [Step<State>]) -> [Step<State>] { steps }

    public static func buildBlock(_ steps: [Step<State>]...) -> [Step<State>] {
        steps.flatMap { $0 }
    }
}
