import Audit
import Crypto
public import RPC
public import ServiceContracts
public import ServiceKit
import Storage
import WireCodec

/// Composes the three services' answers, and runs the work that touches several of them.
///
/// It owns no records and holds no identity: its store has the journal of its sagas, which are
/// references and rule names.
public struct GatewayService: Microservice {
    let services: Services
    let journal: ReceptionJournal
    let runner: ReceptionRunner
    let units: UnitBook
    let lastHeard = LastHeard()
    let now: @Sendable () -> Instant
    let log: SafeLogger
    let resumeEvery: Duration
    let digestKey: SymmetricKey
    let feedPace: FeedPace
    private let trail = AuditTrail(service: "gateway")

    /// The name of the setting for how often unfinished work is tried again.
    static let resumeSetting = "service.resumeSeconds"
    /// Its default: within what an officer waits for after a service is back.
    static let resumeSeconds = 5

    public static var settings: [Setting] {
        [
            Setting(
                resumeSetting,
                .integer(unit: "seconds", 1...600),
                default: .integer(resumeSeconds),
                "How often work that a service held up is tried again."
            )
        ]
    }

    public static var neighbours: [String] { [Cases.name, VictimSupport.name, Liaison.name] }

    /// Opens the journal; nothing is resumed before ``run()``.
    public init(in environment: ServiceEnvironment) async throws {
        try await self.init(in: environment, failpoints: .none)
    }

    /// The same with failpoints, for tests.
    public init(in environment: ServiceEnvironment, failpoints: Failpoints) async throws {
        try await self.init(in: environment, failpoints: failpoints, feedPace: FeedPace())
    }

    /// The same with a feed that waits otherwise for services that are away, for tests.
    init(
        in environment: ServiceEnvironment,
        failpoints: Failpoints,
        feedPace: FeedPace
    ) async throws {
        self.feedPace = feedPace
        services = Services(
            cases: try environment.client(of: Cases.self, acting: .forCaller),
            victims: try environment.client(of: VictimSupport.self, acting: .forCaller),
            liaison: try environment.client(of: Liaison.self, acting: .forCaller)
        )
        units = UnitBook(
            asking: Services(
                cases: try environment.client(of: Cases.self),
                victims: try environment.client(of: VictimSupport.self),
                liaison: try environment.client(of: Liaison.self)
            )
        )
        let store = try await Store.open(
            at: environment.storePath,
            migrations: AuditTrail.migrations + Witness.migrations + ReceptionJournal.migrations,
            logger: environment.logger,
            onFatal: { environment.onFatal($0) }
        )
        journal = ReceptionJournal(store: store, failpoints: failpoints)
        runner = ReceptionRunner(journal: journal, services: services, now: environment.now)
        now = environment.now
        log = environment.log
        digestKey = environment.keys.digest
        resumeEvery = .seconds(
            environment.settings.integer(Self.resumeSetting) ?? Self.resumeSeconds
        )
    }

    public var router: Router<Gateway> {
        get throws {
            try Router {
                Route(readCaseOverview)
                Route(readVictimJourney)
                Route(readAgreementStatus)
                Route(readPlanProgress)
                Route(registerReception)
                Route(readReceptionStatus)
                Route(resumeReception)
                Route(readDeadlineRadar)
                Route(searchRecords)
                Route(stream: followEvents)
                Route(readStatistics)
                Route(readEvidence)
            }
        }
    }

    /// Goes on with unfinished work, at once and then again and again.
    public func run() async throws {
        await Task.repeating(every: resumeEvery) { await resumeReceptions() }
    }

    /// Goes on once with all work that a service held up.
    func resumeReceptions() async {
        do {
            try await runner.resumeAll()
        } catch {
            log.error(
                "unfinished receptions could not be resumed",
                ["cause": "\(type: type(of: error))" as SafeText]
            )
        }
    }

    public var audit: AuditedStore? { AuditedStore(store: journal.store, trail: trail) }

    public func close() async {
        do {
            try await journal.store.close()
        } catch {
            log.error("the journal did not close cleanly")
        }
    }
}
