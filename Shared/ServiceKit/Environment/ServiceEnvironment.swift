public import Audit
public import Logging
public import Metrics
public import RPC
public import Vocabulary
public import WireCodec

/// What a service finds when it is made: its place on the disk, its keys, its neighbours, the time.
///
/// The host fills it from the configuration, tests fill it by hand; a service takes everything that
/// is outside itself from here, so that a test can give it another.
public struct ServiceEnvironment: Sendable {
    /// The service's name, `cases`.
    public var service: String
    /// The identity that its certificate proves, under which it acts and audits itself.
    public var identity: AuditIdentity
    /// The folder that the service's files live in.
    public var dataDirectory: String
    /// The folder of files that are backed up apart from the data: wrapped keys.
    public var keyDirectory: String
    /// The keys that only this service holds.
    public var keys: ServiceKeys
    /// What the time is.
    public var now: @Sendable () -> Instant
    /// The log, which takes nothing that could identify anybody.
    public var log: SafeLogger
    /// Where calls are counted: by default whatever metrics system the process has set up.
    public var metrics: any MetricsFactory
    /// The policy as it stands at this moment.
    public var policy: PolicyLookup
    /// The services that this one calls.
    public var neighbours: Neighbours
    /// The settings that only this service has, by the names of its table of settings.
    public var settings: ServiceSettings
    /// The clock rules and holidays of this deployment.
    public var rules: ClockRules
    /// The communes of this deployment: the shipped list where it loads none.
    public var communes: CommuneList
    /// Which build runs.
    public var build: String
    /// The refusals that wait for the audit; a service adds those that only it knows of.
    public var refusals: RefusalLedger
    /// Called once when the store can no longer be trusted; the process then ends.
    public var onFatal: @Sendable (any Error) -> Void

    /// Puts an environment together.
    public init(
        service: String,
        identity: AuditIdentity,
        dataDirectory: String,
        keyDirectory: String,
        keys: ServiceKeys,
        now: @escaping @Sendable () -> Instant = { .now },
        log: SafeLogger,
        metrics: any MetricsFactory = MetricsSystem.factory,
        policy: PolicyLookup = .empty,
        neighbours: Neighbours = Neighbours(),
        settings: ServiceSettings = ServiceSettings(),
        rules: ClockRules = .initial,
        communes: CommuneList = .shipped,
        build: String = "development",
        onFatal: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.service = service
        self.identity = identity
        self.dataDirectory = dataDirectory
        self.keyDirectory = keyDirectory
        self.keys = keys
        self.now = now
        self.log = log
        self.metrics = metrics
        self.policy = policy
        self.neighbours = neighbours
        self.settings = settings
        self.rules = rules
        self.communes = communes
        self.build = build
        self.onFatal = onFatal
        refusals = RefusalLedger(of: identity)
    }

    /// The store's file.
    public var storePath: String { "\(dataDirectory)/\(service).db" }

    /// The file of wrapped keys and tombstones, which has a backup rule of its own.
    public var keyFilePath: String { "\(keyDirectory)/\(service).keys" }

    /// A logger for libraries that take swift-log's own.
    public var logger: Logger { log.logger }

    /// A client of another service.
    ///
    /// - Throws: ``MissingNeighbour`` when the configuration names no address for it.
    public func client<Service: ServiceContract>(
        of service: Service.Type,
        acting: ServiceClient<Service>.Acting = .forItself
    ) throws -> ServiceClient<Service> {
        ServiceClient(try neighbours.transport(to: Service.name), acting: acting)
    }
}
