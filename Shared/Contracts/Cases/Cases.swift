public import RPC

/// The cases service: reports, case files and suspects, kept by the police and the border guard.
///
/// Victims are references here. Who may do what stands in each record's lifecycle; the methods
/// below do more than the kernel's verbs.
public enum Cases: ServiceContract {
    public static let name = "cases"

    public static var methods: [any ServiceMethod.Type] {
        [
            ReceiveReport.self, OpenCase.self, LinkVictim.self, LinkVictims.self,
            UnlinkVictim.self, RegisterSuspect.self, ClearPossibleVictim.self,
            ReadSuspectIdentity.self, ScreenSuspect.self, ConfirmVictim.self, TellScreening.self,
            GradeReport.self,
            MarkDuplicate.self, AttributeCase.self, AdmitHandover.self, DetectCase.self,
            TellAssistance.self, RecallAssistance.self, CasesJourneyPart.self, CasesCasePart.self,
            CasesPlanPart.self, ReadPersonEvents.self,
            CountStatistics<Cases>.self, ReadPublishedFigures.self,
        ]
            + RecordMethods<Report>.all
            + RecordMethods<CaseFile>.all
            + RecordMethods<Suspect>.all
            + plainKinds
            + [
                ListDeadlines<Cases>.self, WatchRecords<Cases>.self, ReadFeedPlace<Cases>.self,
                FindRecords<Cases>.self,
            ]
    }

    /// The kinds that are filed by the kernel's own method.
    private static var plainKinds: [any ServiceMethod.Type] {
        RecordMethods<Network>.all
            + RecordMethods<TraffickingEvent>.all
            + RecordMethods<EvidenceReference>.all
            + RecordMethods<OperationPlan>.all
            + RecordMethods<Campaign>.all
            + RecordMethods<IllegalCrossing>.all
            + RecordMethods<WantedNotice>.all
            + RecordMethods<PublishedFigure>.all
    }
}
