import Audit
import Foundation
import Logging
import RPC
import Records
import ServiceContracts
import ServiceKit
import WireCodec

/// The tests' office as a service, with its stack and its neighbours.
struct FilesService: Microservice {
    let keeper: RecordKeeper

    init(in environment: ServiceEnvironment) async throws {
        keeper = try await RecordKeeper.open(
            in: environment,
            service: "files",
            types: [RecordType(Tip.self), RecordType(Person.self), RecordType(Note.self)],
            migrations: Witness.migrations + Office.indexMigrations,
            erasing: Office.forget
        )
    }

    var router: Router<Files> { get throws { try Office.router(keeper) } }

    var records: RecordKeeper? { keeper }
}

/// A files service in a folder of its own, which can be copied, put back and opened again.
final class FilesHouse: Sendable {
    let folder: String
    let name: String
    let keys: ServiceKeys
    let time = Office.Time("2026-07-01T08:00:00Z")

    init(_ name: String) throws {
        self.name = name
        keys = try .generate()
        folder =
            FileManager.default.temporaryDirectory
            .appending(path: "homeward-files-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// The caller that it is for the others.
    var caller: Caller {
        Caller(
            identity: "spiffe://test.homeward.gov.vn/service/\(name)",
            unit: "",
            roles: ["service.\(name)"]
        )
    }

    /// What the service is made in.
    func environment(_ neighbours: Neighbours = Neighbours()) throws -> ServiceEnvironment {
        guard let identity = AuditIdentity(caller.identity) else {
            preconditionFailure("the identity is well-formed")
        }
        let time = time
        return ServiceEnvironment(
            service: "files",
            identity: identity,
            dataDirectory: folder,
            keyDirectory: folder,
            keys: keys,
            now: { time.now },
            log: SafeLogger(Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }),
            neighbours: neighbours
        )
    }

    /// Opens the service, runs a body and closes it again.
    func open<Result>(
        _ neighbours: Neighbours = Neighbours(),
        _ body: (ServiceStack<FilesService>, ServiceEnvironment) async throws -> Result
    ) async throws -> Result {
        let environment = try environment(neighbours)
        let service = try await FilesService(in: environment)
        do {
            let stack = try ServiceStack(
                service,
                in: environment,
                builtin: WitnessRoutes.routes(of: service, in: environment)
                    + SuccessionRoutes.routes(of: service)
            )
            let result = try await body(stack, environment)
            await service.close()
            return result
        } catch {
            await service.close()
            throw error
        }
    }
}
