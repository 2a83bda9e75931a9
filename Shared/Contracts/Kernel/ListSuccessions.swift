public import RPC
import Vocabulary

/// Tells the successions that a service knows, oldest first; built in.
///
/// The gateway asks too: work that a unit began is its successor's.
public struct ListSuccessions<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.successions.rawValue)",
            .read,
            callers: RoleSet.administrators.union(.auditors).union(.gateway)
        )
    }

    /// Asks for the list.
    public init() {}

    /// The successions.
    public struct Response: Codable, Sendable {
        /// Oldest first.
        public var successions: [SuccessionReport]

        /// A list.
        public init(successions: [SuccessionReport]) { self.successions = successions }
    }
}
