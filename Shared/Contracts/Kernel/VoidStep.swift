public import RPC
public import Vocabulary

/// Declares the record's last step void: the state before it holds again, numbers stay as void.
///
/// Whoever may take the step may void it; a ✱ step is voided by a second officer as it was approved
/// by one. Answers `invalidArgument` with a violation for each rule of the state before it that the record
/// has come to break since.
public struct VoidStep<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = StepOutcome<R>
    public static var method: MethodDescriptor {
        R.method("void", .write, callers: R.steppers, via: R.via)
    }

    /// Which record.
    public var id: R.ID
    /// The version that the caller saw.
    public var seen: Int
    /// The version in which the step was taken.
    public var version: Int
    /// Why.
    public var reason: FreeText

    /// Declares a step void.
    public init(id: R.ID, seen: Int, version: Int, reason: FreeText) {
        self.id = id
        self.seen = seen
        self.version = version
        self.reason = reason
    }
}
