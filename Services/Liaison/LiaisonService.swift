import Audit
public import Records
public import RPC
public import ServiceContracts
public import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// International liaison: agreements, letters across the border, handovers of people.
///
/// It keeps references to people, never who they are. Signatures are calls that officers make with
/// their own certificates; what was signed is set right by a signed addendum only.
public struct LiaisonService: Microservice {
    let keeper: RecordKeeper
    let secrecy: SecrecyLimit
    /// Who may be handed over to another state.
    let clearance: Clearance
    let log: SafeLogger
    /// The cases service, where the configuration says where it is.
    let cases: ServiceClient<Cases>?

    public static var settings: [Setting] { [SecrecyLimit.setting] }

    /// Opens the service's records.
    public init(in environment: ServiceEnvironment) async throws {
        try await self.init(in: environment, clearance: Clearance(in: environment))
        let known = environment.neighbours.names
        for name in [Cases.name, VictimSupport.name] where !known.contains(name) {
            environment.log.warning(
                "no address of a service that clears people: nobody is handed over to another state"
            )
        }
    }

    /// The same, asking somebody else who may leave.
    public init(in environment: ServiceEnvironment, clearance: Clearance) async throws {
        self.clearance = clearance
        log = environment.log
        cases = try? environment.client(of: Cases.self)
        let secrecy = SecrecyLimit(environment.settings)
        self.secrecy = secrecy
        keeper = try await RecordKeeper.open(
            in: environment,
            service: "liaison",
            types: [
                RecordType(Agreement.self, onStep: Signing.note),
                RecordType(Correspondence.self, guarding: Closing.check),
                RecordType(Handover.self, onStep: { try Handover.noteMilestone(&$0, $1) }),
                RecordType(HandOn.self, guarding: HandingOn.check),
                RecordType(Activity.self),
                RecordType(FocalPoint.self),
                RecordType(JointProgramme.self),
                RecordType(PlanTask.self, guarding: Reporting.check),
                RecordType(
                    InformationRequest.self,
                    guarding: Asking.check,
                    onEntry: secrecy.entry({ $0.secrecy }, Asking.enter)
                ),
                RecordType(
                    AssistanceRequest.self,
                    onEntry: secrecy.entry { $0.secrecy },
                    onVoid: Answers.undo,
                    onStep: Answers.effect
                ),
                RecordType(MeetingSeries.self),
                RecordType(
                    Meeting.self,
                    onEntry: secrecy.entry { $0.secrecy },
                    onStep: Talks.follow
                ),
                RecordType(ConsularCase.self),
                RecordType(TIPDossier.self, guarding: Freezing.check, onStep: Freezing.freeze),
                RecordType(TIPItem.self, guarding: Freezing.check, onEntry: Freezing.enter),
                RecordType(BorderTransfer.self),
            ],
            migrations: Witness.migrations + Answers.migrations
        )
    }

    public var router: Router<Liaison> {
        get throws {
            try Router {
                RecordRoutes<Agreement>(keeper).all
                RecordRoutes<Correspondence>(keeper).all
                RecordRoutes<Handover>(keeper).all
                RecordRoutes<HandOn>(keeper).all
                RecordRoutes<Activity>(keeper).all
                RecordRoutes<FocalPoint>(keeper).all
                RecordRoutes<JointProgramme>(keeper).all
                RecordRoutes<PlanTask>(keeper).all
                RecordRoutes<InformationRequest>(keeper).all
                RecordRoutes<AssistanceRequest>(keeper).all
                RecordRoutes<MeetingSeries>(keeper).all
                RecordRoutes<Meeting>(keeper).all
                RecordRoutes<ConsularCase>(keeper).all
                RecordRoutes<TIPDossier>(keeper).all
                RecordRoutes<TIPItem>(keeper).all
                RecordRoutes<BorderTransfer>(keeper, asking: clear).all
                Route(reportTask)
                Route(signMeetingMinutes)
                Route(countTransfer)
                Route(askToForward)
                Route(supersedeAgreement)
                Route(agreementAlarms)
                Route(showPlan)
                Route(adoptPlan)
                Route(draftAgreement)
                Route(draftCorrespondence)
                Route(receiveCorrespondence)
                Route(sendCorrespondence)
                Route(forwardCorrespondence)
                Route(announceHandover)
                Route(recordIdentityChecks)
                Route(acceptHandover)
                Route(scheduleHandover)
                Route(recordArrivals)
                Route(recordDepartures)
                MinutesRoutes<Handover>(keeper).all
                MinutesRoutes<BorderTransfer>(keeper).all
                Route(offerHandOn)
                Route(acceptHandOn)
                Route(claimReception)
                Route(releaseReception)
                Route(confirmReception)
                Route(liaisonJourneyPart)
                Route(lookingUpIn: keeper, liaisonCasePart)
                Route(liaisonAgreementPart)
                Route(liaisonPlanPart)
                DeadlineRoute<Liaison>(keeper).route
                StatisticsRoute(keeper, from: LiaisonFigures.self, owners: .liaisonOwners).route
                WatchRoute<Liaison>(keeper).route
                FeedPlaceRoute<Liaison>(keeper).route
                FindRoute<Liaison>(keeper).route
            }
        }
    }

    public var records: RecordKeeper? { keeper }
}
