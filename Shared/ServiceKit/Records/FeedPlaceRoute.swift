public import RPC
public import Records
import ServiceContracts

/// The route of where a service's feed stands, `ReadFeedPlace<Service>`, answered by the kernel.
public struct FeedPlaceRoute<Service: ServiceContract>: Sendable {
    private let keeper: RecordKeeper

    /// Serves the places of a keeper's feed.
    public init(_ keeper: RecordKeeper) { self.keeper = keeper }

    /// The route.
    public var route: Route<Service> {
        Route({ (_: ReadFeedPlace<Service>, context) in
            try await keeper.read(context) { desk in
                FeedPlace(cursor: try desk.feedPlace(), asOf: desk.now)
            }
        })
    }
}
