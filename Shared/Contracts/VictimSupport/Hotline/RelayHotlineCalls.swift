public import RPC
import Vocabulary

/// Passes on every call that waits: to the first body of its route, or to the next one where nobody
/// took it in time.
///
/// The service does so by itself, again and again; nobody else may. Repeating it at once does nothing
/// more.
public struct RelayHotlineCalls: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.hotlineCall.relay",
        .write,
        callers: [.victimSupportService]
    )

    /// Passes on what waits.
    public init() {}

    /// What was done.
    public struct Response: Codable, Sendable {
        /// How many calls were passed on.
        public var passedOn: Int

        /// What was done.
        public init(passedOn: Int) { self.passedOn = passedOn }
    }
}
