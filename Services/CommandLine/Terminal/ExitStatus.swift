import RPC

/// How the program ends: one number per class of outcome, so that scripts need not read texts.
///
/// Numbers are never reused. 64 is what the argument parser itself answers to a wrong command line.
enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done.
    case done = 0
    /// A fault of this program.
    case fault = 1
    /// This machine is not ready: no toolchain, ports taken, `.homeward/` incomplete.
    case notReady = 3
    /// The audit trail, or another check that was asked for, found something wrong.
    case findings = 4
    /// An answer was composed, but at least one ministry's part is missing; or a table's rows were filed,
    /// but at least one was refused.
    case partial = 5
    /// The load generator was the bottleneck: its figures say little of the services.
    case generatorBusy = 6
    /// A run under load did not hold a threshold, or a search found no rate that holds its goal.
    case thresholdBroken = 7
    /// After a run under load, an acknowledged write is missing or stands there twice.
    case promiseBroken = 8
    /// A comparison found the second side slower.
    case slower = 9
    /// The request breaks a rule of its fields.
    case invalidArgument = 10
    /// There is no such record, or the caller may not know whether there is.
    case notFound = 11
    /// The caller's roles do not admit it.
    case permissionDenied = 12
    /// The certificate names nobody whom the policy knows.
    case unauthenticated = 13
    /// The record has changed meanwhile, or the key was used for something else.
    case conflict = 14
    /// The record's state does not allow the step.
    case failedPrecondition = 15
    /// A limit is used up.
    case resourceExhausted = 16
    /// The time was not enough.
    case deadlineExceeded = 17
    /// The call was given up.
    case cancelled = 18
    /// The service is away.
    case unavailable = 19
    /// The service does not know the method.
    case unimplemented = 20
    /// A fault of the service.
    case internalError = 21
    /// A code of a newer service.
    case unrecognized = 22
    /// The command line is wrong.
    case usage = 64
    /// Stopped by the reader before it was done, as shells count Ctrl-C.
    case interrupted = 130

    /// The status of a service's answer.
    init(_ code: ErrorCode) {
        self =
            switch code {
            case .invalidArgument: .invalidArgument
            case .notFound: .notFound
            case .permissionDenied: .permissionDenied
            case .unauthenticated: .unauthenticated
            case .conflict: .conflict
            case .failedPrecondition: .failedPrecondition
            case .resourceExhausted: .resourceExhausted
            case .deadlineExceeded: .deadlineExceeded
            case .cancelled: .cancelled
            case .unavailable: .unavailable
            case .unimplemented: .unimplemented
            case .internalError: .internalError
            case .unrecognized: .unrecognized
            }
    }
}

/// Why the program stops, in sentences of the reader's language: what happened, and what to do.
struct Failure: Error {
    /// What happened.
    let what: String
    /// What to do next, line by line.
    let next: [String]
    /// How the program ends.
    let status: ExitStatus

    /// A failure told in words.
    init(_ what: String, next: [String] = [], status: ExitStatus = .notReady) {
        self.what = what
        self.next = next
        self.status = status
    }
}
