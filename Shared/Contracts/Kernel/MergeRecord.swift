public import RPC
public import Vocabulary

/// Merges a record into another that is about the same thing: that one stands for both from now on.
///
/// What points at the duplicate leads to the survivor; nothing of either is lost, and nobody comes to
/// read more than before. Answers `conflict` where one of them changed since the caller saw it, and
/// `failedPrecondition` (`record.notMergeable`, `record.merged`) where the two cannot become one.
public struct MergeRecord<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Merged<R>
    public static var method: MethodDescriptor {
        R.method("merge", .write, callers: R.authors, via: .callerOnly)
    }

    /// The duplicate.
    public var id: R.ID
    /// The version of it that the caller saw.
    public var seen: Int
    /// The record that will stand for both.
    public var into: R.ID
    /// The version of that one that the caller saw.
    public var seenInto: Int
    /// Why they are the same.
    public var reason: FreeText

    /// Merges a record into another.
    public init(id: R.ID, seen: Int, into: R.ID, seenInto: Int, reason: FreeText) {
        self.id = id
        self.seen = seen
        self.into = into
        self.seenInto = seenInto
        self.reason = reason
    }
}

/// Takes a merger back: both records stand for themselves again.
///
/// Answers `failedPrecondition` (`record.notMerged`) where there is nothing to take back.
public struct UnmergeRecord<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Merged<R>
    public static var method: MethodDescriptor {
        R.method("unmerge", .write, callers: R.authors, via: .callerOnly)
    }

    /// The record that was merged into another.
    public var id: R.ID
    /// The version of it that the caller saw.
    public var seen: Int
    /// Why they are two after all.
    public var reason: FreeText

    /// Takes a merger back.
    public init(id: R.ID, seen: Int, reason: FreeText) {
        self.id = id
        self.seen = seen
        self.reason = reason
    }
}
