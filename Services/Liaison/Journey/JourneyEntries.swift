import ServiceContracts
import Vocabulary
import WireCodec

// Lines of a journey, made of words and references of a record; free text never gets here.

extension Filed<Handover> {
    /// The handover's way, who signed its minutes, and what became of this person at the gate.
    func journey(of person: VictimRef, clock: JourneyClock?) -> [JourneyEntry] {
        // Before the milestones: a signature precedes the state that it completes.
        let signatures = (record.minutes?.signatures ?? []).map { signature in
            entry("minutes.signed", at: signature.at, by: signature.unit, place: record.gate?.text)
        }
        var entries =
            signatures
            + record.milestones.map { milestone in
                entry(
                    "handover.\(milestone.state.text)",
                    at: milestone.at,
                    by: milestone.unit,
                    place: milestone.state == .requested ? record.partner.text : record.gate?.text
                )
            }
        if let clock, let last = entries.indices.last { entries[last].clock = clock }
        if let line = record.manifest.first(where: { $0.person == person }),
            let arrival = line.arrival, let at = line.arrivedAt
        {
            entries.append(
                entry("person.\(arrival.text)", at: at, by: owner, place: record.gate?.text)
            )
        }
        return entries
    }
}

extension Filed<HandOn> {
    /// The giving and the taking of people.
    var journey: [JourneyEntry] {
        let given = entry("handOn.offered", at: record.given.at, by: record.giver)
        guard let taken = record.taken else { return [given] }
        return [given, entry("handOn.accepted", at: taken.at, by: record.taker)]
    }
}

extension Filed<Correspondence> {
    /// That there is a letter, and where it stands.
    var journey: JourneyEntry {
        entry(
            "correspondence.\(state.text)",
            at: filing.occurred.at,
            by: owner,
            place: record.partner.text
        )
    }
}

extension Filed<BorderTransfer> {
    /// That there is a transfer at a gate, and where it stands.
    var journey: JourneyEntry {
        entry(
            "transfer.\(state.text)",
            at: filing.occurred.at,
            by: owner,
            place: record.partner.text
        )
    }
}

extension Filed<ConsularCase> {
    /// That a consul looks after the person, and where that stands.
    var journey: JourneyEntry {
        entry(
            "consularCase.\(state.text)",
            at: filing.occurred.at,
            by: owner,
            place: record.country.text
        )
    }
}

extension Filed {
    /// A line about this record.
    fileprivate func entry(
        _ event: String,
        at moment: Instant,
        by organisation: OrgID,
        place: String? = nil
    ) -> JourneyEntry {
        JourneyEntry(
            at: moment,
            precision: filing.occurred.precision,
            service: Liaison.name,
            recordKind: R.kind.rawValue,
            reference: id.loggable,
            event: event,
            organisation: organisation,
            place: place
        )
    }
}
