import ArgumentParser
import BenchmarkRecord
import BenchmarkService
import Foundation
import RPC
import RPCTransport
import UnixSignals

/// Serves the benchmark's methods until it is told to end; options as the other peers take them.
@main struct BenchServer: ParsableCommand {
    @Option(help: "The port to listen on.")
    var port: Int
    @Option(help: "A folder in which the client finds its certificate.")
    var certs = NSTemporaryDirectory()

    func run() throws {
        try MainThread.wait { try await serve() }
    }

    private func serve() async throws {
        let folder = BenchCredentials.folder(in: certs, port: port)
        let credentials = try BenchCredentials.makeForServer(in: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        var limits = Limits()
        // One client opens them all.
        limits.connectionsPerIdentity = limits.connections
        let server = try await RPCServer.start(
            ServerConfiguration(
                port: port,
                service: Bench.name,
                build: "benchmark",
                credentials: credentials.credentials,
                limits: limits
            ),
            handler: RouterHandler(try BenchService(serving: .sample()).router),
            authorize: { Caller(identity: $0.uri, unit: "", roles: ["service.bench"]) }
        )
        print("READY")
        fflush(nil)
        for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) { break }
        await server.shutdown(grace: .seconds(1))
    }
}
