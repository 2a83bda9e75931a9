/// What a contract says about a method: its wire name, its effect and who may call it.
///
/// Declared once, beside the request type. How the method runs is the service's business and is
/// said at its ``Route``.
public struct MethodDescriptor: Sendable, Hashable {
    /// Whether a call changes anything, which decides whether it may be repeated.
    public enum Effect: String, Sendable, Hashable, Codable {
        /// Changes nothing; may be repeated freely.
        case read
        /// Changes something; repeated only under the same idempotency key.
        case write
    }

    /// What travels in each direction.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// One request, one response.
        case unary
        /// One request, any number of elements.
        case serverStream
        /// Any number of elements, one response. Only the wire rules exist so far.
        case clientStream
    }

    /// Who may make the call for somebody else.
    public enum Via: String, Sendable, Hashable, Codable {
        /// Only the caller's own certificate.
        case callerOnly
        /// The caller's own certificate, or the gateway on behalf of an officer.
        case gateway
    }

    /// The wire name, `service.method`.
    public let name: String
    /// Read or write.
    public let effect: Effect
    /// Unary or streaming.
    public let kind: Kind
    /// The roles that may call; the empty set admits nobody.
    public let callers: Set<String>
    /// Whether the gateway may call for an officer.
    public let via: Via
    /// Whether the caller must state a purpose from the closed list.
    public let needsPurpose: Bool
    /// Whether a call may be only tried: its handler does all that it does in one transaction, which a
    /// trial does not keep.
    public let canBeTried: Bool
    /// The largest request in bytes; the frame layer refuses more before it reads it.
    public let maximumRequestBytes: Int
    /// Whether ``callers`` holds ``anyone``, looked up once.
    let admitsAnyone: Bool

    /// Describes a method; `callers` are role names, usually a named set of the vocabulary.
    public init(
        _ name: String,
        _ effect: Effect,
        kind: Kind = .unary,
        callers: Set<String>,
        via: Via = .callerOnly,
        needsPurpose: Bool = false,
        canBeTried: Bool = false,
        maximumRequestBytes: Int = CallLimits.largestMessage
    ) {
        self.name = name
        self.effect = effect
        self.kind = kind
        self.callers = callers
        admitsAnyone = callers.contains(Self.anyone)
        self.via = via
        self.needsPurpose = needsPurpose
        self.canBeTried = canBeTried
        self.maximumRequestBytes = maximumRequestBytes
    }
}
