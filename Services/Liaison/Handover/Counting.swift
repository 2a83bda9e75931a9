import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

// What officers write into a manifest, as changes of the value; each checks what it needs.

extension Handover {
    /// Counts people at the gate.
    mutating func count(_ arrivals: [RecordArrivals.Arrival]) throws(ServiceError) {
        guard minutes?.signatures.isEmpty ?? true else { throw LiaisonRefusal.signed }
        try Self.checkOnce(arrivals.map(\.person), field: "arrivals")
        for (index, arrival) in arrivals.enumerated() {
            guard arrival.outcome.known != nil else {
                throw LiaisonRefusal.invalid(
                    "arrivals[\(index)].outcome",
                    "vocabulary.unrecognized"
                )
            }
            let place = try place(counting: arrival, index: index)
            manifest[place].arrival = arrival.outcome
            manifest[place].arrivedAt = arrival.at
        }
        arrivedAt = manifest.filter(\.hasArrived).compactMap(\.arrivedAt).min()
        guard manifest.count <= Self.peopleLimit else {
            throw LiaisonRefusal.invalid("arrivals", "count.\(Self.peopleLimit)")
        }
    }

    /// Where to write an arrival: the person's line, or a new one for somebody unannounced.
    private mutating func place(
        counting arrival: RecordArrivals.Arrival,
        index: Int
    ) throws(ServiceError) -> Int {
        if let place = place(of: arrival.person) { return place }
        guard arrival.outcome == .arrived else {
            throw LiaisonRefusal.invalid("arrivals[\(index)].person", "notOnManifest")
        }
        manifest.append(
            ManifestEntry(
                position: manifest.count + 1,
                person: arrival.person,
                announced: false,
                identity: .pending
            )
        )
        return manifest.count - 1
    }

    /// Writes the results of identity checks.
    mutating func note(_ results: [RecordIdentityChecks.Result]) throws(ServiceError) {
        guard minutes?.signatures.isEmpty ?? true else { throw LiaisonRefusal.signed }
        try Self.checkOnce(results.map(\.person), field: "results")
        for (index, result) in results.enumerated() {
            guard result.finding.known != nil else {
                throw LiaisonRefusal.invalid(
                    "results[\(index)].finding",
                    "vocabulary.unrecognized"
                )
            }
            guard let place = place(of: result.person) else {
                throw LiaisonRefusal.invalid("results[\(index)].person", "notOnManifest")
            }
            manifest[place].identity = result.finding
        }
    }

    /// Writes what became of people who arrived and are not handed on.
    mutating func note(_ departures: [RecordDepartures.Departure]) throws(ServiceError) {
        try Self.checkOnce(departures.map(\.person), field: "departures")
        for (index, departure) in departures.enumerated() {
            guard let outcome = departure.outcome.known, outcome != .handedOn else {
                throw LiaisonRefusal.invalid("departures[\(index)].outcome", "outcome.other")
            }
            guard let place = place(of: departure.person), manifest[place].remains else {
                throw LiaisonRefusal.notAvailable
            }
            manifest[place].handOn = Word(outcome)
        }
    }

    /// Nobody twice, nobody at all, or too many are faults of the request.
    static func checkOnce(
        _ people: [VictimRef],
        field: String,
        mayBeEmpty: Bool = true
    ) throws(ServiceError) {
        guard people.count <= peopleLimit else {
            throw LiaisonRefusal.invalid(field, "count.\(peopleLimit)")
        }
        guard mayBeEmpty || !people.isEmpty else { throw LiaisonRefusal.invalid(field, "empty") }
        guard Set(people).count == people.count else {
            throw LiaisonRefusal.invalid(field, "repeated")
        }
    }
}
