import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// Calls to the hotline: kept at once, then passed on until a body takes them.
extension VictimSupportService {
    /// How often calls are passed on.
    static let relayInterval: Duration = .seconds(5)

    /// Passes on once what waits.
    func relayWaitingCalls() async {
        let context = CallContext.ofItself(RelayHotlineCalls.method, identity)
        do {
            _ = try await relayHotlineCalls(RelayHotlineCalls(), in: context)
        } catch {
            log.warning("calls to the hotline could not be passed on yet")
        }
    }

    /// Passes on what waits: to the first body, or to the next where nobody took it in time.
    func relayHotlineCalls(
        _ request: RelayHotlineCalls,
        in context: CallContext
    ) async throws -> RelayHotlineCalls.Response {
        let waiting = try await keeper.read(context) { desk in
            try Calling.waiting(at: desk).count
        }
        // Nothing is written, and nothing audited, while nobody waits.
        guard waiting > 0 else { return .init(passedOn: 0) }
        return try await keeper.write(context) { desk in
            let calls = try Calling.waiting(at: desk)
            for (call, body) in calls {
                try desk.follow(call.id, as: HotlineCall.self) { record, filing in
                    record.forwards.append(HotlineForward(to: body, at: desk.now))
                    if !filing.assigned.contains(body), filing.owner != body {
                        filing.assigned.append(body)
                    }
                }
            }
            return .init(passedOn: calls.count)
        }
    }
}

/// What the table of calls cannot say.
enum Calling {
    /// Calls at most that one round passes on; the rest waits for the next.
    static let perRound = 200

    /// Calls that go to a body now, and to which.
    static func waiting(at desk: ReadingDesk) throws -> [(call: Filed<HotlineCall>, body: OrgID)] {
        let open = try desk.every(
            HotlineCall.self,
            facets: [Facet("waiting", "yes")],
            states: [.accepted],
            limit: 2_000
        )
        var waiting: [(call: Filed<HotlineCall>, body: OrgID)] = []
        for call in open.reversed() where waiting.count < perRound {
            if let body = next(of: call.record, at: desk) { waiting.append((call, body)) }
        }
        return waiting
    }

    /// The body that a call goes to now; nothing while the last one still has time, or where the
    /// route is at its end: then it stays with all of them, and shows as untaken.
    static func next(of call: HotlineCall, at desk: ReadingDesk) -> OrgID? {
        guard call.forwards.count < call.route.count else { return nil }
        if let last = call.forwards.last {
            let limit = limit(of: call)
            guard let due = desk.rules.due(limit, startedAt: last.at), due.at < desk.now else {
                return nil
            }
        }
        return call.route[call.forwards.count]
    }

    /// A call waits from the moment at which it came.
    @Sendable
    static func entry(_ entry: inout RecordEntry<HotlineCall>, _ desk: WritingDesk) throws {
        guard entry.before == nil, entry.state == .accepted else { return }
        // The caller hung up at that moment, not when somebody found time to write it down.
        entry.occurred = Occurrence(at: entry.record.receivedAt)
        entry.starts = [limit(of: entry.record)]
    }

    /// The clock of a call until somebody takes it.
    private static func limit(of call: HotlineCall) -> ClockName {
        call.topic == .danger ? .hotlineDanger : .hotlineTaking
    }

    /// Whoever takes it is named; who gives it back is not any more, and the next one is asked at once.
    @Sendable
    static func effect(_ step: inout StepTaken<HotlineCall>, _ desk: WritingDesk) throws {
        switch step.to {
        case .taken: step.record.takenBy = try desk.viewer.ownUnit
        case .accepted:
            step.record.takenBy = nil
            step.starts = [limit(of: step.record)]
            askNext(&step, at: desk)
        case .done, .answered: break
        }
    }

    /// Passes a call on that was given back, without waiting for anybody's time to be over.
    private static func askNext(_ step: inout StepTaken<HotlineCall>, at desk: WritingDesk) {
        let call = step.record
        guard call.forwards.count < call.route.count else { return }
        let body = call.route[call.forwards.count]
        step.record.forwards.append(HotlineForward(to: body, at: desk.now))
        if !step.filing.assigned.contains(body), step.filing.owner != body {
            step.filing.assigned.append(body)
        }
    }
}
