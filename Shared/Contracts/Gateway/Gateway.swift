public import RPC

/// The gateway: it composes the three services' answers into one, on behalf of an officer.
///
/// It owns no records, only the journal of the work it does over several services. It never carries
/// an identity: whoever needs a name asks victim support with their own certificate.
public enum Gateway: ServiceContract {
    public static let name = "gateway"

    public static var methods: [any ServiceMethod.Type] {
        [
            ReadCaseOverview.self, ReadVictimJourney.self,
            ReadAgreementStatus.self, ReadPlanProgress.self,
            RegisterReception.self, ReadReceptionStatus.self, ResumeReception.self,
            ReadDeadlineRadar.self, SearchRecords.self, FollowEvents.self, ReadStatistics.self,
            ReadEvidence.self,
        ]
    }
}
