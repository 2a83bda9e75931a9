import Audit
import Foundation
import Logging
import RPC
import ServiceKit
import Storage
import Testing
import WireCodec

/// A service made up for these tests, with a store of its own and one method.
struct ArchiveService: Microservice {
    static let neighbours = ["registry"]

    /// What the store answers to papers with numbers below nought, from -1 down.
    static let failures: [StorageError] = [
        .full, .overloaded(waiting: 9), .expired, .stopped(reason: "a test"),
        .unavailable(reason: "a test"),
    ]

    let store: Store
    let trail: AuditTrail

    init(in environment: ServiceEnvironment) async throws {
        store = try await Store.open(
            at: environment.storePath,
            migrations: AuditTrail.migrations + Witness.migrations,
            logger: environment.logger
        )
        trail = AuditTrail(service: AuditWord(vouchedFor: environment.service) ?? "archive")
    }

    var audit: AuditedStore? { AuditedStore(store: store, trail: trail) }

    var router: Router<Archive> {
        get throws {
            try Router {
                Route({ (request: FetchPaper, _) in
                    if request.number < 0 { throw Self.failures[-1 - request.number] }
                    return .init(text: "paper \(request.number)")
                })
            }
        }
    }

    func health() async -> [HealthPart] { [HealthPart("storage", .healthy)] }

    func close() async { try? await store.close() }
}

/// The contract of the made-up service.
enum Archive: ServiceContract {
    static let name = "archive"
    static let methods: [any ServiceMethod.Type] = [FetchPaper.self]
}

/// Its one method.
struct FetchPaper: ServiceRequest {
    typealias Service = Archive
    static let method = MethodDescriptor("archive.fetch", .read, callers: ["MPS.PROV"])
    var number: Int

    struct Response: Codable, Sendable, Equatable {
        var text: String
    }
}

extension Caller {
    static let officer = Caller(
        identity: "spiffe://mps.homeward.test/officer/1",
        unit: "VN/GOV/MPS",
        roles: ["MPS.PROV"]
    )
    static let stranger = Caller(
        identity: "spiffe://mps.homeward.test/officer/2",
        unit: "VN/GOV/MPS",
        roles: ["NGO"]
    )
    static let casesService = Caller(
        identity: "spiffe://mps.homeward.test/service/cases",
        unit: "",
        roles: ["service.cases"]
    )
    static let gatewayService = Caller(
        identity: "spiffe://mps.homeward.test/service/gateway",
        unit: "",
        roles: ["service.gateway"]
    )
    static let liaisonService = Caller(
        identity: "spiffe://mofa.homeward.test/service/liaison",
        unit: "",
        roles: ["service.liaison"]
    )
}

/// Runs `body` with an archive in a folder of its own.
func withArchive<Answer>(
    as caller: Caller = .officer,
    service name: String = "archive",
    neighbours: Neighbours = Neighbours(),
    _ body: (ArchiveService, ServiceStack<ArchiveService>, ServiceEnvironment) async throws ->
        Answer
) async throws -> Answer {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("homeward-servicekit-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let environment = ServiceEnvironment(
        service: name,
        identity: try identity(of: caller),
        dataDirectory: folder,
        keyDirectory: folder,
        keys: try .generate(),
        log: SafeLogger(Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }),
        neighbours: neighbours
    )
    let service = try await ArchiveService(in: environment)
    let stack = try ServiceStack(
        service,
        in: environment,
        builtin: WitnessRoutes.routes(of: service, in: environment)
    )
    do {
        let answer = try await body(service, stack, environment)
        await service.close()
        return answer
    } catch {
        await service.close()
        throw error
    }
}

/// The audit's name of a caller.
func identity(of caller: Caller) throws -> AuditIdentity {
    try #require(AuditIdentity(caller.identity))
}
