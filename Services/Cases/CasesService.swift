public import RPC
import Audit
public import Records
public import ServiceContracts
public import ServiceKit
import Storage
import Vocabulary

/// The cases service: reports, case files and suspects of the police and the border guard.
///
/// The kernel keeps the records; this service adds what a table cannot say, one file per piece of
/// work.
public struct CasesService: Microservice {
    let keeper: RecordKeeper
    let hands: Hands

    /// Opens the store and the keys of the environment.
    public init(in environment: ServiceEnvironment) async throws {
        hands = environment.hands
        keeper = try await RecordKeeper.open(
            in: environment,
            service: "cases",
            types: [
                RecordType(Report.self, violations: Reporting.broken, onStep: Reporting.effect),
                RecordType(CaseFile.self, guarding: Opening.check, onStep: Opening.effect),
                RecordType(
                    Suspect.self,
                    guarding: Suspects.check,
                    violations: Suspects.broken
                ),
                RecordType(SuspectIdentity.self),
            ] + Self.plainTypes,
            migrations: Witness.migrations
        )
    }

    public var router: Router<Cases> {
        get throws {
            try Router {
                Route(receiveReport)
                Route(openCase)
                Route(linkVictim)
                Route(unlinkVictim)
                Route(registerSuspect)
                Route(clearPossibleVictim)
                Route(readSuspectIdentity)
                Route(tellJourney)
                Route(tellCase)
                RecordRoutes<Report>(keeper).all
                RecordRoutes<CaseFile>(keeper).all
                RecordRoutes<Suspect>(keeper).all
                plainRoutes
                WatchRoute<Cases>(keeper).route
            }
        }
    }

    public var records: RecordKeeper? { keeper }
}
