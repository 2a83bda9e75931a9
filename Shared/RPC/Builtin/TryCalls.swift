public import WireCodec

/// Asks what calls of one method would be answered, many at once and none of them done; every service
/// answers it.
///
/// Each call is judged as if it came by itself with `!trial` in its head: by its own method's roles,
/// limits and rules, and in a transaction that is not kept. Answers stand in the order of the calls and
/// end before the first one that could not be judged, because the service is busy or time is up; whoever
/// asked asks again from there. When the first call could not be judged, or its method is not open
/// to the caller, that error is the answer to all.
public struct TryCalls<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.tryCalls.rawValue)",
            .read,
            callers: [MethodDescriptor.anyone]
        )
    }

    /// The method that is tried, by its wire name.
    public var method: String
    /// The calls: from 1 to ``TrialLimits/calls``.
    public var calls: [TriedCall]

    public init(method: String, calls: [TriedCall]) {
        self.method = method
        self.calls = calls
    }

    /// What the first calls would be answered: all of them, or those before one that was not judged.
    public struct Response: Codable, Sendable, Hashable {
        /// The answers in the order of the calls.
        public var answers: [TriedAnswer]

        public init(answers: [TriedAnswer]) {
            self.answers = answers
        }
    }
}

/// A call that is only tried.
public struct TriedCall: Codable, Sendable, Hashable {
    /// The idempotency key under which it would be made; used before, it gets the answer of then.
    public var key: Bytes?
    /// The request as it would travel.
    public var message: Bytes

    public init(key: Bytes?, message: Bytes) {
        self.key = key
        self.message = message
    }
}

/// What a call that was only tried would be answered: a response, or the class and body of an error.
public struct TriedAnswer: Codable, Sendable, Hashable {
    /// The response as it would travel.
    public var response: Bytes?
    /// The number of the error's outcome class, as an error frame's argument carries it.
    public var outcome: UInt32?
    /// The error as an error frame's body carries it.
    public var error: Bytes?

    init(_ reply: CallReply) {
        switch reply {
        case .response(let response): self.response = Bytes(response)
        case .error(let error):
            let frame = ErrorFrame(error)
            (outcome, self.error) = (frame.argument, Bytes(frame.body))
        }
    }

    /// The response or the error.
    var reply: CallReply {
        if let response { return .response(response.array) }
        // An error that is not there reads as an unreadable one.
        return .error(ErrorFrame(argument: outcome ?? 0, body: error?.array ?? []).error)
    }

    /// What it takes on the wire, nearly.
    var size: Int { (response?.array.count ?? 0) + (error?.array.count ?? 0) }
}

/// The limits of ``TryCalls``.
public enum TrialLimits {
    /// Calls that are tried at once: their sum takes about as long as one call may.
    public static let calls = 256
    /// What a client puts into one request, unless a single call is larger: an eighth of what a message
    /// may be, so that it does not hold up others.
    public static let requestBytes = CallLimits.largestMessage / 8
    /// No further call is judged once the answers take so much: what is under way then still fits.
    public static let answerBytes = CallLimits.largestMessage / 4
    /// Calls of one request that are judged side by side: enough that the store's writer does not wait.
    static let atOnce = 8
}
