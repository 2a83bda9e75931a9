public import WireCodec

/// Asks a service how it is; every service answers it, to everybody whom the policy knows.
public struct ServiceHealth<Service: ServiceContract>: ServiceRequest {
    public typealias Response = HealthReport
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.health.rawValue)",
            .read,
            callers: [MethodDescriptor.anyone]
        )
    }

    public init() {}
}

/// How a service is.
public struct HealthReport: Codable, Sendable, Hashable {
    /// The service's name.
    public var service: String
    /// The worst state of what it cannot work without.
    public var status: HealthStatus
    /// Its parts and the services that it needs.
    public var parts: [HealthPart]
    /// Which build runs.
    public var build: String
    /// When it began to serve.
    public var startedAt: Instant
    /// What the service's clock said when it answered, so that skew can be seen.
    public var now: Instant

    public init(
        service: String,
        status: HealthStatus,
        parts: [HealthPart],
        build: String,
        startedAt: Instant,
        now: Instant
    ) {
        self.service = service
        self.status = status
        self.parts = parts
        self.build = build
        self.startedAt = startedAt
        self.now = now
    }
}

/// A part of a service, or a service that it needs.
public struct HealthPart: Codable, Sendable, Hashable {
    /// A word such as `storage`, `certificate` or `cases`.
    public var name: String
    /// How it is.
    public var status: HealthStatus
    /// One English sentence for an operator; never data.
    public var detail: SafeText?

    public init(_ name: String, _ status: HealthStatus, _ detail: SafeText? = nil) {
        self.name = name
        self.status = status
        self.detail = detail
    }
}

/// A state of health; a newer peer's word is kept as it is.
public enum HealthStatus: Sendable, Hashable {
    /// Works.
    case healthy
    /// Works in part, or won't for much longer.
    case degraded
    /// Does not work.
    case unhealthy
    /// Finishes what runs and takes nothing new.
    case draining
    /// A word of a newer peer.
    case unrecognized(String)

    /// The word on the wire.
    public var word: String {
        switch self {
        case .healthy: "healthy"
        case .degraded: "degraded"
        case .unhealthy: "unhealthy"
        case .draining: "draining"
        case .unrecognized(let word): word
        }
    }

    /// Takes a word off the wire.
    public init(word: String) {
        let known: [HealthStatus] = [.healthy, .degraded, .unhealthy, .draining]
        self = known.first { $0.word == word } ?? .unrecognized(word)
    }
}

extension HealthStatus: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(word: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(word)
    }
}
