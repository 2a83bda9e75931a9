import Foundation
import Logging
import RPC
import RPCTransport
import ServiceHost
import ServiceKit
import Synchronization
import Testing
import WireCodec

/// A ministry made up for a test: authority, one service, one officer, all in a folder.
struct Ministry {
    let folder: String
    let authority: DevelopmentAuthority
    let officer: IssuedCertificate
    let lines: LogLines

    static let officerIdentity = "spiffe://mps.homeward.test/officer/104-577"
    static let serviceIdentity = "spiffe://mps.homeward.test/service/echo"

    init() throws {
        folder =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("homeward-host-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        authority = try DevelopmentAuthority(domain: "mps.homeward.test")
        officer = try authority.issueOfficer("104-577")
        lines = LogLines()
        try write(authority.certificatePEM, to: "mps.pem")
        try issueService()
        try writePolicy()
        try write(Self.configuration, to: "echo.yaml")
    }

    static let configuration = """
        listen:
          port: 0
        tls:
          certificate: echo.pem
          key: echo.key
          anchors: [mps.pem]
          reloadSeconds: 1
        policy:
          file: policy.yaml
          reloadSeconds: 1
        data:
          directory: data
        keys:
          directory: keys
          create: true
        """

    /// Issues the service a certificate and puts it in place.
    func issueService(_ name: String = "echo") throws {
        let issued = try authority.issueService(name)
        try write(issued.certificatePEM, to: "echo.pem")
        try write(issued.privateKeyPEM, to: "echo.key")
    }

    /// Writes the policy, with the officer's roles and whoever is denied.
    func writePolicy(roles: String = "MPS.PROV", denied: String = "") throws {
        try write(
            """
            officers:
              - identity: \(Self.officerIdentity)
                unit: VN/GOV/MPS/PROV/QNI
                roles: [\(roles)]
            services: []
            \(denied)
            """,
            to: "policy.yaml"
        )
    }

    /// Writes a file that only we can read.
    func write(_ text: String, to name: String) throws {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    @discardableResult
    func start() async throws -> HostedService<EchoService> {
        try await start(EchoService.self)
    }

    /// Starts a service of the ministry's configuration.
    func start<Service: Microservice>(
        _ type: Service.Type
    ) async throws -> HostedService<Service> {
        let lines = lines
        let logger = Logger(label: "echo") { _ in
            JSONLogHandler(service: "echo", level: .info, write: { lines.add($0) })
        }
        return try await HostedService.start(
            type,
            configuration: HostConfiguration(
                of: type,
                file: "\(folder)/echo.yaml",
                environment: [:]
            ),
            log: SafeLogger(logger),
            build: "test"
        )
    }

    /// The officer's way to the service.
    func transport(to port: Int) throws -> PooledTransport {
        try PooledTransport(
            ClientConfiguration(
                host: "127.0.0.1",
                port: port,
                expecting: Self.serviceIdentity,
                credentials: Credentials(
                    certificateChainPEM: officer.certificatePEM,
                    privateKeyPEM: officer.privateKeyPEM,
                    anchorsPEM: [authority.certificatePEM]
                )
            )
        )
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

/// What was logged.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// Runs a ministry's service with everything that runs beside it, and an officer's client.
func withRunningService<Service: Microservice>(
    _ type: Service.Type = EchoService.self,
    after: (Ministry) async throws -> Void = { _ in },
    _ body: (Ministry, ServiceClient<Echo>) async throws -> Void
) async throws {
    let ministry = try Ministry()
    defer { ministry.remove() }
    let hosted = try await ministry.start(type)
    let transport = try ministry.transport(to: hosted.port)
    let client = ServiceClient<Echo>(transport, retries: .never)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await hosted.run() }
        do {
            try await body(ministry, client)
        } catch {
            group.cancelAll()
            throw error
        }
        group.cancelAll()
        try await group.waitForAll()
    }
    await transport.shutdown()
    try await after(ministry)
}

/// Asks again and again until the answer is the one, within the 10 s that the policy promises.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now.advanced(by: .seconds(10))
    while ContinuousClock.now < deadline {
        if try await condition() { return true }
        await Task.yield()
    }
    return false
}
