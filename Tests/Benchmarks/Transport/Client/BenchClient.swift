import ArgumentParser
import BenchmarkRecord
import BenchmarkService
import Foundation
import RPC
import RPCTransport
import WireCodec

/// Calls the benchmark's server in a closed loop and prints one JSON line; options as the other
/// peers take them.
@main struct BenchClient: ParsableCommand {
    /// What is done over and over.
    enum Mode: String, ExpressibleByArgument {
        /// A record is fetched.
        case call
        /// Bytes are sent and come back.
        case echo
        /// Connect, one call, close.
        case conn
        /// Bytes as in `echo`, while small calls go over the same connection and are measured.
        case mixed
        /// Connections are opened and left alone; the server's memory is measured.
        case idle
    }

    /// Where the tasks that call run.
    enum Variant: String, ExpressibleByArgument {
        /// On the event loop of their connection.
        case loop
        /// On the default pool.
        case pool
        /// On the loop; the server answers in a task on its loop.
        case serverTask = "server-task"
        /// On the loop; the server answers on its default pool.
        case serverPool = "server-pool"
    }

    @Option var port: Int
    @Option(help: "The folder in which the server left the client's certificate.")
    var certs = NSTemporaryDirectory()
    @Option var mode = Mode.call
    @Option var variant = Variant.loop
    @Option var conns = 1
    @Option(help: "Calls in flight on each connection.")
    var inflight = 1
    @Option(help: "Bytes of an echo.")
    var payload = 0
    @Option var seconds = 5.0
    @Option var warmup = 1.0
    @Option(help: "The server's process, whose CPU is read.")
    var serverPid = 0
    @Option(help: "Ends after so many calls, for instruction counts.")
    var maxCalls = 50_000_000

    func run() throws {
        try MainThread.wait { try await measure() }
    }

    private func measure() async throws {
        let load = try Load(self)
        func begin() -> Measurement {
            Measurement(
                warmUp: warmup,
                duration: seconds,
                maximumCalls: maxCalls,
                server: serverPid
            )
        }
        let measurement = begin()
        let large = begin()
        switch mode {
        case .call: try await load.fetch(measurement)
        case .echo: try await load.echo(measurement)
        case .conn: try await load.connect(measurement)
        case .mixed: try await load.mix(measurement, beside: large)
        case .idle: return try await load.rest()
        }
        guard let results = measurement.results() else {
            // A run for instruction counts ends within its warm-up.
            return print(line([]))
        }
        let bytes = mode == .echo ? payload : 0
        let throughput = large.results().map { ("large_mb_s", $0.throughput(of: payload)) }
        print(
            line(
                results.fields(payload: bytes, server: serverPid) + (throughput.map { [$0] } ?? [])
            )
        )
    }

    /// The line that the peers' harness reads.
    func line(_ fields: [(String, Double)]) -> String {
        var parts = [
            "\"peer\":\"homeward\"", "\"variant\":\"\(variant.rawValue)\"",
            "\"mode\":\"\(mode.rawValue)\"", "\"conns\":\(conns)", "\"inflight\":\(inflight)",
            "\"payload\":\(payload)", "\"plain\":0",
        ]
        parts += fields.map { "\"\($0)\":\(String(format: "%.3f", $1))" }
        return "{\(parts.joined(separator: ","))}"
    }
}
