internal import RPC

extension ClientConnectionStateMachine {
    /// The same as ``nextWake``, found where the machine stands: for a value that only looks, whoever
    /// holds the machine in an object would copy all of it first.
    mutating func findNextWake() -> Moment? { nextWake }

    /// When ``tick(now:)`` has something to do at the earliest.
    var nextWake: Moment? {
        var wake: Moment
        switch phase {
        case .closed: return nil
        case .connecting: wake = phaseSince + limits.connectWithin
        case .awaitingHello: wake = phaseSince + limits.helloWithin
        case .open:
            wake = keepalive.nextWake
            if calls.isEmpty { wake = min(wake, lastActivity + idle) }
        case .draining: wake = keepalive.nextWake
        }
        if let expiresAt {
            wake = min(wake, phase == .open ? expiresAt - limits.certificateLead : expiresAt)
        }
        if let earliestDeadline { wake = min(wake, earliestDeadline) }
        if let delayedSince { wake = min(wake, delayedSince + .seconds(1)) }
        return wake
    }

    /// A little less than the server's, so that it is seldom the server who hangs up.
    static func idle(_ limits: Limits) -> Duration { limits.idle * 9 / 10 }

    /// Time has passed.
    mutating func tick(now: Moment) -> [Event] {
        switch phase {
        case .closed: return []
        case .connecting where now >= phaseSince + limits.connectWithin:
            return lost(.unavailable(ConnectionReason.unreachable))
                + [.close(ConnectionReason.unreachable)]
        case .awaitingHello where now >= phaseSince + limits.helloWithin:
            return fail(ConnectionReason.noHello)
        case .open where isExpired(at: now), .draining where isExpired(at: now):
            return fail(ConnectionReason.certificateExpired)
        case .open where isExpired(at: now + limits.certificateLead):
            drain(ConnectionReason.certificateExpired)
            return [.draining(ConnectionReason.certificateExpired)]
        case .open where calls.isEmpty && now >= lastActivity + idle:
            drain(ConnectionReason.idle)
            return [.draining(ConnectionReason.idle)]
        case .open, .draining:
            switch keepalive.check(at: now) {
            case .none: break
            case .ping(let nonce): outbound.pushUrgent(.ping, argument: nonce)
            case .dead: return fail(ConnectionReason.noPong)
            }
        case .connecting, .awaitingHello: break
        }
        sendDelayedCancels(at: now)
        return expireCalls(at: now)
    }

    /// Whether the server's certificate has ended.
    private func isExpired(at moment: Moment) -> Bool {
        expiresAt.map { moment >= $0 } ?? false
    }

    private mutating func sendDelayedCancels(at now: Moment) {
        guard let since = delayedSince, now >= since + .seconds(1) else { return }
        let waiting = delayedCancels
        delayedCancels = []
        delayedSince = nil
        // Those of calls that have ended were taken out, save where the rest of a refused request
        // was taken back: the server waits for that.
        for id in waiting { sendCancel(id, now: now) }
    }

    private mutating func expireCalls(at now: Moment) -> [Event] {
        guard let earliest = earliestDeadline, now >= earliest else { return [] }
        earliestDeadline = nil
        var events: [Event] = []
        for (id, call) in calls.sorted where !call.isAbandoned {
            guard now >= call.deadline else {
                watch(call.deadline)
                continue
            }
            // The server watches the same deadline, so it is not told.
            let outcome = abandon(id, tellServer: false, now: now)
            events.append(
                .failure(
                    id,
                    outcome == .notStarted
                        ? .deadlinePassed : .deadlineReached(outcome: .mayHaveRun)
                )
            )
        }
        return events
    }
}
