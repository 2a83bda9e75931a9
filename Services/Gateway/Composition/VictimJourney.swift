import RPC
import ServiceContracts

extension GatewayService {
    /// Merges the three services' parts of one person's way by time.
    func readVictimJourney(
        _ request: ReadVictimJourney,
        in context: CallContext
    ) async throws -> ReadVictimJourney.Response {
        let victim = request.victim
        let services = services
        var parts = await Composition<JourneyPart>(
            in: context,
            cases: { time throws(ServiceError) in
                try await services.cases.call(CasesJourneyPart(victim: victim), within: time)
            },
            victims: { time throws(ServiceError) in
                try await services.victims.call(VictimsJourneyPart(victim: victim), within: time)
            },
            liaison: { time throws(ServiceError) in
                try await services.liaison.call(LiaisonJourneyPart(victim: victim), within: time)
            }
        )
        // Registrations of one person that were merged: the other services know each by its own reference.
        let others = (parts.victims.answer?.references ?? []).filter { $0 != victim }
        if !others.isEmpty {
            parts = await parts.asking(
                in: context,
                cases: { time throws(ServiceError) in
                    try await services.cases.call(
                        CasesJourneyPart(victim: victim, also: others),
                        within: time
                    )
                },
                liaison: { time throws(ServiceError) in
                    try await services.liaison.call(
                        LiaisonJourneyPart(victim: victim, also: others),
                        within: time
                    )
                }
            )
        }
        let reports = try parts.reports(asOf: \.asOf, lastHeard: lastHeard, now: now())
        let entries = parts.answers.flatMap(\.entries)
        return .init(parts: reports, entries: entries.sorted { Self.precedes($0, $1) })
    }

    /// By time; what happened at the same time, by service and reference, so that the same journey
    /// always reads the same.
    private static func precedes(_ left: JourneyEntry, _ right: JourneyEntry) -> Bool {
        (left.at, left.service, left.reference, left.event)
            < (right.at, right.service, right.reference, right.event)
    }
}
