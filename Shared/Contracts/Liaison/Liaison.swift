public import RPC

/// The international liaison service: agreements, letters across the border, handovers of people.
///
/// Run by foreign affairs; used by the external-relations departments of police and defence, by
/// the missions, by border guard and immigration at the gates, and by the bodies that take people
/// on. It knows people by reference only.
public enum Liaison: ServiceContract {
    public static let name = "liaison"

    public static var methods: [any ServiceMethod.Type] {
        handingOver + own + RecordMethods<Agreement>.all + RecordMethods<Correspondence>.all
            + RecordMethods<Handover>.all + RecordMethods<HandOn>.all + cooperation
    }

    /// Letters, and handovers up to their minutes.
    private static var handingOver: [any ServiceMethod.Type] {
        let own: [any ServiceMethod.Type] = [
            DraftAgreement.self,
            DraftCorrespondence.self, ReceiveCorrespondence.self, SendCorrespondence.self,
            ForwardCorrespondence.self,
            AnnounceHandover.self, RecordIdentityChecks.self, AcceptHandover.self,
            ScheduleHandover.self, RecordArrivals.self, RecordDepartures.self,
        ]
        return own + MinutesMethods<Handover>.all
    }

    /// What liaison does beside that.
    private static var own: [any ServiceMethod.Type] {
        let own: [any ServiceMethod.Type] = [
            OfferHandOn.self, AcceptHandOn.self,
            ClaimReception.self, ReleaseReception.self, ConfirmReception.self,
            LiaisonJourneyPart.self, LiaisonCasePart.self,
            LiaisonAgreementPart.self, LiaisonPlanPart.self,
            ReportTask.self, SignMeetingMinutes.self, CountTransfer.self, AskToForward.self,
            SupersedeAgreement.self, AgreementAlarms.self, ShowPlan.self, AdoptPlan.self,
            CountStatistics<Liaison>.self,
            ListDeadlines<Liaison>.self, WatchRecords<Liaison>.self, ReadFeedPlace<Liaison>.self,
            FindRecords<Liaison>.self,
        ]
        return own + MinutesMethods<BorderTransfer>.all
    }

    /// What bodies and partners do together apart from letters and handovers.
    private static var cooperation: [any ServiceMethod.Type] {
        RecordMethods<Activity>.all + RecordMethods<FocalPoint>.all
            + RecordMethods<JointProgramme>.all + RecordMethods<PlanTask>.all
            + RecordMethods<InformationRequest>.all + RecordMethods<AssistanceRequest>.all
            + RecordMethods<MeetingSeries>.all + RecordMethods<Meeting>.all
            + RecordMethods<ConsularCase>.all + RecordMethods<TIPDossier>.all
            + RecordMethods<TIPItem>.all + RecordMethods<BorderTransfer>.all
    }
}
