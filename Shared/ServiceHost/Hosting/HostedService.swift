import Audit
import Foundation
import Logging
import RPC
import RPCTransport
public import ServiceKit
import WireCodec

/// A service that listens: made from its configuration, drained by ``shutdown()``.
///
/// ``ServiceHost`` runs it under signals; tests run it as it is.
public struct HostedService<Service: Microservice>: Sendable {
    /// The service with everything around it.
    public let stack: ServiceStack<Service>
    /// The port it listens on.
    public var port: Int { server.port }
    let configuration: HostConfiguration
    let environment: ServiceEnvironment
    let server: RPCServer
    let policy: Policy
    let credentials: Credentials
    let credentialFiles: WatchedFiles
    let transports: [String: PooledTransport]
    /// What all connections live on, those that come and those to the neighbours.
    let loops: EventLoops
    let fatal: AsyncStream<any Error>
    /// What minutes are measured by.
    let clock: any Clock<Duration>

    /// Starts a service; the error's sentence says what to do.
    public static func start(
        _ type: Service.Type,
        configuration: HostConfiguration,
        log: SafeLogger,
        build: String,
        clock: any Clock<Duration> = ContinuousClock()
    ) async throws -> HostedService {
        let loops = EventLoops(count: configuration.integer("limits.eventLoops"))
        do {
            return try await start(
                type,
                configuration: configuration,
                on: loops,
                log: log,
                build: build,
                clock: clock
            )
        } catch {
            await loops.shutdown()
            throw error
        }
    }

    private static func start(
        _ type: Service.Type,
        configuration: HostConfiguration,
        on loops: EventLoops,
        log: SafeLogger,
        build: String,
        clock: any Clock<Duration>
    ) async throws -> HostedService {
        let credentialFiles = WatchedFiles(configuration.certificateFiles.all)
        let credentials = try configuration.certificateFiles.load()
        let policy = Policy(try PolicyFile(reading: configuration.path("policy.file")))
        let transports = try configuration.transports(
            credentials,
            policy: policy,
            name: Service.Contract.name,
            build: build,
            on: loops
        )
        let (fatal, report) = AsyncStream.makeStream(
            of: (any Error).self,
            bufferingPolicy: .bufferingOldest(1)
        )
        let environment = try configuration.environment(
            for: type,
            credentials: credentials,
            policy: policy,
            transports: transports,
            log: log,
            build: build,
            onFatal: { report.yield($0) }
        )
        let service = try await type.init(in: environment)
        let stack = try ServiceStack(
            service,
            in: environment,
            overload: configuration.overload,
            interceptors: configuration.drill.map { [$0] } ?? [],
            builtin: WitnessRoutes.routes(of: service, in: environment)
                + SuccessionRoutes.routes(of: service)
        )
        if let drill = configuration.drill {
            log.warning("a drill: calls are held up on purpose", ["perMille": drill.perMille])
        }
        let server = try await RPCServer.start(
            configuration.server(credentials, service: Service.Contract.name, build: build),
            on: loops,
            handler: stack.handler,
            authorize: { policy.caller(of: $0) },
            observer: { refusal in Self.log(refusal, environment, stack.refusals) }
        )
        return HostedService(
            stack: stack,
            configuration: configuration,
            environment: environment,
            server: server,
            policy: policy,
            credentials: credentials,
            credentialFiles: credentialFiles,
            transports: transports,
            loops: loops,
            fatal: fatal,
            clock: clock
        )
    }

    /// Stops taking calls, finishes what runs within the grace of the configuration, and closes.
    public func shutdown() async {
        stack.health.drain()
        await server.shutdown(grace: .seconds(configuration.integer("shutdown.graceSeconds")))
        do {
            try await stack.flushRefusals(at: environment.now(), all: true)
        } catch {
            environment.log.warning("the last refusals could not be written into the audit")
        }
        for transport in transports.values { await transport.shutdown() }
        await stack.service.close()
        await loops.shutdown()
    }

    /// A connection that was not let in: into the log, and into the audit where somebody was proved.
    private static func log(
        _ refusal: Refusal,
        _ environment: ServiceEnvironment,
        _ ledger: RefusalLedger
    ) {
        guard !Self.everyday.contains(refusal.reason) else { return }
        // The reason is one of the transport's own words; the address is the network's.
        let reason = SafeText(vouchedFor: refusal.reason)
        let address = SafeText(vouchedFor: refusal.remoteAddress)
        environment.log.info("a connection was refused", ["reason": reason, "address": address])
        guard let identity = refusal.identity.flatMap({ AuditIdentity($0.uri) }) else { return }
        ledger.note(
            identity,
            method: "connection.open",
            reason: AuditWord(vouchedFor: refusal.reason) ?? "connection.refused",
            at: environment.now()
        )
    }

    /// Endings of connections that are no refusals.
    private static var everyday: Set<String> {
        [ConnectionReason.drain, ConnectionReason.idle, ConnectionReason.done]
    }
}

extension HostedService: CustomStringConvertible {
    /// The service's name: what runs services together writes them into its log, and would spell out all that
    /// this one holds, three hundred million instructions at each start.
    public var description: String { Service.Contract.name }
}
