internal import RPC

extension ServerConnectionStateMachine {
    /// What the passing of time leads to.
    struct Due: Sendable {
        /// Calls whose work is asked to stop, because nobody waits any longer.
        var cancels: [UInt32] = []
        /// Why the connection ends, when it does.
        var close: String?
    }

    /// The same as ``nextWake``, found where the machine stands: for a value that only looks, whoever
    /// holds the machine in an object would copy all of it first.
    mutating func findNextWake() -> Moment? { nextWake }

    /// When ``tick(now:)`` has something to do at the earliest.
    var nextWake: Moment? {
        let limits = configuration.limits
        var wake: Moment
        switch phase {
        case .closed: return nil
        case .awaitingHello: wake = startedAt + limits.helloWithin
        case .open:
            wake = keepalive.nextWake
            if !hasRequested { wake = min(wake, startedAt + limits.firstRequestWithin) }
            if calls.isEmpty { wake = min(wake, lastActivity + limits.idle) }
            if let expiresAt { wake = min(wake, expiresAt - limits.certificateLead) }
        case .draining:
            wake = keepalive.nextWake
            if let expiresAt { wake = min(wake, expiresAt) }
        }
        if let earliestDeadline { wake = min(wake, earliestDeadline) }
        return wake
    }

    /// Time has passed.
    mutating func tick(now: Moment) -> Due {
        var due = Due()
        if let reason = reasonToEnd(at: now) {
            _ = end(reason)
            due.close = reason
            return due
        }
        guard phase != .closed else { return due }
        if let expiresAt, now >= expiresAt - configuration.limits.certificateLead,
            case .close(let reason) = drain(ConnectionReason.certificateExpired)
        {
            due.close = reason
            return due
        }
        if phase != .awaitingHello {
            switch keepalive.check(at: now) {
            case .none: break
            case .ping(let nonce): outbound.pushUrgent(.ping, argument: nonce)
            case .dead:
                _ = end(ConnectionReason.noPong)
                due.close = ConnectionReason.noPong
                return due
            }
        }
        expireCalls(at: now, &due)
        return due
    }

    private func reasonToEnd(at now: Moment) -> String? {
        let limits = configuration.limits
        if phase == .closed { return nil }
        if let expiresAt, now >= expiresAt { return ConnectionReason.certificateExpired }
        switch phase {
        case .awaitingHello:
            return now >= startedAt + limits.helloWithin ? ConnectionReason.noHello : nil
        case .open:
            if !hasRequested, now >= startedAt + limits.firstRequestWithin {
                return ConnectionReason.noRequest
            }
            return calls.isEmpty && now >= lastActivity + limits.idle
                ? ConnectionReason.idle : nil
        case .draining, .closed:
            return nil
        }
    }

    /// Remembers a deadline.
    ///
    /// There is no timer and no queue per call: the few calls in flight are looked through once
    /// the earliest of their deadlines has come, which is seldom, since most end well before.
    mutating func watch(_ deadline: Moment) {
        earliestDeadline = earliestDeadline.map { min($0, deadline) } ?? deadline
    }

    private mutating func expireCalls(at now: Moment, _ due: inout Due) {
        guard let earliest = earliestDeadline, now >= earliest else { return }
        earliestDeadline = nil
        for (id, call) in calls.sorted {
            switch call.state {
            case .discarding:
                guard now >= call.deadline else {
                    watch(call.deadline)
                    break
                }
                // It had its answer long ago, and goes on sending what nobody wants.
                _ = end(ConnectionReason.noRest)
                due = Due(close: ConnectionReason.noRest)
                return
            case .receiving(let request):
                guard now >= request.until else {
                    watch(request.until)
                    break
                }
                release(request)
                send(tooLate(request, at: now), to: id)
                discard(id, now: now)
            case .running(var running):
                guard running.stop == nil else { break }
                guard now >= call.deadline else {
                    watch(call.deadline)
                    break
                }
                running.stop = .deadline
                running.element = nil
                calls.update(id) { $0.state = .running(running) }
                stalled.remove(id)
                due.cancels.append(id)
            }
        }
    }
}
