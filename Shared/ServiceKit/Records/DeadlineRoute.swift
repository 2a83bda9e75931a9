public import RPC
public import Records
import ServiceContracts
import Vocabulary

/// The route of a service's running clocks, `ListDeadlines<Service>`, answered by the kernel.
public struct DeadlineRoute<Service: ServiceContract>: Sendable {
    private let keeper: RecordKeeper
    /// The kinds that the contract has, read out of it once.
    private let all: [ClockedKind]

    /// Serves the clocks of a keeper.
    public init(_ keeper: RecordKeeper) {
        self.keeper = keeper
        all = Service.clockedKinds
    }

    /// The route.
    public var route: Route<Service> {
        Route({ (request: ListDeadlines<Service>, context) in
            try await keeper.read(context) { desk in
                let page = try desk.deadlines(
                    request.query,
                    of: try kinds(request.query.kinds, for: desk.viewer),
                    limit: request.limit ?? DeadlineQuery.usualPage,
                    after: request.cursor
                )
                return DeadlinePage(
                    entries: page.entries.map {
                        DeadlinePage.Entry(deadline: $0.deadline, cursor: $0.cursor)
                    },
                    next: page.next,
                    asOf: desk.now
                )
            }
        })
    }

    /// Of the kinds that are asked for, those whose clocks somebody may ask for at all.
    private func kinds(
        _ asked: [RecordKind],
        for viewer: Viewer
    ) throws(ServiceError) -> Set<RecordKind> {
        let names = Set(all.map(\.kind))
        for kind in asked where kind.rawValue.hasPrefix("\(Service.name).") {
            guard names.contains(kind) else { throw ServiceError.unrecognizedWord(in: "kinds") }
        }
        let wanted = asked.isEmpty ? names : names.intersection(asked)
        let told = all.filter { wanted.contains($0.kind) }
            .filter { !$0.needsPurpose && viewer.holds($0.readers) }
        return Set(told.map(\.kind))
    }
}
