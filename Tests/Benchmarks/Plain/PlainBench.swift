import ArgumentParser
import BenchmarkService
import Foundation
import RPC
import RPCTransport
import UnixSignals

/// Makes the same calls to real services and to plain handlers that answer from memory, over mutual TLS
/// both, and to the latter within one process.
@main struct PlainBench: ParsableCommand {
    static let configuration = CommandConfiguration(subcommands: [Serve.self, Ask.self])
}

/// Serves the plain handlers until it is told to end.
struct Serve: ParsableCommand {
    @Option(help: "The port to listen on.")
    var port: Int
    @Option(help: "A folder in which the client finds its certificate.")
    var certs: String

    func run() throws {
        try MainThread.wait { try await serve() }
    }

    private func serve() async throws {
        let folder = BenchCredentials.folder(in: certs, port: port)
        let credentials = try BenchCredentials.makeForServer(in: folder)
        let server = try await RPCServer.start(
            ServerConfiguration(
                port: port,
                service: Plain.name,
                build: "benchmark",
                credentials: credentials.credentials
            ),
            handler: RouterHandler(try PlainService().router),
            authorize: { Caller(identity: $0.uri, unit: "", roles: ["service.bench"]) }
        )
        print("READY")
        fflush(nil)
        for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) { break }
        await server.shutdown(grace: .seconds(1))
    }
}

/// Asks both in turn, and prints a line of JSON for each measurement: the call, who answered, how many were
/// under way, the median in µs and calls a second.
struct Ask: ParsableCommand {
    @Option(help: "The folder of the development world that the services run in.")
    var world: String
    @Option(help: "The port of the cases service.")
    var cases: Int
    @Option(help: "The port of the victim-support service.")
    var victims: Int
    @Option(help: "The port of the plain handlers.")
    var plain: Int
    @Option(help: "The folder in which they left the client's certificate.")
    var certs: String
    @Option(help: "Seconds of each measurement.")
    var seconds = 3.0

    func run() throws {
        try MainThread.wait {
            let subjects = try await Subjects(self)
            for connections in [1, 2] {
                for call in subjects.calls {
                    for (who, ways) in call.ways {
                        let turn = Turn(
                            inFlight: connections == 1 ? 1 : 16,
                            on: Array(ways.prefix(connections)),
                            for: seconds
                        )
                        guard let found = try await turn.run() else { continue }
                        print(
                            """
                            {"call":"\(call.name)","who":"\(who)","inFlight":\(found.inFlight),\
                            "p50":\(found.median),"rate":\(found.rate)}
                            """
                        )
                    }
                }
            }
            await subjects.close()
        }
    }
}
