import Foundation
import RPC
import RPCTransport
import ServiceKit
public import ServiceLifecycle
import WireCodec

extension HostedService: ServiceLifecycle.Service {
    /// Serves until the process is asked to end, then drains; throws when the store has failed.
    public func run() async throws {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in backgroundTasks { group.addTask { try await task() } }
                group.addTask { try await gracefulShutdown() }
                group.addTask { try await failOnFatalError() }
                // The first to end is the signal, or an error; everything else only ends by it.
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch is CancellationError {
            // Cancelled from outside, as by a signal.
        } catch {
            await shutdown()
            throw error
        }
        await shutdown()
    }

    /// What runs beside the calls; each ends only when cancelled.
    private var backgroundTasks: [@Sendable () async throws -> Void] {
        let stack = stack
        let environment = environment
        let clock = clock
        return [
            { await policyWatch.run() },
            { await certificateWatch.run(from: credentials, credentialFiles) },
            { await probeNeighbours() },
            { await Housekeeping(of: stack, in: environment).run(on: clock) },
            { await Classifying(of: stack, in: environment).run(on: clock) },
            { await WitnessExchange(stack.service, in: environment).run(on: clock) },
            { await logMetrics() },
            {
                try await stack.service.run()
                await untilCancelled()
            },
        ]
    }

    private var policyWatch: PolicyWatch {
        let server = server
        let transports = transports
        return PolicyWatch(
            configuration.path("policy.file"),
            policy: policy,
            every: .seconds(configuration.integer("policy.reloadSeconds")),
            log: environment.log,
            board: stack.health,
            changed: {
                server.reauthorize()
                for transport in transports.values { transport.reauthorize() }
            }
        )
    }

    private var certificateWatch: CertificateWatch {
        let server = server
        let transports = transports
        return CertificateWatch(
            configuration.certificateFiles,
            every: .seconds(configuration.integer("tls.reloadSeconds")),
            log: environment.log,
            board: stack.health,
            now: environment.now,
            replace: { credentials in
                try server.replace(credentials)
                for transport in transports.values { try transport.replace(credentials) }
            }
        )
    }

    /// Ends with the error by which a store says that it can no longer be trusted.
    private func failOnFatalError() async throws {
        for await error in fatal { throw error }
        await untilCancelled()
    }

    private func probeNeighbours() async {
        let needed = transports.filter { Service.neighbours.contains($0.key) }
        while !Task.isCancelled {
            for (name, transport) in needed {
                stack.health.set(await HealthProbe(of: name, over: transport).part())
            }
            try? await Task.sleep(for: Self.probeInterval)
        }
    }

    private func logMetrics() async {
        let seconds = configuration.integer("metrics.logSeconds")
        guard seconds > 0 else { return await untilCancelled() }
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(seconds))
            guard !Task.isCancelled else { return }
            for reading in ServiceHost.metrics.read() where reading.count > 0 {
                // Names and labels are declared in our source; see `CallMetrics`.
                let milliseconds = Int(reading.sum / 1_000_000)
                environment.log.info(
                    "metric",
                    [
                        "metric": SafeText(vouchedFor: reading.name), "count": reading.count,
                        "milliseconds": milliseconds,
                        "largestMicroseconds": Int(reading.largest / 1_000),
                    ]
                )
            }
        }
    }

    private func untilCancelled() async {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
    }

    /// Often enough that an operator sees a neighbour come back, rare enough to cost nothing.
    private static var probeInterval: Duration { .seconds(5) }
}
