import RPC
import Records
import ServiceContracts
import Vocabulary

extension LiaisonService {
    /// Counts people at the gate; the first who arrived moves the handover on.
    func recordArrivals(
        _ request: RecordArrivals,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            var checks = FieldChecks()
            for (index, arrival) in request.arrivals.enumerated() {
                checks.past("arrivals[\(index)].at", arrival.at, now: desk.now)
            }
            if request.arrivals.isEmpty { checks.note("arrivals", "empty") }
            try checks.refuse()
            let filed = try desk.handover(
                request.id,
                seen: request.seen,
                in: [.scheduled, .arrived]
            )
            let first = request.arrivals.filter { $0.outcome == .arrived }.map(\.at).min()
            let written = try desk.write(
                filed,
                seen: request.seen,
                enter: filed.known == .scheduled && first != nil ? .arrived : nil,
                at: first
            ) { handover in
                try handover.count(request.arrivals)
                try handover.refreshDigest(id: request.id)
            }
            return HandoverAnswer(written)
        }
    }

    /// Writes what became of people who are not handed on.
    func recordDepartures(
        _ request: RecordDepartures,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            let filed = try desk.handover(request.id, seen: request.seen, in: [.minutesSigned])
            var after = filed.record
            try after.note(request.departures)
            let written = try desk.write(
                filed,
                seen: request.seen,
                enter: after.isEverybodyGone ? .transferred : nil
            ) { $0 = after }
            return HandoverAnswer(written)
        }
    }
}
