import Audit
public import Records
public import RPC
public import ServiceContracts
public import ServiceKit
import Storage
import Vocabulary

/// International liaison: agreements, letters across the border, handovers of people.
///
/// It keeps references to people, never who they are. Signatures are calls that officers make with
/// their own certificates; what was signed is set right by a signed addendum only.
public struct LiaisonService: Microservice {
    let keeper: RecordKeeper

    /// Opens the service's records.
    public init(in environment: ServiceEnvironment) async throws {
        keeper = try await RecordKeeper.open(
            in: environment,
            service: "liaison",
            types: [
                RecordType(Agreement.self),
                RecordType(Correspondence.self),
                RecordType(Handover.self, onStep: { try Handover.noteMilestone(&$0, $1) }),
                RecordType(HandOn.self, guarding: HandingOn.check),
            ],
            migrations: Witness.migrations
        )
    }

    public var router: Router<Liaison> {
        get throws {
            try Router {
                RecordRoutes<Agreement>(keeper).all
                RecordRoutes<Correspondence>(keeper).all
                RecordRoutes<Handover>(keeper).all
                RecordRoutes<HandOn>(keeper).all
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
                Route(drawUpMinutes)
                Route(signMinutes)
                Route(attachForeignSide)
                Route(addAddendum)
                Route(offerHandOn)
                Route(acceptHandOn)
                Route(claimReception)
                Route(releaseReception)
                Route(confirmReception)
                Route(liaisonJourneyPart)
                Route(liaisonCasePart)
                WatchRoute<Liaison>(keeper).route
            }
        }
    }

    public var records: RecordKeeper? { keeper }
}
