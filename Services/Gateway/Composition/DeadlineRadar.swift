import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension GatewayService {
    /// Merges the three services' running clocks by when they are due.
    func readDeadlineRadar(
        _ request: ReadDeadlineRadar,
        in context: CallContext
    ) async throws -> ReadDeadlineRadar.Response {
        let limit = request.limit ?? DeadlineQuery.usualPage
        guard (1...DeadlineQuery.longestPage).contains(limit) else {
            throw ServiceError.invalidQuestion("limit", "range.1-\(DeadlineQuery.longestPage)")
        }
        try Self.check(request.query.kinds)
        let from = try request.cursor.map { try RadarPlace($0) } ?? RadarPlace()
        let services = services
        let query = request.query
        let parts = await Composition<DeadlinePage>(
            in: context,
            cases: { time throws(ServiceError) in
                let ask = ListDeadlines<Cases>(query, limit: limit, cursor: from.cases)
                return try await services.cases.call(ask, within: time)
            },
            victims: { time throws(ServiceError) in
                let ask = ListDeadlines<VictimSupport>(query, limit: limit, cursor: from.victims)
                return try await services.victims.call(ask, within: time)
            },
            liaison: { time throws(ServiceError) in
                let ask = ListDeadlines<Liaison>(query, limit: limit, cursor: from.liaison)
                return try await services.liaison.call(ask, within: time)
            }
        )
        let reports = try parts.reports(asOf: \.asOf, lastHeard: lastHeard, now: now())
        let page = RadarPage(parts, from: from, limit: limit)
        return .init(
            parts: reports,
            deadlines: page.deadlines,
            next: page.hasMore ? try page.place.cursor : nil
        )
    }

    /// Refuses a kind that no service has: each service passes over those of the others.
    private static func check(_ kinds: [RecordKind]) throws(ServiceError) {
        guard !kinds.isEmpty else { return }
        let all = Cases.clockedKinds + VictimSupport.clockedKinds + Liaison.clockedKinds
        guard Set(kinds).isSubset(of: all.map(\.kind)) else {
            throw ServiceError.unrecognizedWord(in: "kinds")
        }
    }
}

/// One page of a radar, of one page of each service.
struct RadarPage {
    /// The deadlines, soonest first.
    private(set) var deadlines: [RunningClock] = []
    /// Where it ends in each service.
    private(set) var place: RadarPlace
    /// Whether there may be more: told by a service, or in a part that is missing.
    private(set) var hasMore: Bool

    /// Merges what the services told from a place on.
    ///
    /// A service that told a part of its clocks only may have others that are due right after them, so
    /// nothing is told of what is due later; the others tell it again on the next page. One that is
    /// missing is not waited for, and stays where it was.
    init(_ parts: Composition<DeadlinePage>, from: RadarPlace, limit: Int) {
        let all = [parts.cases, parts.victims, parts.liaison]
        let pages = all.map(\.answer)
        let horizon = pages.compactMap { $0 }.filter { $0.next != nil }
            .map { $0.entries.last?.deadline.dueAt ?? .earliest }.min()
        var told = [0, 0, 0]
        while deadlines.count < limit {
            let next = pages.indices.compactMap {
                service -> (service: Int, deadline: RunningClock)? in
                guard let entries = pages[service]?.entries, told[service] < entries.count else {
                    return nil
                }
                return (service, entries[told[service]].deadline)
            }
            // Of what is due at the same moment, in the order of the services.
            let soonest = next.min {
                ($0.deadline.dueAt, $0.service) < ($1.deadline.dueAt, $1.service)
            }
            guard let soonest, horizon.map({ soonest.deadline.dueAt <= $0 }) ?? true else { break }
            deadlines.append(soonest.deadline)
            told[soonest.service] += 1
        }
        place = from
        hasMore = all.contains { $0.answer == nil && $0.status != .denied }
        let paths: [WritableKeyPath<RadarPlace, Bytes?>] = [\.cases, \.victims, \.liaison]
        for (service, path) in paths.enumerated() {
            guard let page = pages[service] else { continue }
            let isWhole = told[service] == page.entries.count
            hasMore = hasMore || !isWhole || page.next != nil
            let last = told[service] > 0 ? page.entries[told[service] - 1].cursor : nil
            if let reached = isWhole ? page.next ?? last : last { place[keyPath: path] = reached }
        }
    }
}
