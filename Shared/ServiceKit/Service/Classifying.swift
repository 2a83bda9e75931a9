import Records
import WireCodec

/// Classifies what a store of an earlier version holds, or what a succession gave other readers, beside
/// the calls: with a million records it takes minutes.
///
/// What fails is tried again a minute later; until all is done counts and lists open records.
public struct Classifying<Service: Microservice>: Sendable {
    /// How long it waits before it looks again.
    private static var interval: Duration { .seconds(60) }

    private let stack: ServiceStack<Service>
    private let environment: ServiceEnvironment

    /// The classifying of a service's records.
    public init(of stack: ServiceStack<Service>, in environment: ServiceEnvironment) {
        self.stack = stack
        self.environment = environment
    }

    /// Classifies until cancelled.
    public func run(on clock: any Clock<Duration> = ContinuousClock()) async {
        while !Task.isCancelled {
            do {
                // A service without records goes on waiting: the host takes an end for its own.
                while !Task.isCancelled, try await stack.service.records?.classifySome() == true {}
            } catch {
                guard !Task.isCancelled else { return }
                environment.log.warning("not all records could be counted yet")
            }
            try? await clock.sleep(for: Self.interval)
        }
    }
}
