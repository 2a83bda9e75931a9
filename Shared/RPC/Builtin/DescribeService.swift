/// Asks a service for its methods, their roles and their schemas; every service answers it.
public struct DescribeService<Service: ServiceContract>: ServiceRequest {
    public typealias Response = ServiceDescription
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.describe.rawValue)",
            .read,
            callers: [MethodDescriptor.anyone]
        )
    }

    public init() {}
}

/// What a service answers, for people and for those who write clients in other languages.
public struct ServiceDescription: Codable, Sendable, Hashable {
    /// The service's name.
    public var service: String
    /// Every method in the contract's order, the built-in ones last.
    public var methods: [MethodDescription]

    public init(service: String, methods: [MethodDescription]) {
        self.service = service
        self.methods = methods
    }
}

/// One method, as its contract declares it.
public struct MethodDescription: Codable, Sendable, Hashable {
    /// The wire name.
    public var name: String
    /// `read` or `write`.
    public var effect: String
    /// `unary`, `serverStream` or `clientStream`.
    public var kind: String
    /// The role names that may call, sorted; `*` is everybody whom the policy knows.
    public var callers: [String]
    /// `callerOnly` or `gateway`.
    public var via: String
    /// Whether the caller must state a purpose.
    public var needsPurpose: Bool
    /// The largest request in bytes.
    public var maximumRequestBytes: Int
    /// The rules `request` and `answer` and what they are made of, as CDDL (RFC 8610).
    public var schema: String

    public init(_ method: MethodDescriptor, schema: String) {
        name = method.name
        effect = method.effect.rawValue
        kind = method.kind.rawValue
        callers = method.callers.sorted()
        via = method.via.rawValue
        needsPurpose = method.needsPurpose
        maximumRequestBytes = method.maximumRequestBytes
        self.schema = schema
    }
}
