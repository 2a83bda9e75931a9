public import Vocabulary

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
}
