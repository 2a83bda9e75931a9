/// One row of a lifecycle: from a state to another, by whom, with what.
public struct Step<State: ClosedList>: Hashable, Sendable {
    /// The state it leaves.
    public let from: State
    /// The state it enters.
    public let to: State
    /// Who may take it.
    public let roles: RoleSet
    /// What it needs to be told.
    public let needs: [Fact]
    /// The second officer, for a ✱ step.
    public let approval: Approval?
    /// The clock that runs while the record waits for this step: started on entering ``from``, and running
    /// on where the state before waited for it, too.
    public let within: ClockName?
    /// Clocks that this step starts, or starts anew.
    public let starts: [ClockName]
    /// Clocks that this step stops.
    public let stops: [ClockName]
    /// The method that alone takes this step; `nil`: the generic `takeStep` does.
    public let through: String?

    /// A step.
    public init(
        _ from: State,
        to: State,
        by roles: RoleSet...,
        needs: [Fact] = [],
        approval: Approval? = nil,
        within: ClockName? = nil,
        starts: [ClockName] = [],
        stops: [ClockName] = [],
        through: String? = nil
    ) {
        self.from = from
        self.to = to
        self.roles = .union(of: roles)
        self.needs = needs
        self.approval = approval
        self.within = within
        self.starts = starts
        self.stops = stops
        self.through = through
    }

    /// Whether it is an act of two officers that moves nothing: a ✱ row from a state to the same one.
    ///
    /// It enters no state anew, so clocks run on and it is not voided. Without a second officer such a row
    /// is a step like others: a report that is due again and again starts its clock anew with each.
    public var stays: Bool { from == to && approval != nil }

    /// Who may approve it: the approval's roles, or the step's own.
    public var approvers: RoleSet { approval?.roles ?? roles }
}
