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
            CancelReception.self, ReferVictim.self, RecordConsent.self, EraseVictim.self,
            VictimsJourneyPart.self, VictimsCasePart.self, ImportHTCDS.self, ExportHTCDS.self,
        ]
            + RecordMethods<Victim>.all
            + RecordMethods<Identification>.all
            + RecordMethods<Reception>.all
            + RecordMethods<Referral>.all
            + RecordMethods<Consent>.all
            + [WatchRecords<VictimSupport>.self]
    }
}
