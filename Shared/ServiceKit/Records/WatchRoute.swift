public import RPC
public import Records
import ServiceContracts
import Vocabulary

/// The route of a service's event stream, `WatchRecords<Service>`, answered by the kernel.
public struct WatchRoute<Service: ServiceContract>: Sendable {
    private let keeper: RecordKeeper

    /// Serves the events of a keeper.
    public init(_ keeper: RecordKeeper) { self.keeper = keeper }

    /// The route.
    public var route: Route<Service> {
        Route(stream: { (request: WatchRecords<Service>, context, writer) in
            try await keeper.watch(
                context,
                from: request.cursor,
                fromNow: request.fromNow ?? false,
                kinds: request.kinds.isEmpty ? nil : Set(request.kinds)
            ) { event in
                try await writer.write(
                    RecordEvent(
                        kind: event.kind,
                        id: event.id,
                        version: event.version,
                        what: event.what,
                        cursor: event.cursor
                    )
                )
            }
        })
    }
}
