import RPC
import Records
import ServiceContracts
import WireCodec

extension GatewayService {
    /// Puts side by side what the services' trails have of a trace.
    func readEvidence(
        _ request: ReadEvidence,
        in context: CallContext
    ) async throws -> ReadEvidence.Response {
        let limit = request.limit ?? ProvedEntries.usual
        guard (1...ProvedEntries.most).contains(limit) else {
            throw ServiceError.invalid("limit", "range.1-\(ProvedEntries.most)")
        }
        let places: OpenPlaces<Int64> =
            try request.cursor.map { try .init($0) } ?? .init(in: Self.neighbours)
        let parts = await Composition<ProvedEntries>(
            in: context,
            cases: question(to: services.cases, request.trace, limit, places),
            victims: question(to: services.victims, request.trace, limit, places),
            liaison: question(to: services.liaison, request.trace, limit, places)
        )
        let reports = try parts.reports(asOf: \.asOf, lastHeard: lastHeard, now: now())
        return .init(
            parts: reports,
            evidence: parts.named.compactMap { service, part in
                part.answer.map { ServiceEvidence(service: service, proved: $0) }
            },
            next: try places.cursor(after: parts, next: \.next)
        )
    }

    /// The question to a service; `nil` where it has nothing more.
    private func question<Service: ServiceContract>(
        to client: ServiceClient<Service>,
        _ trace: TraceID,
        _ limit: Int,
        _ places: OpenPlaces<Int64>
    ) -> Composition<ProvedEntries>.Question? {
        guard let place = places.place(in: Service.name) else { return nil }
        let list = ListProvedEntries<Service>(trace, from: place.cursor, limit: limit)
        return { time throws(ServiceError) in try await client.call(list, within: time) }
    }
}
