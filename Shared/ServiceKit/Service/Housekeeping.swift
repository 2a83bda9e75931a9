import RPC
import Records
import WireCodec

/// What a service does each minute beside its calls: refusals go into the audit, old replies are
/// forgotten, what was not ratified in time raises its alarm.
///
/// Each chore is tried by itself, so that one that fails does not hold up the others; what failed is
/// tried again a minute later.
public struct Housekeeping<Service: Microservice>: Sendable {
    /// How often: an alarm is late by no more than this.
    public static var interval: Duration { .seconds(60) }

    private let stack: ServiceStack<Service>
    private let environment: ServiceEnvironment

    /// The housekeeping of a service.
    public init(of stack: ServiceStack<Service>, in environment: ServiceEnvironment) {
        self.stack = stack
        self.environment = environment
    }

    /// Keeps house until cancelled.
    public func run(on clock: any Clock<Duration> = ContinuousClock()) async {
        while !Task.isCancelled {
            try? await clock.sleep(for: Self.interval)
            guard !Task.isCancelled else { return }
            await once()
        }
    }

    /// Does every chore once.
    public func once() async {
        do {
            try await stack.flushRefusals(at: environment.now())
        } catch {
            environment.log.warning("refusals could not be written into the audit yet")
        }
        guard let records = stack.service.records else { return }
        do {
            let sweep = try await records.sweep(as: environment.identity)
            guard sweep.ratificationsOverdue > 0 else { return }
            environment.log.warning(
                "acts of one officer were not ratified in time",
                ["count": sweep.ratificationsOverdue]
            )
        } catch {
            environment.log.warning("replies and alarms could not be swept yet")
        }
    }
}
