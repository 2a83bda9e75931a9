public import RPC
import Audit
public import Records
public import ServiceContracts
public import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// The cases service: reports, case files and suspects of the police and the border guard.
///
/// The kernel keeps the records; this service adds what a table cannot say, one file per piece of
/// work.
public struct CasesService: Microservice {
    let keeper: RecordKeeper
    let hands: Hands
    let matching: BlindMatch

    /// Opens the store and the keys of the environment; whether a suspect may be a victim is asked of
    /// the victim-support service.
    public init(in environment: ServiceEnvironment) async throws {
        try await self.init(in: environment, matching: BlindMatch(in: environment))
        guard !environment.neighbours.names.contains(VictimSupport.name) else { return }
        environment.log.warning(
            "no address of victim support: every screening of somebody with an identity is pending"
        )
    }

    /// The same, with another way to ask whether victim support may know a suspect.
    public init(
        in environment: ServiceEnvironment,
        matching: BlindMatch
    ) async throws {
        hands = environment.hands
        self.matching = matching
        keeper = try await RecordKeeper.open(
            in: environment,
            service: "cases",
            types: [
                RecordType(Report.self, violations: Reporting.broken, onStep: Reporting.effect),
                RecordType(
                    CaseFile.self,
                    guarding: Opening.check,
                    onEntry: Attribution.check,
                    onStep: Opening.effect
                ),
                RecordType(
                    Suspect.self,
                    guarding: Suspects.check,
                    violations: Suspects.broken,
                    onMerge: Suspects.checkMerger,
                    onStep: Suspects.effect
                ),
                RecordType(SuspectIdentity.self),
            ] + Self.plainTypes,
            migrations: Witness.migrations + Hearing.migrations + [Resuming.migration]
        )
    }

    public var router: Router<Cases> {
        get throws {
            try Router {
                Route(receiveReport)
                Route(openCase)
                Route(detectCase)
                Route(linkVictim)
                Route(linkVictims)
                Route(unlinkVictim)
                Route(registerSuspect)
                Route(clearPossibleVictim)
                Route(readSuspectIdentity)
                Route(screenSuspect)
                Route(confirmVictim)
                Route(tellScreening)
                Route(tellAssistance)
                Route(recallAssistance)
                Route(gradeReport)
                Route(markDuplicate)
                Route(attributeCase)
                Route(admitHandover)
                Route(tellJourney)
                Route(lookingUpIn: keeper, tellCase)
                Route(readPersonEvents)
                Route(measureTargets)
                RecordRoutes<Report>(keeper).all
                RecordRoutes<CaseFile>(keeper).all
                RecordRoutes<Suspect>(keeper).all
                plainRoutes
                DeadlineRoute<Cases>(keeper).route
                StatisticsRoute(keeper, from: CasesFigures.self, owners: .caseOwners).route
                Route(readPublishedFigures)
                WatchRoute<Cases>(keeper).route
                FeedPlaceRoute<Cases>(keeper).route
                FindRoute<Cases>(keeper).route
            }
        }
    }

    public var records: RecordKeeper? { keeper }
}
