import Audit
import Foundation
import Logging
import RPC
import ServiceContracts
import ServiceHost
import ServiceKit
import TestSupport
import VictimSupportServer
import WireCodec

/// The victim-support service of a world that stands still, in this process and at a time of its own.
///
/// Nobody waits hours for a limit, and no setting shortens one: what is to have happened hours ago is done
/// by the service itself, into the store that the real one opens next.
struct EarlierService: Sendable {
    /// What it takes for the time.
    let time: SteppedTime
    private let stack: ServiceStack<VictimSupportService>

    /// Runs a body against the service of the world in a folder, and closes its store.
    static func run(
        in home: URL,
        from start: Instant,
        _ body: (EarlierService) async throws -> Void
    ) async throws {
        guard let identity = AuditIdentity(Officers.victimSupportService.identity) else {
            preconditionFailure("the identity is well-formed")
        }
        let keys = home.appending(path: "keys/victim-support").path
        let time = SteppedTime(start)
        let environment = ServiceEnvironment(
            service: VictimSupport.name,
            identity: identity,
            dataDirectory: home.appending(path: "data/victim-support").path,
            keyDirectory: keys,
            keys: try KeyFolder(keys).load(creating: false),
            now: { time.now },
            log: SafeLogger(Logger(label: VictimSupport.name) { _ in SwiftLogNoOpLogHandler() })
        )
        let service = try await VictimSupportService(in: environment)
        do {
            let stack = try ServiceStack(
                service,
                in: environment,
                builtin: SuccessionRoutes.routes(of: service)
            )
            try await body(EarlierService(time: time, stack: stack))
        } catch {
            await service.close()
            throw error
        }
        await service.close()
    }

    /// A client that calls as somebody.
    func client(as caller: Caller) -> ServiceClient<VictimSupport> {
        ServiceClient(InProcessTransport(stack.handler, as: caller))
    }
}
