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
        let places: OpenPlaces<Bytes> =
            try request.cursor.map { try .init($0) } ?? .init(request.sought)
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
            next: try places.cursor(after: parts, next: \.next)
        )
    }

    /// The question to a service; `nil` where it has nothing more, or nothing of the kind.
    private func question<Service: ServiceContract>(
        to client: ServiceClient<Service>,
        _ request: SearchRecords,
        _ places: OpenPlaces<Bytes>
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

extension OpenPlaces<Bytes> {
    /// The services in which a search begins: all, or the one that keeps the kind.
    ///
    /// What none of them keeps, all are asked for, so that they refuse it.
    fileprivate init(_ sought: SoughtRecords) {
        let keeper = sought.kind?.rawValue.split(separator: ".").first.map(String.init)
        let names = GatewayService.neighbours
        self.init(in: names.filter { $0 == keeper || !names.contains(keeper ?? "") })
    }
}
