import Foundation
import LoadGenerator
import NIOCore
import RPC
import RPCTransport

/// The services that may be put under load: those of the client's own configuration, and of these
/// only such as run on this machine or are named there as targets.
///
/// A load generator that takes any address is a weapon that lies about.
struct LoadTargets: Sendable {
    let layout: WorldLayout
    let settings: ClientSettings

    /// Reads the configuration; refuses a host that is not to be put under load.
    init(_ layout: WorldLayout) throws {
        self.layout = layout
        settings = try ClientSettings(reading: layout.clientSettings)
        let allowed = Set(settings.loadHosts ?? [])
        for daemon in Daemon.allCases {
            let host = settings.endpoint(of: daemon).host
            guard Self.isLoopback(host) || allowed.contains(host) else {
                throw Failure(
                    LoadPhrase.noTarget(daemon.rawValue, host),
                    next: [LoadPhrase.noTargetNext(host, layout.clientSettings.path)],
                    status: .usage
                )
            }
        }
    }

    /// The services with their addresses.
    var names: [String] {
        Daemon.allCases.map { daemon in
            let endpoint = settings.endpoint(of: daemon)
            return "\(daemon.rawValue) \(endpoint.host):\(endpoint.port)"
        }
    }

    /// Whether the address is this machine's own: by number, since a name may mean anything.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" { return true }
        guard let address = try? SocketAddress(ipAddress: host, port: 0) else { return false }
        switch address {
        case .v4(let v4): return v4.address.sin_addr.s_addr.bigEndian >> 24 == 127
        case .v6: return host == "::1"
        case .unixDomainSocket: return false
        }
    }

    /// Opens ways to every service for every officer of a scenario, over pools of so many
    /// connections.
    func connect(
        officers: [String],
        connections: Int,
        retries: Bool
    ) throws -> LoadConnections {
        var limits = Limits()
        limits.connectionsPerAddress = connections
        let loops = EventLoops(count: 1)
        var transports: [Callers.Way: PooledTransport] = [:]
        for officer in officers {
            guard let actor = settings.officers.first(where: { $0.handle == officer }) else {
                throw Failure(
                    LoadPhrase.noOfficer(officer),
                    next: [LoadPhrase.noOfficerNext()],
                    status: .usage
                )
            }
            let credentials = try Session.credentials(
                of: actor,
                settings,
                beside: layout.clientSettings
            )
            for daemon in Daemon.allCases {
                let endpoint = settings.endpoint(of: daemon)
                transports[.init(officer: officer, service: daemon.contractName)] =
                    try PooledTransport(
                        ClientConfiguration(
                            host: endpoint.host,
                            port: endpoint.port,
                            expecting: endpoint.identity,
                            credentials: credentials,
                            name: "load",
                            limits: limits
                        ),
                        on: loops
                    )
            }
        }
        return LoadConnections(transports, on: loops, retries: retries)
    }
}

/// The connections of a run: all on one event loop, where the tasks of the calls run as well.
struct LoadConnections: Sendable {
    /// The ways, for the generator.
    let callers: Callers
    /// Where the calls' tasks run.
    let executor: any TaskExecutor
    private let transports: [PooledTransport]
    private let loops: EventLoops

    /// Connections of one event loop.
    init(
        _ transports: [Callers.Way: PooledTransport],
        on loops: EventLoops,
        retries: Bool
    ) {
        guard let executor = loops.executors.first, loops.executors.count == 1 else {
            preconditionFailure("the tasks of the calls run on the one loop of their connections")
        }
        callers = Callers(transports, retries: retries ? RetryPolicy() : .never)
        self.executor = executor
        self.loops = loops
        self.transports = Array(transports.values)
    }

    /// Lets the event loop go before others that want the processor.
    func goFirst() async {
        await withTaskExecutorPreference(executor) { ThreadPriority.raise() }
    }

    /// Says goodbye to the services.
    func close() async {
        await withDiscardingTaskGroup { group in
            for transport in transports { group.addTask { await transport.shutdown() } }
        }
        await loops.shutdown()
    }
}
