import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension LiaisonService {
    /// How a plan's tasks stand: to whoever reads them one by one, and as sums to the national view.
    func liaisonPlanPart(
        _ request: LiaisonPlanPart,
        in context: CallContext
    ) async throws -> PlanStanding {
        _ = try known(request.plan, "plan")
        return try await keeper.read(context) { desk in
            let facets = [Facet("plan", request.plan)]
            let read = try desk.all(PlanTask.self, facets: facets)
            let told = try read.map { try desk.standing(of: $0) }
            let isNational = desk.viewer.holds(.nationalView)
            let summed =
                isNational ? try desk.every(PlanTask.self, facets: facets, limit: 2_000) : read
            let sums = isNational ? try summed.map { try desk.standing(of: $0) } : told
            return PlanStanding(
                tasks: try told.map { try desk.tellingActivities($0) }.inOrder,
                states: PlanTask.State.allCases.compactMap { state in
                    let count = summed.count { $0.state == state }
                    return count == 0 ? nil : .init(state, count)
                },
                unaccepted: sums.count { task in
                    task.state == .assigned && task.clock.map { $0.dueAt < desk.now } ?? false
                },
                overdue: sums.count(where: \.isOverdue),
                bodies: BodyReports.summed(sums.flatMap(\.bodies)),
                asOf: desk.now
            )
        }
    }
}

extension ReadingDesk {
    /// How a task stands.
    fileprivate func standing(of filed: Filed<PlanTask>) throws -> TaskStanding {
        let readings = try clocks(of: filed, tellingDecisions: false)
        return TaskStanding(
            task: filed.id,
            number: filed.record.number,
            year: filed.record.year,
            state: filed.state,
            lead: filed.record.lead,
            due: filed.record.due,
            isOverdue: filed.isOverdue(on: today),
            clock: try runningClock(of: filed),
            bodies: ReportBook(of: filed, readings, rules: rules, now: now).bodies,
            planned: 0,
            held: 0
        )
    }

    /// The same with the activities for it that the caller reads.
    fileprivate func tellingActivities(_ standing: TaskStanding) throws -> TaskStanding {
        let activities = try all(
            Activity.self,
            facets: [Facet("task", standing.task.loggable)]
        )
        var standing = standing
        standing.planned = activities.count { $0.state == .planned }
        standing.held = activities.count { $0.state == .held }
        return standing
    }
}

extension [TaskStanding] {
    /// In the plan's order.
    fileprivate var inOrder: [TaskStanding] {
        sorted {
            ($0.year, $0.number ?? .max, $0.task) < ($1.year, $1.number ?? .max, $1.task)
        }
    }
}

extension BodyReports {
    /// What each body reported on all of its tasks.
    fileprivate static func summed(_ reports: [BodyReports]) -> [BodyReports] {
        Dictionary(grouping: reports, by: \.body).map { body, tasks in
            BodyReports(
                body: body,
                due: tasks.reduce(0) { $0 + $1.due },
                inTime: tasks.reduce(0) { $0 + $1.inTime },
                late: tasks.reduce(0) { $0 + $1.late },
                missing: tasks.reduce(0) { $0 + $1.missing },
                isPartDone: tasks.allSatisfy(\.isPartDone),
                nextDue: tasks.compactMap(\.nextDue).min(),
                periods: []
            )
        }
        .sorted { $0.body < $1.body }
    }
}
