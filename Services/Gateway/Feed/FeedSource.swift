import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// One of the services as the feed sees it: where its events stand, and the events from a place on.
struct FeedSource: Sendable {
    /// The service.
    let service: String
    /// Asks where the caller's events stand now; also whether the service is there and admits them.
    let place: @Sendable (Duration) async throws(ServiceError) -> FeedPlace
    /// Opens the events after a cursor, for so long.
    let events:
        @Sendable (Bytes?, Duration) async throws(ServiceError) -> ElementSequence<RecordEvent>

    /// A service behind a client, and the kinds that are wanted of it.
    init<Service: ServiceContract>(_ client: ServiceClient<Service>, _ kinds: [RecordKind]) {
        service = Service.name
        place = { time throws(ServiceError) in
            try await client.call(ReadFeedPlace<Service>(), within: time)
        }
        events = { cursor, time throws(ServiceError) in
            try await client.stream(
                WatchRecords<Service>(cursor: cursor, kinds: kinds),
                within: time
            )
        }
    }
}

/// How the feed deals with services that come and go.
struct FeedPace: Sendable {
    /// How long to wait before a service that is away is tried again; each time twice as long.
    var retry: Duration = .milliseconds(250)
    /// The longest such wait: what an officer waits for after a service is back.
    var longestRetry: Duration = .seconds(10)
    /// How long a service has to say where its events stand.
    var patience: Duration = .seconds(5)
    /// How long a service's events are followed before they are asked for anew: a service learns by it that
    /// an officer has lost a right there, and the feed that a service hangs.
    var renewal: Duration = .seconds(30)
}
