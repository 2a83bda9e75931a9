public import RPC

/// The victim-support service: the one place that knows who a protected person is.
///
/// Kept by the health authority; facilities, communes, the Women's Union and organisations take part
/// by referral. Everybody else keeps a ``VictimRef`` and asks here, with a purpose.
public enum VictimSupport: ServiceContract {
    public static let name = "victims"

    public static var methods: [any ServiceMethod.Type] {
        [
            IntakeVictim.self, AmendVictim.self, ReadIdentity.self, AmendIdentity.self,
            SearchVictims.self,
            MatchVictim.self, BeginIdentification.self, AddEvidence.self, OpenReception.self,
            CancelReception.self, CertifyReturn.self, ReferVictim.self, RecordConsent.self,
            EraseVictim.self,
            VictimsJourneyPart.self, VictimsCasePart.self, ReadEntitlements.self, ReadAge.self,
            ReadConsents.self, MatchTrace.self, FindTraced.self, TellSeekers.self,
            RelayHotlineCalls.self, RequestTransfer.self, ReadTransferAnswer.self,
            ImportHTCDS.self, ExportHTCDS.self, AskScreening.self, AdmitReturn.self,
            ReservePlaces.self, ReleasePlaces.self, TakeUpPlaces.self,
            CountStatistics<VictimSupport>.self,
        ]
            + RecordMethods<Victim>.all
            + RecordMethods<Identification>.all
            + RecordMethods<Reception>.all
            + RecordMethods<Referral>.all
            + RecordMethods<Consent>.all
            + support
            + [
                ListDeadlines<VictimSupport>.self, WatchRecords<VictimSupport>.self,
                ReadFeedPlace<VictimSupport>.self, FindRecords<VictimSupport>.self,
            ]
    }

    /// The kinds that support consists of.
    private static var support: [any ServiceMethod.Type] {
        let kinds: [[any ServiceMethod.Type]] = [
            RecordMethods<NeedsAssessment>.all,
            RecordMethods<SupportPlan>.all,
            RecordMethods<SupportService>.all,
            RecordMethods<Application>.all,
            RecordMethods<FollowUp>.all,
            RecordMethods<Facility>.all,
            RecordMethods<Stay>.all,
            RecordMethods<Guardianship>.all,
            RecordMethods<HotlineCall>.all,
            RecordMethods<Interpreter>.all,
            RecordMethods<Interpretation>.all,
            RecordMethods<EmbassyNotice>.all,
            RecordMethods<Transfer>.all,
            RecordMethods<TraceRequest>.all,
            RecordMethods<TransferRequest>.all,
            RecordMethods<ScreeningQuestion>.all,
            RecordMethods<GuardianQuestion>.all,
        ]
        return kinds.flatMap { $0 }
    }
}
