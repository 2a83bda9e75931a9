/// What a contract says about a method: its wire name, its effect and who may call it.
///
/// Declared once, beside the request type. How the method runs is the service's business and is
/// said at its ``Route``.
public struct MethodDescriptor: Sendable {
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

    /// One object, since every call carries its method from hand to hand.
    private final class Facts: Sendable {
        let name: String
        let effect: Effect
        let kind: Kind
        let callers: Set<String>
        let via: Via
        let needsPurpose: Bool
        let canBeTried: Bool
        let maximumRequestBytes: Int
        let admitsAnyone: Bool

        init(
            _ name: String,
            _ effect: Effect,
            _ kind: Kind,
            _ callers: Set<String>,
            _ via: Via,
            needsPurpose: Bool,
            canBeTried: Bool,
            maximumRequestBytes: Int
        ) {
            self.name = name
            self.effect = effect
            self.kind = kind
            self.callers = callers
            admitsAnyone = callers.contains(MethodDescriptor.anyone)
            self.via = via
            self.needsPurpose = needsPurpose
            self.canBeTried = canBeTried
            self.maximumRequestBytes = maximumRequestBytes
        }
    }

    private let facts: Facts

    /// The wire name, `service.method`.
    public var name: String { facts.name }
    /// Read or write.
    public var effect: Effect { facts.effect }
    /// Unary or streaming.
    public var kind: Kind { facts.kind }
    /// The roles that may call; the empty set admits nobody.
    public var callers: Set<String> { facts.callers }
    /// Whether the gateway may call for an officer.
    public var via: Via { facts.via }
    /// Whether the caller must state a purpose from the closed list.
    public var needsPurpose: Bool { facts.needsPurpose }
    /// Whether a call may be only tried: its handler does all that it does in one transaction, which a
    /// trial does not keep.
    public var canBeTried: Bool { facts.canBeTried }
    /// The largest request in bytes; the frame layer refuses more before it reads it.
    public var maximumRequestBytes: Int { facts.maximumRequestBytes }
    /// Whether ``callers`` holds ``anyone``, looked up once.
    var admitsAnyone: Bool { facts.admitsAnyone }

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
        facts = Facts(
            name,
            effect,
            kind,
            callers,
            via,
            needsPurpose: needsPurpose,
            canBeTried: canBeTried,
            maximumRequestBytes: maximumRequestBytes
        )
    }
}

extension MethodDescriptor: Hashable {
    public static func == (left: MethodDescriptor, right: MethodDescriptor) -> Bool {
        let (left, right) = (left.facts, right.facts)
        return left === right
            || (left.name == right.name && left.effect == right.effect && left.kind == right.kind
                && left.callers == right.callers && left.via == right.via
                && left.needsPurpose == right.needsPurpose && left.canBeTried == right.canBeTried
                && left.maximumRequestBytes == right.maximumRequestBytes)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(effect)
        hasher.combine(callers)
    }
}
