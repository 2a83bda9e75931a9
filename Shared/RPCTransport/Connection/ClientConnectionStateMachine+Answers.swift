internal import NIOCore
internal import RPC

extension ClientConnectionStateMachine {
    /// The frame that nearly all are: a whole answer that somebody waits for.
    ///
    /// It leads to that one event. `nil` for every other frame, of which nothing was taken.
    mutating func receiveAnswer(_ frame: Frame, now: Moment) -> (call: UInt32, bytes: [UInt8])? {
        guard frame.kind == .response, !frame.hasMore, phase == .open || phase == .draining,
            frame.body.readableBytes <= agreement.messageBytes,
            let call = calls.remove(frame.call)
        else { return nil }
        guard call.kind == .unary, call.unsent == nil, !call.isAbandoned, call.partial.isEmpty
        else {
            calls[frame.call] = call
            return nil
        }
        keepalive.heard(at: now)
        retired(frame.call, call, now: now)
        return (frame.call, frame.bytes)
    }

    mutating func receiveMessage(
        _ frame: Frame,
        now: Moment
    ) -> [Event] {
        // Out of the table first: two owners of the bytes would copy them at each frame.
        guard calls[frame.call]?.unsent == nil, var call = calls.remove(frame.call) else {
            return fail(ConnectionReason.badCall)
        }
        let isItem = frame.kind == .item
        guard isItem == (call.kind == .serverStream) else {
            calls[frame.call] = call
            return fail(ConnectionReason.unexpectedFrame)
        }
        let bytes = frame.body.readableBytes
        let cost = bytes + FrameHeader.size
        if isItem, !call.isAbandoned {
            call.window -= cost
            guard call.window >= 0 else {
                calls[frame.call] = call
                return fail(ConnectionReason.badCredit)
            }
        }
        let isRetired = !isItem && !frame.hasMore
        if isItem, !call.hasReceived {
            call.hasReceived = true
            if call.isAbandoned { sendDelayedCancel(frame.call) }
        }
        guard !call.isAbandoned else {
            if !isRetired { calls[frame.call] = call } else { retired(frame.call, call, now: now) }
            return []
        }
        guard call.partial.count + bytes <= agreement.messageBytes,
            !frame.hasMore || halfReceived + bytes <= limits.halfReceivedBytes
        else {
            calls[frame.call] = call
            return tooMuch(frame.call, isRetired: isRetired, now: now)
        }
        if frame.hasMore {
            frame.appendBytes(to: &call.partial)
            halfReceived += bytes
            if isItem { paid(cost, forPartOf: &call, id: frame.call) }
            calls[frame.call] = call
            return []
        }
        halfReceived -= call.partial.count
        var message = call.partial
        call.partial = []
        frame.appendBytes(to: &message)
        if isRetired {
            retired(frame.call, call, now: now)
            return [.response(frame.call, message)]
        }
        lastActivity = now
        call.unread += 1
        calls[frame.call] = call
        return [.element(frame.call, message, cost: cost)]
    }

    /// Gives back what the part of an element cost, or keeps it back until the reader has caught up.
    ///
    /// Half an element cannot be read, so waiting for that would never end. But as long as whole
    /// elements wait to be read the next one waits, too: otherwise a reader that does not read would
    /// be sent any number of large elements for the cost of their last frames.
    private mutating func paid(_ cost: Int, forPartOf call: inout ClientCall, id: UInt32) {
        if call.unread == 0 { grant(cost, to: &call, id: id) } else { call.withheld += cost }
    }

    /// The peer sends more than was agreed: that call ends, the others go on.
    private mutating func tooMuch(
        _ id: UInt32,
        isRetired: Bool,
        now: Moment
    ) -> [Event] {
        _ = abandon(id, tellServer: !isRetired, now: now)
        if isRetired { calls[id] = nil }
        return [.failure(id, .responseTooLarge)]
    }

    mutating func receiveEnd(
        _ frame: Frame,
        now: Moment
    ) -> [Event] {
        guard let call = calls[frame.call], call.unsent == nil,
            frame.kind == .error || call.kind == .serverStream
        else { return fail(ConnectionReason.badCall) }
        calls[frame.call] = nil
        halfReceived -= call.partial.count
        retired(frame.call, call, now: now)
        if call.isAbandoned { return [] }
        if frame.kind == .end { return [.end(frame.call)] }
        let error = ErrorFrame(argument: frame.argument, body: frame.bytes).error
        return [.failure(frame.call, error)]
    }

    /// A terminal frame came; a request that is not out whole is not continued.
    private mutating func retired(_ id: UInt32, _ call: ClientCall, now: Moment) {
        lastActivity = now
        // Nobody needs a cancel that still waits its turn, save a server that waits for the rest.
        if !call.isCutShort, !delayedCancels.isEmpty { delayedCancels.removeAll { $0 == id } }
        if outbound.remove(call: id) == .partial { sendCancel(id, now: now) }
    }
}
