public import RPC
public import Vocabulary

/// The generic methods of a record kind, for a service's table of contents.
///
/// ```swift
/// public static var methods: [any ServiceMethod.Type] {
///     RecordMethods<Report>.all + [SubmitReport.self]
/// }
/// ```
public enum RecordMethods<R: ServedRecord> {
    /// Every method that a kind answers: reads always, approvals where the table has ✱ steps.
    public static var all: [any ServiceMethod.Type] { generic }

    private static var generic: [any ServiceMethod.Type] {
        var methods: [any ServiceMethod.Type] = [
            FetchRecord<R>.self, ListRecords<R>.self, CountRecords<R>.self, RecordHistory<R>.self,
            RecordClocks<R>.self, NextSteps<R>.self,
        ]
        if !R.lifecycle.steps.isEmpty { methods += [TakeStep<R>.self, VoidStep<R>.self] }
        methods.append(CorrectRecord<R>.self)
        if !R.lifecycle.clocks.isEmpty { methods.append(ExtendClock<R>.self) }
        if hasApprovals { methods += [ListApprovals<R>.self, DecideApproval<R>.self] }
        if R.isMergeable { methods += [MergeRecord<R>.self, UnmergeRecord<R>.self] }
        if R.takesAttachments {
            methods += [
                BeginAttachment<R>.self, SendAttachmentPiece<R>.self, ListAttachments<R>.self,
                ReadAttachment<R>.self, WithdrawAttachment<R>.self,
            ]
        }
        if hasRatifications { methods.append(RatifyStep<R>.self) }
        return methods
    }

    /// Whether any step needs a second officer.
    public static var hasApprovals: Bool { R.lifecycle.steps.contains { $0.approval != nil } }
    /// Whether any step may be taken by one duty officer and ratified later.
    public static var hasRatifications: Bool {
        R.lifecycle.steps.contains { $0.approval?.ratification != nil }
    }
}

extension RecordMethods where R: PlainRecord {
    /// Every method that a plain kind answers: it is filed by one of them, too.
    public static var all: [any ServiceMethod.Type] {
        [FileRecord<R>.self] + (R.isUpdatable ? [UpdateRecord<R>.self] : []) + generic
    }
}
