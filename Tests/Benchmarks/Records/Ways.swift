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
        let settings = try Settings(world.appending(path: "config/client.yaml"))
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

/// What the client's settings say, as `homeward` writes them: `key: value`, one a line.
private struct Settings {
    private let lines: [(key: String, value: String)]
    private let folder: URL

    init(_ file: URL) throws {
        folder = file.deletingLastPathComponent()
        lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " -\""))
            }
            return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
        }
    }

    /// The certificate's name that a service has.
    func identity(of service: String) throws -> String {
        let key = service == "victim-support" ? "victimSupport" : service
        guard let start = lines.firstIndex(where: { $0.key == key && $0.value.isEmpty }) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return try value("identity", after: start)
    }

    func credentials(of officer: String) throws -> Credentials {
        guard
            let start = lines.firstIndex(where: { $0.key == "handle" && $0.value == officer })
        else { throw CocoaError(.fileReadCorruptFile) }
        return try Credentials(
            certificateChainPEM: try text(value("certificate", after: start)),
            privateKeyPEM: try text(value("key", after: start)),
            anchorsPEM: [try text(value("anchors", after: 0))]
        )
    }

    private func value(_ key: String, after start: Int) throws -> String {
        guard let line = lines[start...].first(where: { $0.key == key }) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return line.value
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}
