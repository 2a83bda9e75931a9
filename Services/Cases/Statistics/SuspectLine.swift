import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// A suspect as the figures see them: which file, and when the proceedings came to what.
struct SuspectLine: Sendable {
    /// The person: registrations that were merged have the survivor's.
    let key: Bytes
    let file: CaseFileID?
    /// The first day of each stage that they reached.
    let days: [Indicator: CalendarDate]

    init(_ stood: StoodRecord<Suspect>) {
        key = Bytes((stood.mergedInto ?? stood.id).identifier.bytes)
        file = stood.record?.caseFile
        days = [
            Indicator.suspectsWanted: stood.first(.wanted)?.day,
            .suspectsArrested: stood.first(.arrestedInAct, .arrested)?.day,
            .suspectsAccused: stood.first(.accused)?.day,
            .suspectsIndicted: stood.first(.indicted)?.day,
            .suspectsConvicted: stood.first(.convicted)?.day,
        ].compactMapValues(\.self)
    }
}
