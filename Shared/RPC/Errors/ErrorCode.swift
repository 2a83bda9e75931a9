import WireCodec

/// What kind of answer an error is.
///
/// A closed list: values are appended, never reused.
public enum ErrorCode: Sendable, Hashable {
    /// The request is malformed or breaks a rule of its fields; repeating it cannot help.
    case invalidArgument
    /// There is no such record, or the caller may not know whether there is.
    case notFound
    /// The caller's roles do not admit the method.
    case permissionDenied
    /// The certificate names nobody whom the policy knows.
    case unauthenticated
    /// The record has changed since the caller saw it, or the key was used for another message.
    case conflict
    /// The record's state does not allow the step.
    case failedPrecondition
    /// A limit or budget is used up; see `retryAfter`.
    case resourceExhausted
    /// The deadline passed.
    case deadlineExceeded
    /// The caller gave up.
    case cancelled
    /// The service, or one it needs, is away or draining.
    case unavailable
    /// The service does not know the method.
    case unimplemented
    /// A fault of ours; the cause is in our log under the request's identifier.
    case internalError
    /// A code of a newer peer.
    case unrecognized(Int)

    /// The number on the wire.
    public var rawValue: Int {
        switch self {
        case .invalidArgument: 1
        case .notFound: 2
        case .permissionDenied: 3
        case .unauthenticated: 4
        case .conflict: 5
        case .failedPrecondition: 6
        case .resourceExhausted: 7
        case .deadlineExceeded: 8
        case .cancelled: 9
        case .unavailable: 10
        case .unimplemented: 11
        case .internalError: 12
        case .unrecognized(let number): number
        }
    }

    /// Every code of this version.
    public static let all: [ErrorCode] = [
        .invalidArgument, .notFound, .permissionDenied, .unauthenticated, .conflict,
        .failedPrecondition, .resourceExhausted, .deadlineExceeded, .cancelled, .unavailable,
        .unimplemented, .internalError,
    ]

    /// The code of a number; an unknown number is kept as it is.
    public init(rawValue: Int) {
        self = Self.all.first { $0.rawValue == rawValue } ?? .unrecognized(rawValue)
    }
}

extension ErrorCode: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
