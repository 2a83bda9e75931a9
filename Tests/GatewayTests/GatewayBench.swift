import Audit
import Foundation
@testable import GatewayServer
import Logging
import RPC
import ServiceContracts
import ServiceKit
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// A gateway over given transports, with its journal in a folder of its own that survives it.
struct GatewayBench {
    /// The officer at the gate who asks.
    static let officer = Caller(
        identity: "spiffe://mod.homeward.gov.vn/officer/104-577",
        unit: "VN/GOV/MOD/BG/QNI/MONGCAI",
        roles: [Role.borderGuard.rawValue]
    )
    /// Another officer of the same role and unit.
    static let colleague = Caller(
        identity: "spiffe://mod.homeward.gov.vn/officer/104-578",
        unit: officer.unit,
        roles: officer.roles
    )
    /// Another officer of the same role, of another unit.
    static let stranger = Caller(
        identity: "spiffe://mod.homeward.gov.vn/officer/200-001",
        unit: "VN/GOV/MOD/BG/LSN/HUUNGHI",
        roles: [Role.borderGuard.rawValue]
    )

    let folder: String
    let neighbours: Neighbours
    /// The keys of this gateway, which outlive its process.
    private let keys: ServiceKeys
    /// What it logged.
    let log = LogLines()
    /// What it reported.
    let metrics = RecordedMetrics()

    /// A folder of its own, and the services that the gateway calls.
    init(cases: any ClientTransport, victims: any ClientTransport, liaison: any ClientTransport)
        throws
    {
        folder = NSTemporaryDirectory() + "homeward-gateway-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        keys = try .generate()
        neighbours = Neighbours([
            Cases.name: cases, VictimSupport.name: victims, Liaison.name: liaison,
        ])
    }

    /// One object that stands for all three services.
    init(_ services: ScriptedServices) throws {
        try self.init(cases: services, victims: services, liaison: services)
    }

    /// Opens a gateway on the folder, uses it, and lets go of it as a stopped process would.
    func withGateway<Result>(
        failpoints: Failpoints = .none,
        feedPace: FeedPace = FeedPace(),
        _ body: (OpenGateway) async throws -> Result
    ) async throws -> Result {
        let environment = ServiceEnvironment(
            service: Gateway.name,
            identity: try #require(
                AuditIdentity("spiffe://mps.homeward.gov.vn/service/gateway")
            ),
            dataDirectory: folder,
            keyDirectory: folder,
            keys: keys,
            log: SafeLogger(
                Logger(label: "gateway") { [log] _ in
                    JSONLogHandler(service: "gateway", level: .trace, write: log.append)
                }
            ),
            metrics: metrics,
            neighbours: neighbours
        )
        let service = try await GatewayService(
            in: environment,
            failpoints: failpoints,
            feedPace: feedPace
        )
        let stack = try ServiceStack(service, in: environment)
        do {
            let result = try await body(OpenGateway(service: service, handler: stack.handler))
            await service.close()
            return result
        } catch {
            await service.close()
            throw error
        }
    }

    /// The gateway's files in which a text stands.
    func filesHolding(_ text: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { file in
            let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)")
            return bytes?.range(of: Data(text.utf8)) != nil
        }
    }

    /// Removes the folder.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

/// Log lines, kept for a look.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    /// Keeps a line.
    func append(_ line: String) { lines.withLock { $0.append(line) } }

    /// All of it.
    var text: String { lines.withLock { $0.joined() } }
}

/// A gateway that runs.
struct OpenGateway {
    let service: GatewayService
    let handler: RouterHandler<Gateway>

    /// A client with an officer's certificate.
    func client(as officer: Caller = GatewayBench.officer) -> ServiceClient<Gateway> {
        ServiceClient(InProcessTransport(handler, as: officer))
    }
}

/// What a failpoint throws where a test stops the gateway.
struct Stopped: Error {}

/// Stops the gateway after a row of the journal, once.
final class StopAfter: Sendable {
    private let left: Mutex<Int>
    private let reached = Mutex(false)

    init(rows: Int) { left = Mutex(rows) }

    /// Whether the row was reached.
    var wasReached: Bool { reached.withLock { $0 } }

    /// The value to hand in.
    var failpoints: Failpoints {
        Failpoints { [self] _ in
            let stop = left.withLock { left in
                left -= 1
                return left == 0
            }
            guard stop else { return }
            reached.withLock { $0 = true }
            throw Stopped()
        }
    }
}
