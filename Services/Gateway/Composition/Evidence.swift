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
        let places = try request.cursor.map { try EvidencePlaces($0) } ?? EvidencePlaces()
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
            next: try places.after(parts)?.cursor
        )
    }

    /// The question to a service; `nil` where it has nothing more.
    private func question<Service: ServiceContract>(
        to client: ServiceClient<Service>,
        _ trace: TraceID,
        _ limit: Int,
        _ places: EvidencePlaces
    ) -> Composition<ProvedEntries>.Question? {
        guard let place = places.place(in: Service.name) else { return nil }
        let list = ListProvedEntries<Service>(trace, from: place.from, limit: limit)
        return { time throws(ServiceError) in try await client.call(list, within: time) }
    }
}

/// The services that have still to be asked for a trace, and from which entry on.
private struct EvidencePlaces: Codable {
    /// A service's.
    struct Place: Codable {
        var service: String
        /// The number of the entry that comes next; missing where the service was not heard yet.
        var from: Int64?
    }

    private var places: [Place]

    /// All of them, from the beginning.
    init() { places = GatewayService.neighbours.map { Place(service: $0) } }

    /// Those in which to go on; throws for what is none of our cursors.
    init(_ cursor: Bytes) throws {
        guard let decoded = try? Wire.decode(EvidencePlaces.self, from: cursor.array),
            !decoded.places.isEmpty,
            decoded.places.allSatisfy({ GatewayService.neighbours.contains($0.service) })
        else { throw ServiceError.unknownCursor }
        self = decoded
    }

    /// The place in a service, if it is to be asked.
    func place(in service: String) -> Place? { places.first { $0.service == service } }

    /// Where to go on after these parts: where there is more, and where nothing was heard, from where it
    /// was; `nil` where that was all.
    func after(_ parts: Composition<ProvedEntries>) -> EvidencePlaces? {
        var open = self
        open.places = parts.named.compactMap { service, part in
            if part.isMissing { return place(in: service) }
            return part.answer?.next.map { Place(service: service, from: $0) }
        }
        return open.places.isEmpty ? nil : open
    }

    /// As the caller gets it.
    var cursor: Bytes {
        get throws { Bytes(try Wire.encode(self)) }
    }
}
