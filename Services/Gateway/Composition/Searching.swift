import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension GatewayService {
    /// Puts side by side what the services find for the caller.
    func searchRecords(
        _ request: SearchRecords,
        in context: CallContext
    ) async throws -> SearchRecords.Response {
        let places = try request.cursor.map { try SearchPlaces($0) } ?? SearchPlaces(request.sought)
        let parts = await Composition<FoundRecords>(
            in: context,
            cases: question(to: services.cases, request, places),
            victims: question(to: services.victims, request, places),
            liaison: question(to: services.liaison, request, places)
        )
        let reports = try parts.reports(asOf: \.asOf, lastHeard: lastHeard, now: now())
        return .init(
            parts: reports,
            records: parts.answers.flatMap(\.records),
            next: try places.after(parts)?.cursor
        )
    }

    /// The question to a service; `nil` where it has nothing more, or nothing of the kind.
    private func question<Service: ServiceContract>(
        to client: ServiceClient<Service>,
        _ request: SearchRecords,
        _ places: SearchPlaces
    ) -> Composition<FoundRecords>.Question? {
        guard let place = places.place(in: Service.name) else { return nil }
        let find = FindRecords<Service>(
            request.sought,
            limit: request.limit,
            cursor: place.cursor
        )
        return { time throws(ServiceError) in try await client.call(find, within: time) }
    }
}

/// The services that a search has still to ask, and where in each the page before ended.
private struct SearchPlaces: Codable {
    /// A service's.
    struct Place: Codable {
        var service: String
        /// Where the service's own page ended; missing where it was not heard yet.
        var cursor: Bytes?
    }

    private var places: [Place]

    /// The services in which to begin: all, or the one that keeps the kind.
    ///
    /// What none of them keeps, all are asked for, so that they refuse it.
    init(_ sought: SoughtRecords) {
        let keeper = sought.kind?.rawValue.split(separator: ".").first.map(String.init)
        let names = GatewayService.neighbours
        places = names.filter { $0 == keeper || !names.contains(keeper ?? "") }
            .map { Place(service: $0) }
    }

    /// The services in which to go on; throws for what is none of our cursors.
    init(_ cursor: Bytes) throws {
        guard let decoded = try? Wire.decode(SearchPlaces.self, from: cursor.array),
            !decoded.places.isEmpty,
            decoded.places.allSatisfy({ GatewayService.neighbours.contains($0.service) })
        else { throw ServiceError.unknownCursor }
        self = decoded
    }

    private init(_ places: [Place]) { self.places = places }

    /// The place in a service, if it is to be asked.
    func place(in service: String) -> Place? { places.first { $0.service == service } }

    /// Where to go on after these parts: where there is more, and where nothing was heard, from where it
    /// was; `nil` where that was all.
    func after(_ parts: Composition<FoundRecords>) -> SearchPlaces? {
        let open = parts.named.compactMap { service, part -> Place? in
            if part.isMissing { return place(in: service) }
            return part.answer?.next.map { Place(service: service, cursor: $0) }
        }
        return open.isEmpty ? nil : SearchPlaces(open)
    }

    /// As the caller gets it: what the services sealed for this reader, side by side.
    var cursor: Bytes {
        get throws { Bytes(try Wire.encode(self)) }
    }
}
