/// What a succession moves, or has moved so far.
public struct SuccessionCount: Codable, Sendable, Hashable {
    /// Open records whose owner or assigned units change.
    public var records = 0
    /// Closed records, which keep the body of their day and which the successor may read.
    public var closed = 0
    /// Clocks that run on the open ones.
    public var clocks = 0
    /// Steps that wait for a second officer, or to be ratified, on the open ones.
    public var approvals = 0

    /// Nothing yet.
    public init() {}

    static func + (left: SuccessionCount, right: SuccessionCount) -> SuccessionCount {
        var sum = left
        sum.records += right.records
        sum.closed += right.closed
        sum.clocks += right.clocks
        sum.approvals += right.approvals
        return sum
    }
}
