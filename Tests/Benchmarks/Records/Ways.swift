import BenchmarkWorld
import Foundation
import RPC
import RPCTransport

/// The connections of the two officers who ask.
struct Ways: Sendable {
    let broad: PooledTransport
    let narrow: PooledTransport
    private let loops = EventLoops(count: 1)

    /// Reads their certificates where `homeward world make` put them.
    init(to service: String, port: Int, in world: URL, _ plan: Plan) throws {
        let settings = try WorldSettings(of: world)
        func transport(_ officer: String, _ loops: EventLoops) throws -> PooledTransport {
            var limits = Limits()
            limits.connectionsPerAddress = 1
            return try PooledTransport(
                ClientConfiguration(
                    host: "127.0.0.1",
                    port: port,
                    expecting: try settings.identity(of: service),
                    credentials: try settings.credentials(of: officer),
                    name: "records-bench",
                    limits: limits
                ),
                on: loops
            )
        }
        broad = try transport(plan.broad, loops)
        narrow = try transport(plan.narrow, loops)
    }

    func close() async {
        await broad.shutdown()
        await narrow.shutdown()
        await loops.shutdown()
    }
}
