public import RPC
public import Vocabulary

/// Reports on a task for the caller's body; the clock of the next report starts anew.
///
/// Answers `permissionDenied`, reason `step.otherBody`, to whoever belongs to none of its bodies.
public struct ReportTask: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = Filed<PlanTask>
    public static let method = MethodDescriptor(
        "liaison.planTask.report",
        .write,
        callers: .cooperators
    )

    /// The task.
    public var id: PlanTaskID
    /// The version that the officer saw.
    public var seen: Int
    /// What was done; 1 to 16,000 bytes.
    public var text: FreeText
    /// Whether the body's part is done.
    public var isPartDone: Bool

    /// Reports on a task.
    public init(id: PlanTaskID, seen: Int, text: FreeText, isPartDone: Bool) {
        self.id = id
        self.seen = seen
        self.text = text
        self.isPartDone = isPartDone
    }
}
