public import RPC

/// The cases service: reports, case files and suspects, kept by the police and the border guard.
///
/// Victims are references here. Who may do what stands in each record's lifecycle; the methods
/// below do more than the kernel's verbs.
public enum Cases: ServiceContract {
    public static let name = "cases"

    public static var methods: [any ServiceMethod.Type] {
        [
            ReceiveReport.self, OpenCase.self, LinkVictim.self, UnlinkVictim.self,
            RegisterSuspect.self, ClearPossibleVictim.self, ReadSuspectIdentity.self,
            CasesJourneyPart.self, CasesCasePart.self,
        ]
            + RecordMethods<Report>.all
            + RecordMethods<CaseFile>.all
            + RecordMethods<Suspect>.all
            + [WatchRecords<Cases>.self]
    }
}
