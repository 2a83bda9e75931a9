public import RPC
import Audit
public import Records
public import ServiceContracts
public import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// The victim-support service: the one place that knows who a protected person is.
///
/// The kernel keeps the records, all of a person's under the person's key; this service adds the
/// identity, the search for it, the gates of consent and the consequences of decisions, one file per
/// piece of work.
public struct VictimSupportService: Microservice {
    let keeper: RecordKeeper
    let hands: Hands
    let index: BlindIndex
    let identity: AuditIdentity
    let log: SafeLogger
    let refusals: RefusalLedger
    let now: @Sendable () -> Instant
    /// The cases service, where the configuration says where it is.
    let cases: ServiceClient<Cases>?

    /// Opens the store and the keys of the environment; whoever was erased is erased again first.
    public init(in environment: ServiceEnvironment) async throws {
        hands = environment.hands
        let index = BlindIndex(key: environment.keys.index)
        self.index = index
        identity = environment.identity
        log = environment.log
        refusals = environment.refusals
        now = environment.now
        cases = try? environment.client(of: Cases.self)
        keeper = try await RecordKeeper.open(
            in: environment,
            service: "victims",
            types: [
                RecordType(Victim.self, onStep: Erasing.effect),
                RecordType(VictimIdentity.self),
                RecordType(HTCDSContext.self),
                RecordType(
                    Identification.self,
                    guarding: Identifying.check,
                    onStep: Identifying.effect
                ),
                RecordType(Reception.self, onStep: Receiving.effect),
                RecordType(Referral.self, guarding: Referring.check, onStep: Referring.effect),
                RecordType(Consent.self, onStep: Consenting.effect),
            ] + Self.supportTypes(index),
            migrations: Self.migrations,
            erasing: { victim, transaction in
                try BlindIndex.forget(victim, in: transaction)
                try HTCDSRows.forget(victim, in: transaction)
                try Telling.forget(victim, in: transaction)
                try HTCDSSources.forget(victim, in: transaction)
            }
        )
        guard cases == nil else { return }
        environment.log.warning(
            "no address of cases: decisions that a suspect's screening waits for are not told"
        )
    }

    public var router: Router<VictimSupport> {
        get throws {
            try Router {
                Route(intakeVictim)
                Route(amendVictim)
                Route(readIdentity)
                Route(amendIdentity)
                Route(searchVictims)
                Route(matchVictim)
                Route(beginIdentification)
                Route(addEvidence)
                Route(openReception)
                Route(cancelReception)
                Route(certifyReturn)
                Route(referVictim)
                Route(recordConsent)
                Route(eraseVictim)
                Route(tellJourney)
                Route(lookingUpIn: keeper, tellCase)
                Route(readEntitlements)
                Route(readAge)
                Route(readConsents)
                Route(matchTrace)
                Route(findTraced)
                Route(tellSeekers)
                Route(relayHotlineCalls)
                Route(requestTransfer)
                Route(readTransferAnswer)
                Route(importHTCDS)
                Route(exportHTCDS)
                Route(askScreening)
                Route(admitReturn)
                Route(reservePlaces)
                Route(releasePlaces)
                Route(takeUpPlaces)
                RecordRoutes<Victim>(keeper).all
                RecordRoutes<Identification>(keeper).all
                RecordRoutes<Reception>(keeper).all
                RecordRoutes<Referral>(keeper).all
                RecordRoutes<Consent>(keeper).all
                supportRoutes
                DeadlineRoute<VictimSupport>(keeper).route
                StatisticsRoute(keeper, from: SupportFigures.self, owners: .supportOwners).route
                WatchRoute<VictimSupport>(keeper).route
                FeedPlaceRoute<VictimSupport>(keeper).route
                FindRoute<VictimSupport>(keeper).route
            }
        }
    }

    public var records: RecordKeeper? { keeper }
}
