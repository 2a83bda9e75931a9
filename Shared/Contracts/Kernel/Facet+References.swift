public import Vocabulary
public import WireCodec

extension Facet {
    /// A case file that the record belongs to.
    public static func caseFile(_ file: CaseFileID) -> Facet { Facet("case", file.loggable) }

    /// A handover that the record belongs to.
    public static func handover(_ handover: HandoverID) -> Facet {
        Facet("handover", handover.loggable)
    }

    /// A facility in which somebody stays.
    public static func facility(_ facility: FacilityID) -> Facet {
        Facet("facility", facility.loggable)
    }

    /// Places that were held together.
    public static func hold(_ hold: Identifier) -> Facet { Facet("hold", hold.text) }

    /// A request for mutual legal assistance that the record waits for.
    public static func assistance(_ request: AssistanceRequestID) -> Facet {
        Facet("assistance", request.loggable)
    }

    /// The number as people say it, `12/2026`; each body has a record of that number.
    public static func registered(_ number: RegisterNumber) -> Facet {
        registered(QuotedNumber(number: number.number, year: number.year))
    }
}
