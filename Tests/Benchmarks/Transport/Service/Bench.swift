public import BenchmarkRecord
public import RPC
public import WireCodec

/// The service that the transport's benchmarks call.
public enum Bench: ServiceContract {
    public static let name = "bench"
    /// The record that is there.
    public static let recordID = "0b5e8c1e-6a1f-4c7b-9d52-3f0a7e41c9d8"
    public static let methods: [any ServiceMethod.Type] = [
        FetchRecord.self, FetchRecordAsTask.self, FetchRecordOnPool.self, Echo.self,
    ]
}

/// Reads the record from memory, on the event loop.
public struct FetchRecord: ServiceRequest {
    public typealias Service = Bench
    public typealias Response = CaseRecord
    public static let method = MethodDescriptor(
        "bench.record",
        .read,
        callers: [MethodDescriptor.anyone]
    )

    /// The record asked for.
    public var id: String

    public init(id: String = Bench.recordID) { self.id = id }
}

/// The same read in a task on the event loop, to see what the task costs.
public struct FetchRecordAsTask: ServiceRequest {
    public typealias Service = Bench
    public typealias Response = CaseRecord
    public static let method = MethodDescriptor(
        "bench.recordAsTask",
        .read,
        callers: [MethodDescriptor.anyone]
    )

    /// The record asked for.
    public var id: String

    public init(id: String = Bench.recordID) { self.id = id }
}

/// The same read on the default pool, to see what the way there and back costs.
public struct FetchRecordOnPool: ServiceRequest {
    public typealias Service = Bench
    public typealias Response = CaseRecord
    public static let method = MethodDescriptor(
        "bench.recordOnPool",
        .read,
        callers: [MethodDescriptor.anyone]
    )

    /// The record asked for.
    public var id: String

    public init(id: String = Bench.recordID) { self.id = id }
}

/// Answers with the bytes that were sent.
public struct Echo: ServiceRequest {
    public typealias Service = Bench
    public static let method = MethodDescriptor(
        "bench.echo",
        .read,
        callers: [MethodDescriptor.anyone]
    )

    /// Any bytes.
    public var payload: Bytes

    public init(payload: Bytes) { self.payload = payload }

    /// What was sent.
    public struct Response: Codable, Sendable {
        /// The same bytes.
        public var payload: Bytes

        public init(payload: Bytes) { self.payload = payload }
    }
}
