public import RPC
public import Vocabulary

/// Lists the steps of this kind that await a decision or a ratification the caller may give.
public struct ListApprovals<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public static var method: MethodDescriptor {
        R.method("approvals", .read, callers: R.approvers, via: .callerOnly)
    }

    /// Only those of one record; all where missing.
    public var id: R.ID?

    /// Asks what awaits the caller.
    public init(id: R.ID? = nil) { self.id = id }

    /// What awaits the caller.
    public struct Response: Codable, Sendable {
        /// Oldest first, at most 200.
        public var approvals: [PendingApproval<R>]

        /// What awaits the caller.
        public init(approvals: [PendingApproval<R>]) { self.approvals = approvals }
    }
}
