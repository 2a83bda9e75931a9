public import RPC
public import Records
import ServiceContracts

/// The built-in routes by which an administrator lets one organisation take over from another.
public enum SuccessionRoutes {
    /// The routes of a service; none where it keeps no records.
    public static func routes<Service: Microservice>(
        of service: Service
    ) -> [Route<Service.Contract>] {
        service.records.map { routes(in: $0) } ?? []
    }

    /// The routes over a keeper.
    public static func routes<Contract: ServiceContract>(
        in records: RecordKeeper
    ) -> [Route<Contract>] {
        [succeed(in: records), plan(in: records), list(in: records)]
    }

    private static func succeed<Contract: ServiceContract>(
        in records: RecordKeeper
    ) -> Route<Contract> {
        Route({ (request: SucceedOrganisation<Contract>, context) in
            SuccessionReport(
                try await records.succeed(
                    request.succession,
                    legalBasis: request.legalBasis,
                    for: context
                )
            )
        })
    }

    private static func plan<Contract: ServiceContract>(
        in records: RecordKeeper
    ) -> Route<Contract> {
        Route({ (request: PlanSuccession<Contract>, context) in
            let page = try await records.plan(
                request.succession,
                after: request.cursor,
                for: context
            )
            return .init(moved: SuccessionFigures(page.count), next: page.next)
        })
    }

    private static func list<Contract: ServiceContract>(
        in records: RecordKeeper
    ) -> Route<Contract> {
        Route({ (_: ListSuccessions<Contract>, context) in
            let all = try await records.journalledSuccessions(for: context)
            return .init(successions: all.map { SuccessionReport($0) })
        })
    }
}

extension SuccessionFigures {
    fileprivate init(_ count: SuccessionCount) {
        self.init(
            records: count.records,
            closed: count.closed,
            clocks: count.clocks,
            approvals: count.approvals
        )
    }
}

extension SuccessionReport {
    fileprivate init(_ journalled: RecordKeeper.Journalled) {
        self.init(
            succession: journalled.succession,
            legalBasis: journalled.legalBasis,
            moved: SuccessionFigures(journalled.count),
            begunAt: journalled.begunAt,
            begunBy: journalled.begunBy,
            finishedAt: journalled.finishedAt
        )
    }
}
