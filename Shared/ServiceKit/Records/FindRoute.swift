public import RPC
public import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// The route of a service's search, `FindRecords<Service>`, over every kind that it serves.
///
/// Which kinds those are follows from the contract, so a kind that is added is found at once. Each is looked
/// through by its own list and fetch, and so shows the caller what those would.
public struct FindRoute<Service: ServiceContract>: Sendable {
    private let keeper: RecordKeeper
    private let kinds: [any ServedRecord.Type]

    /// Serves a search over the records of a keeper.
    public init(_ keeper: RecordKeeper) {
        self.keeper = keeper
        kinds = Service.servedKinds
    }

    /// The route.
    public var route: Route<Service> {
        Route({ (request: FindRecords<Service>, context) in
            let search = try RecordSearch(request.sought, among: kinds)
            guard (1...200).contains(request.limit ?? 50) else {
                throw ServiceError.invalidQuestion("limit", "range.1-200")
            }
            let place = try request.cursor.map { try search.place($0) }
            return try await keeper.read(context) { desk in
                try search.page(at: desk, limit: request.limit ?? 50, from: place)
            }
        })
    }
}

extension ServiceContract {
    /// The kinds of record that the service serves, in the order of its contract.
    static var servedKinds: [any ServedRecord.Type] {
        methods.compactMap { ($0 as? any FetchesRecord.Type)?.kindFetched }
    }
}

/// A method from which the kind of record that it is about can be told.
private protocol FetchesRecord {
    static var kindFetched: any ServedRecord.Type { get }
}

extension FetchRecord: FetchesRecord {
    fileprivate static var kindFetched: any ServedRecord.Type { R.self }
}
