import BenchmarkRecord
import BenchmarkService
import Foundation
import RPC
import RPCTransport
import WireCodec

/// The workers of the benchmark's client.
struct Load: Sendable {
    private let options: BenchClient
    private let configuration: ClientConfiguration
    private let loops = EventLoops(count: 1)

    init(_ options: BenchClient) throws {
        self.options = options
        let folder = BenchCredentials.folder(in: options.certs, port: options.port)
        var limits = Limits()
        limits.connectionsPerAddress = 1
        configuration = ClientConfiguration(
            host: "127.0.0.1",
            port: options.port,
            expecting: BenchCredentials.server,
            credentials: try BenchCredentials.readForClient(in: folder).credentials,
            name: "bench-client",
            limits: limits
        )
    }

    /// A pool of one connection and its typed client.
    private func open() throws -> (pool: PooledTransport, client: ServiceClient<Bench>) {
        let pool = try PooledTransport(configuration, on: loops)
        return (pool, ServiceClient<Bench>(pool))
    }

    /// Makes a call as many at a time as the options say until the measurement ends, on each connection.
    private func repeating<Request: ServiceRequest>(
        _ request: Request,
        _ measurement: Measurement,
        check: @escaping @Sendable (Request.Response) throws -> Void
    ) async throws where Request.Service == Bench {
        let connections = try (0..<options.conns).map { _ in try open() }
        try await withThrowingDiscardingTaskGroup { group in
            for connection in connections {
                let executor = options.variant == .pool ? nil : connection.pool.executor
                for _ in 0..<options.inflight {
                    group.addTask(executorPreference: executor) {
                        var start: UInt64
                        repeat {
                            start = Measurement.now
                            try check(await connection.client.call(request))
                        } while measurement.ended(since: start)
                    }
                }
            }
        }
        for connection in connections { await connection.pool.shutdown() }
    }

    /// Fetches the record.
    func fetch(_ measurement: Measurement) async throws {
        switch options.variant {
        case .loop, .pool:
            try await repeating(FetchRecord(), measurement, check: Self.check)
        case .serverTask:
            try await repeating(FetchRecordAsTask(), measurement, check: Self.check)
        case .serverPool:
            try await repeating(FetchRecordOnPool(), measurement, check: Self.check)
        }
    }

    /// Sends bytes and takes them back.
    func echo(_ measurement: Measurement) async throws {
        let request = Echo(payload: payload)
        try await repeating(request, measurement) { try Self.check($0, of: request) }
    }

    /// Connects, makes one call and closes.
    func connect(_ measurement: Measurement) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for _ in 0..<options.inflight {
                group.addTask(executorPreference: loops.executors.first) {
                    var start: UInt64
                    repeat {
                        start = Measurement.now
                        let connection = try open()
                        try Self.check(await connection.client.call(FetchRecord()))
                        await connection.pool.shutdown()
                    } while measurement.ended(since: start)
                }
            }
        }
    }

    /// Measures small calls while large ones, which are measured beside them, keep the same connection busy.
    func mix(_ measurement: Measurement, beside large: Measurement) async throws {
        let connection = try open()
        let request = Echo(payload: payload)
        try await withThrowingTaskGroup { group in
            for _ in 0..<options.inflight {
                group.addTask(executorPreference: connection.pool.executor) {
                    var start: UInt64
                    repeat {
                        start = Measurement.now
                        try Self.check(await connection.client.call(request), of: request)
                        _ = large.ended(since: start)
                    } while !Task.isCancelled
                }
            }
            group.addTask(executorPreference: connection.pool.executor) {
                var start: UInt64
                repeat {
                    start = Measurement.now
                    try Self.check(await connection.client.call(FetchRecord()))
                } while measurement.ended(since: start)
            }
            // The first to end is the worker of the small calls; it stops the others.
            _ = try await group.next()
            group.cancelAll()
            while let ended = await group.nextResult() {
                if case .failure(let error as ServiceError) = ended, error.code != .cancelled {
                    throw error
                }
            }
        }
        await connection.pool.shutdown(grace: .zero)
    }

    /// Opens connections, makes a call on each and lets them rest while the server is looked at.
    func rest() async throws {
        let server = options.serverPid
        let first = try open()
        try Self.check(await first.client.call(FetchRecord()))
        let before = ProcessUsage.memory("VmRSS", of: server)
        var connections = [first]
        while connections.count <= options.conns {
            // Some at a time: each handshake costs both sides a millisecond.
            let more = try (0..<min(32, options.conns + 1 - connections.count)).map { _ in
                try open()
            }
            try await withThrowingDiscardingTaskGroup { group in
                for connection in more {
                    group.addTask { try Self.check(await connection.client.call(FetchRecord())) }
                }
            }
            connections += more
        }
        let after = ProcessUsage.memory("VmRSS", of: server)
        let each = Double(after - before) / Double(options.conns)
        print(
            options.line([
                ("srv_rss_before_mb", Double(before) / 1024),
                ("srv_rss_mb", Double(after) / 1024),
                ("kib_per_conn", each),
            ])
        )
    }

    // MARK: - Pieces

    private var payload: Bytes {
        Bytes((0..<options.payload).map { UInt8(truncatingIfNeeded: $0 &* 131) })
    }

    private static func check(_ answer: Echo.Response, of request: Echo) throws {
        guard answer.payload.count == request.payload.count else { throw WrongAnswer() }
    }

    private static func check(_ answer: CaseRecord) throws {
        guard answer.id == Bench.recordID, answer.parties.count == 5 else {
            throw WrongAnswer()
        }
    }
}

/// The server answered something else than was asked for.
struct WrongAnswer: Error {}
