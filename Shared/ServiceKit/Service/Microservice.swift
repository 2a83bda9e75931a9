public import RPC
public import Records
import WireCodec

/// What a service is: made in an environment, answering a contract, perhaps working by itself.
///
/// ```swift
/// public struct CasesService: Microservice {
///     public init(in environment: ServiceEnvironment) async throws { … }
///     public var router: Router<Cases> { get throws { try Router { Route(openCase) } } }
/// }
/// ```
///
/// The host makes it, checks its router against the contract, serves it, runs ``run()`` beside the
/// serving, and calls ``close()`` when everything has drained.
public protocol Microservice: Sendable {
    /// The contract that it answers.
    associatedtype Contract: ServiceContract

    /// The settings that only this service has; their names begin with `service.`.
    static var settings: [Setting] { get }

    /// The services that it calls, by name: the configuration must say where they are.
    static var neighbours: [String] { get }

    /// Opens whatever the service needs; throwing stops the start with the error's sentence.
    init(in environment: ServiceEnvironment) async throws

    /// The routes; throws when they and the contract differ.
    var router: Router<Contract> { get throws }

    /// What runs beside the calls: relays of the outbox, alarms of clocks, sagas to resume.
    ///
    /// Returns when cancelled; throwing stops the service. Does nothing by default.
    func run() async throws

    /// The parts of the service and how they are; asked for by `health`.
    func health() async -> [HealthPart]

    /// The keeper of the service's records, whose sweep the host calls each minute and whose erasures
    /// the other services keep.
    ///
    /// The default is `nil`, for services without records.
    var records: RecordKeeper? { get }

    /// The store with the service's audit trail: refusals go there, and checkpoints are signed of it.
    ///
    /// The default is the one of ``records``.
    var audit: AuditedStore? { get }

    /// Closes what was opened, after the last call has ended; by default ``records``.
    func close() async
}

extension Microservice {
    public static var settings: [Setting] { [] }

    public static var neighbours: [String] { [] }

    public func run() async throws {}

    public func health() async -> [HealthPart] {
        guard let records else { return [] }
        guard records.awaitsRecall else { return [HealthPart("records", .healthy)] }
        return [
            HealthPart(
                "records",
                .degraded,
                "Restored from a copy; shows nothing before another service tells whom to forget."
            )
        ]
    }

    public var records: RecordKeeper? { nil }

    public var audit: AuditedStore? {
        records.map { AuditedStore(store: $0.store, trail: $0.trail) }
    }

    public func close() async { try? await records?.close() }
}
