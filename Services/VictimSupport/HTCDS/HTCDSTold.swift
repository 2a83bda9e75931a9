import HTCDS
import Records
import ServiceContracts
import Storage
import Vocabulary

/// Persons who were given out in the words of HTCDS: a file of our own that comes back is known row by row.
///
/// The standard has no number of a case to find them by, so what is kept is what an import keeps: keyed digests
/// of the row, and of what a row is known again by once it has changed. They are of the unit that exported and
/// say nothing to another; of a row without a name or the number of a paper nothing is kept, since it may be
/// anybody's.
struct HTCDSTold: Sendable {
    /// A person and the row that was told of them.
    struct Person: Sendable {
        let victim: VictimRef
        let row: HTCDSRow
    }

    let persons: [Person]
    /// The unit of whoever exports.
    let unit: OrgID

    /// Enters the rows, as they were told and as a file of the bare standard has them; of somebody who was
    /// erased meanwhile nothing.
    func remember(with index: BlindIndex, _ keeper: RecordKeeper) async throws {
        try await keeper.maintain { desk, transaction in
            for person in persons {
                let victim = try desk.unchecked(person.victim, as: Victim.self)
                guard let victim, victim.state != .erased else { continue }
                let told = HTCDSRecord.reading(person.row).record
                let sources = index.sources(of: told, takenInBy: [unit])
                guard !sources.entered.isEmpty else { continue }
                for record in [told, told.conforming().record] {
                    let token = index.token(ofRow: record, takenInBy: unit)
                    try HTCDSRows.enter(token, person.victim, in: transaction)
                }
                try HTCDSSources.enter(sources, person.victim, in: transaction)
            }
        }
    }
}
