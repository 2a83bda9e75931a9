public import RPC
import Storage
import WireCodec

/// A service with everything that stands between it and a transport: built-in methods, checks,
/// log, metrics and the ledger of refusals.
///
/// The host serves ``handler`` over mutual TLS, tests serve it in process: both meet the same stack.
public struct ServiceStack<Service: Microservice>: Sendable {
    /// The service itself.
    public let service: Service
    /// What a transport hands its calls to.
    public let handler: RouterHandler<Service.Contract>
    /// What `health` answers from.
    public let health: HealthBoard
    /// The refusals that wait for the audit.
    public let refusals: RefusalLedger

    /// Puts the stack together; throws when routes and contract differ.
    public init(
        _ service: Service,
        in environment: ServiceEnvironment,
        interceptors: [any ServerInterceptor] = [],
        builtin: [Route<Service.Contract>] = []
    ) throws {
        let health = HealthBoard(now: environment.now)
        let refusals = RefusalLedger(now: environment.now)
        let router = try service.router
        let routes =
            [BuiltinRoutes.health(of: service, board: health, build: environment.build)]
            + builtin
        self.service = service
        self.health = health
        self.refusals = refusals
        handler = RouterHandler(
            router.adding(builtin: routes),
            policy: environment.policy,
            observer: Self.observer(log: environment.log, refusals: refusals),
            interceptors: interceptors,
            errors: { error, _ in (error as? StorageError).map { ServiceError($0) } }
        )
    }

    private static func observer(log: SafeLogger, refusals: RefusalLedger) -> CallObserver {
        let metrics = CallMetrics()
        return CallObserver(
            refused: { refusals.count($0) },
            failed: { failure in
                log.error(
                    "a handler failed",
                    [
                        "method": failure.method, "request": failure.requestID,
                        "cause": cause(of: failure),
                    ]
                )
            },
            finished: { metrics.report($0) }
        )
    }

    /// A storage error's sentence holds no stored value, so it may be logged; of others the type.
    private static func cause(of failure: CallFailure) -> SafeText {
        guard let error = failure.cause as? StorageError else { return failure.safeCause }
        return SafeText(vouchedFor: error.description)
    }
}
