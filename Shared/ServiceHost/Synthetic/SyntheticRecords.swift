import Audit
import Foundation
import RPC
import RPCTransport
import ServiceKit

/// Fills a service's store with records of people who do not exist, while the service does not run.
///
/// Over the wire a million records would take hours, one call and one sync of the disk each. Here they go
/// through the same keeper, fifty to a transaction, and nothing else is spared. The store's
/// own lock keeps a running service and this apart.
struct SyntheticRecords<Service: Microservice> {
    private let configuration: HostConfiguration
    private let log: SafeLogger

    /// Refuses any service but one of a development world, and one that cannot fill itself.
    init(
        of service: Service.Type,
        _ configuration: HostConfiguration,
        file: String,
        log: SafeLogger
    ) throws {
        guard service is any SyntheticService.Type else {
            throw StartError("This service keeps no records of people.")
        }
        try DevelopmentWorld.check(
            file,
            folders: [configuration.path("data.directory"), configuration.path("keys.directory")]
        )
        self.configuration = configuration
        self.log = log
    }

    /// Makes so many, and tells after each transaction how many there are.
    ///
    /// What an interrupted run made is not made twice.
    func make(_ count: Int, seed: UInt64, progress: @Sendable (Int) -> Void) async throws {
        let credentials = try configuration.certificateFiles.load()
        let policy = Policy(try PolicyFile(reading: configuration.path("policy.file")))
        let environment = try configuration.environment(
            for: Service.self,
            credentials: credentials,
            policy: policy,
            transports: [:],
            log: log,
            build: Build.name,
            onFatal: { _ in }
        )
        let service = try await Service(in: environment)
        do {
            guard let synthetic = service as? any SyntheticService else {
                preconditionFailure("its type was checked")
            }
            for index in 0..<SyntheticBatch.batches(of: count) {
                let batch = SyntheticBatch(
                    index,
                    of: count,
                    seed: seed,
                    service: Service.Contract.name,
                    as: environment.identity.uri
                )
                try await synthetic.synthesise(batch)
                progress(batch.numbers.upperBound)
            }
        } catch {
            await service.close()
            throw error
        }
        await service.close()
    }
}
