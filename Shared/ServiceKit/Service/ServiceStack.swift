public import Audit
public import RPC
import Storage
public import WireCodec

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
    ///
    /// Where `overload` says how many calls may be under way, further ones are refused before
    /// anything else looks at them.
    public init(
        _ service: Service,
        in environment: ServiceEnvironment,
        overload: AdaptiveLimit.Settings? = nil,
        interceptors: [any ServerInterceptor] = [],
        builtin: [Route<Service.Contract>] = []
    ) throws {
        let health = HealthBoard(now: environment.now)
        let refusals = environment.refusals
        let router = try service.router
        self.service = service
        self.health = health
        self.refusals = refusals
        let observer = Self.observer(environment, refusals)
        let own = router.adding(
            builtin: [BuiltinRoutes.health(of: service, board: health, build: environment.build)]
                + EvidenceRoutes.routes(of: service, in: environment) + builtin
        )
        // The same shedder before both: what is tried counts among what is under way.
        let methods =
            own.routes.map(\.method)
            + [TryCalls<Service.Contract>.method, DescribeService<Service.Contract>.method]
        let shedder = overload.map { settings in
            LoadShedder(methods, settings: settings, observer: observer)
        }
        func handler(_ router: Router<Service.Contract>) -> RouterHandler<Service.Contract> {
            RouterHandler(
                router,
                policy: environment.policy,
                observer: observer,
                interceptors: (shedder.map { [$0] } ?? []) + interceptors,
                errors: { error, _ in (error as? StorageError).map { ServiceError($0) } }
            )
        }
        let answering = own.adding(builtin: [handler(own).tryCalls])
        self.handler = handler(answering.adding(builtin: [BuiltinRoutes.describe(answering)]))
    }

    /// Writes the refusals of minutes that are over into the audit, or all of them at the end.
    public func flushRefusals(at time: Instant, all: Bool = false) async throws {
        guard let audit = service.audit else { return }
        try await refusals.flush(into: audit.trail, of: audit.store, at: time, all: all)
    }

    private static func observer(
        _ environment: ServiceEnvironment,
        _ refusals: RefusalLedger
    ) -> CallObserver {
        let metrics = CallMetrics(to: environment.metrics)
        let log = environment.log
        let now = environment.now
        return CallObserver(
            refused: { refusals.note($0, at: now()) },
            failed: { failure in
                log.error(
                    "a handler failed",
                    [
                        "method": failure.method, "request": failure.requestID,
                        "trace": failure.trace, "cause": cause(of: failure),
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
