import RPC
import ServiceContracts

/// One service's part of a composed answer, or why it is missing.
enum Part<Answer: Sendable>: Sendable {
    /// The part is there.
    case answered(Answer)
    /// The service has nothing that the caller may know.
    case denied
    /// The service did not answer in time.
    case late
    /// The service has more to do than it can, and said when to come again.
    case full(ServiceError)
    /// The service could not be reached, or failed.
    case away
    /// The service says that the question itself is wrong; so is the whole.
    case misasked(ServiceError)
    /// The service was not asked: it keeps nothing of the kind.
    case unasked

    /// Sorts an error by what it is to the composed answer.
    init(_ error: ServiceError) {
        self =
            switch error.code {
            case .notFound, .permissionDenied, .unauthenticated: .denied
            case .deadlineExceeded: .late
            case .invalidArgument: .misasked(error)
            case .resourceExhausted where error.mayBeginLater: .full(error)
            case .conflict, .failedPrecondition, .resourceExhausted, .cancelled, .unavailable,
                .unimplemented, .internalError, .unrecognized:
                .away
            }
    }

    /// The answer, if there is one.
    var answer: Answer? {
        guard case .answered(let answer) = self else { return nil }
        return answer
    }

    /// The word for it.
    var status: PartStatus {
        switch self {
        case .answered: .ok
        case .denied, .unasked: .denied
        case .late: .timeout
        case .full, .away, .misasked: .unavailable
        }
    }

    /// The refusal of a service that is full.
    var refusal: ServiceError? {
        guard case .full(let error) = self else { return nil }
        return error
    }

    /// Whether the service said anything, be it no.
    var wasHeard: Bool { isAsked && (status == .ok || status == .denied) }

    /// Whether the service is missing for now and may have something to say later.
    var isMissing: Bool { status == .timeout || status == .unavailable }

    /// Whether the service was asked.
    var isAsked: Bool {
        if case .unasked = self { false } else { true }
    }
}
