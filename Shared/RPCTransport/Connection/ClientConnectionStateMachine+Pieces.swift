internal import RPC
internal import WireCodec

extension ClientConnectionStateMachine {
    mutating func send(
        _ request: OutgoingRequest,
        id: UInt32,
        until deadline: Moment,
        now: Moment
    ) {
        let remaining = (deadline.nanoseconds - now.nanoseconds) / 1_000_000
        // At least one: nought would say that the deadline has passed.
        let argument = UInt32(clamping: max(1, remaining))
        outbound.push(
            .request,
            call: id,
            argument: argument,
            head: request.head,
            body: request.message
        )
    }

    mutating func grant(_ bytes: Int, to call: inout ClientCall, id: UInt32) {
        call.window += bytes
        outbound.pushUrgent(.credit, call: id, argument: UInt32(clamping: bytes))
    }

    /// Asks for a call to be stopped; no more often than a server takes it, save for streams that were read.
    ///
    /// Leaving a stream is how reading it ends, and is not counted. Held back, it would go on for nobody,
    /// and many of them would keep a server from all other work.
    mutating func sendCancel(_ id: UInt32, now: Moment) {
        if calls[id]?.hasReceived == true { return outbound.pushUrgent(.cancel, call: id) }
        guard delayedCancels.isEmpty, cancelRate.admits(at: now) else {
            delayedCancels.append(id)
            delayedSince = delayedSince ?? now
            return
        }
        outbound.pushUrgent(.cancel, call: id)
    }

    /// Sends a cancel that waits its turn at once: the stream's first element has come.
    mutating func sendDelayedCancel(_ id: UInt32) {
        guard let place = delayedCancels.firstIndex(of: id) else { return }
        delayedCancels.remove(at: place)
        outbound.pushUrgent(.cancel, call: id)
    }

    /// Forgets a call that never went out; keeps the place of one that did.
    mutating func abandon(
        _ id: UInt32,
        tellServer: Bool,
        now: Moment
    ) -> OutcomeClass {
        guard var call = calls[id] else { return .mayHaveRun }
        halfReceived -= call.partial.count
        call.partial = []
        guard call.unsent == nil else {
            calls[id] = nil
            return .notStarted
        }
        let progress = outbound.remove(call: id)
        guard progress != .none else {
            calls[id] = nil
            return .notStarted
        }
        call.isAbandoned = true
        call.isCutShort = progress == .partial
        calls[id] = call
        if tellServer || progress == .partial { sendCancel(id, now: now) }
        return progress == .partial ? .notStarted : .mayHaveRun
    }

    mutating func fail(_ reason: String) -> [Event] {
        let events = lost(.unavailable(reason))
        outbound = OutboundQueue()
        if hasHeardHello { outbound.pushUrgent(.goaway, body: Self.goaway(reason)) }
        return events + [.close(reason)]
    }

    static func goaway(_ reason: String) -> [UInt8] {
        (try? Wire.encode(Goaway(reason: reason))) ?? []
    }

    mutating func watch(_ deadline: Moment) {
        earliestDeadline = earliestDeadline.map { min($0, deadline) } ?? deadline
    }
}
