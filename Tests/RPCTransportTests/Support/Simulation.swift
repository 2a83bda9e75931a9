import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

/// A client's and a server's state machine joined by two pipes of bytes, run by a seeded scheduler.
///
/// Bytes arrive in random pieces, work ends when it likes, readers read when they like. Time passes
/// only here.
struct Simulation {
    /// What is known of a call at the client.
    private struct Asked {
        let isStream: Bool
        var ends = 0
        var elements = 0
        var unread: [Int] = []
    }

    /// What the server's work on a call is up to.
    private struct Work {
        let isStream: Bool
        var isStopped = false
        var isWaiting = false
        var sent = 0
    }

    private var random: SplitMix
    private var now = Moment.now
    private(set) var client: ClientConnectionStateMachine
    private(set) var server: ServerConnectionStateMachine
    let budget = ByteBudget(bytes: 8 * 1024 * 1024)
    private var toServer: [UInt8] = []
    private var toClient: [UInt8] = []
    private var serverDecoder = FrameDecoder()
    private var clientDecoder = FrameDecoder()
    private var asked: [UInt32: Asked] = [:]
    private var work: [UInt32: Work] = [:]
    private var terminals: [UInt32: Int] = [:]
    /// How often in a thousand deliveries a byte is changed on its way.
    private let corruption: Int
    /// Why either side ended the connection.
    private(set) var closings: [String] = []
    /// What must never be, told by a sentence.
    private(set) var faults: [String] = []

    init(seed: UInt64, corruption: Int) {
        random = SplitMix(seed: seed)
        self.corruption = corruption
        var limits = Limits()
        limits.callsInFlight = 24
        limits.halfReceivedBytes = 1_000_000
        limits.outboundHighWater = 300_000
        limits.outboundLowWater = 100_000
        limits.streamCredit = [1_000, 5_000, 65_552, 262_144][random.below(4)]
        client = ClientConnectionStateMachine(
            limits: limits,
            hello: Hello(build: "1", service: "client", limits: limits),
            firstCall: random.below(4) == 0 ? Limits.lastCall - 20 : 1,
            now: now
        )
        server = ServerConnectionStateMachine(
            .init(
                limits: limits,
                hello: Hello(build: "1", service: "test", limits: limits),
                budget: budget,
                maximumRequestBytes: { $0 == "test.small" ? 100_000 : CallLimits.largestMessage }
            ),
            now: now
        )
    }

    /// Calls that were submitted.
    var submitted: Int { asked.count }

    // MARK: - Running

    /// Lets so many things happen, then lets everything come to its end.
    mutating func run(steps: Int) throws {
        for step in 0..<steps where closings.isEmpty {
            if step == 5 { client.handshakeCompleted(now: now) }
            try self.step()
            check()
        }
        client.handshakeCompleted(now: now)
        var rounds = 0
        while closings.isEmpty, rounds < 3_000, !isSettled {
            rounds += 1
            try settle()
            check()
        }
        if closings.isEmpty, corruption == 0, !client.calls.isEmpty {
            faults.append("calls hang: \(client.calls.ids)")
        }
        finish()
    }

    /// Whether nothing is under way: a cancel that waits its turn, or is still in the pipe, may be
    /// the last thing that the server waits for.
    private var isSettled: Bool {
        client.calls.isEmpty && client.delayedCancels.isEmpty && client.outbound.isEmpty
            && toServer.isEmpty && work.isEmpty
    }

    /// One thing happens, whichever.
    private mutating func step() throws {
        now += .milliseconds(random.below(20))
        switch random.below(12) {
        case 0, 1: try submit()
        case 2: cancel()
        case 3: read()
        case 4, 5: clientSends(upTo: 1 + random.below(200_000))
        case 6: deliverToServer()
        case 7, 8: try serve()
        case 9: serverSends(upTo: 1 + random.below(200_000))
        case 10: deliverToClient()
        default:
            tick()
            switch random.below(400) {
            case 0 where server.phase == .open:
                perform(server.drain("drain", reconnectAfter: .milliseconds(500)))
            case 1: client.drain("done")
            default: break
            }
        }
    }

    /// A round in which everything moves and nothing new is asked.
    private mutating func settle() throws {
        now += .milliseconds(5)
        tick()
        clientSends(upTo: .max)
        while !toServer.isEmpty, closings.isEmpty { deliverToServer() }
        for _ in 0...work.count { try serve(mayGoOn: false) }
        serverSends(upTo: .max)
        while !toClient.isEmpty, closings.isEmpty { deliverToClient() }
        for _ in 0..<8 { read() }
    }

    /// Ends the connection, and accounts for everything.
    private mutating func finish() {
        // A changed byte may make a frame of another call's, or a last piece one that is not.
        let isWhole = closings.isEmpty && corruption == 0
        handle(client.lost(.unavailable("connection.lost")))
        for (id, call) in asked where call.ends != 1 {
            faults.append("call \(id) ended \(call.ends) times")
        }
        for (id, count) in terminals where count != 1 {
            faults.append("the server ended call \(id) \(count) times")
        }
        if isWhole {
            for (id, call) in server.calls.sorted {
                faults.append("the server keeps call \(id), \(call.state)")
            }
            if server.halfReceived != 0 {
                faults.append("the server is owed \(server.halfReceived)")
            }
            if client.halfReceived != 0 {
                faults.append("the client is owed \(client.halfReceived)")
            }
        }
        for id in work.keys.sorted() { server.reply(.response([]), to: id, now: now) }
        server.closed()
        if !server.calls.sorted.map(\.value).allSatisfy({ call in
            if case .running = call.state { false } else { true }
        }) {
            faults.append("work is still counted after it ended")
        }
        if budget.remaining != 8 * 1024 * 1024 { faults.append("the budget is short") }
    }

    /// What holds at every moment.
    private mutating func check() {
        let limits = client.limits
        if server.calls.count > 2 * limits.callsInFlight { faults.append("too many calls") }
        if work.count > limits.callsInFlight { faults.append("too much work") }
        if server.halfReceived > limits.halfReceivedBytes {
            faults.append("too much half received")
        }
        if server.halfReceived < 0 || client.halfReceived < 0 { faults.append("below nought") }
        if budget.remaining != 8 * 1024 * 1024 - server.halfReceived, server.phase != .closed {
            faults.append("budget and connection differ")
        }
        let kept = max(serverDecoder.bufferedBytes, clientDecoder.bufferedBytes)
        if closings.isEmpty, kept > 65_552 {
            faults.append("more than a frame is kept")
        }
    }

    // MARK: - The client

    private mutating func submit() throws {
        let isStream = random.below(3) == 0
        let size = [0, 10, 1_000, 70_000, 200_000][random.below(5)]
        let head = CallHead(method: isStream ? "test.stream" : size > 0 ? "test.small" : "test.any")
        let request = OutgoingRequest(
            head: try RequestEnvelope.encode(head: head),
            message: [UInt8](repeating: 1, count: size)
        )
        let result = client.submit(
            request,
            kind: isStream ? .serverStream : .unary,
            deadline: now + .milliseconds([5, 300, 3_000, 100_000][random.below(4)]),
            now: now
        )
        if case .success(let id) = result { asked[id] = Asked(isStream: isStream) }
        if !client.takesCalls { client.drain(ConnectionReason.idsUsedUp) }
    }

    private mutating func cancel() {
        guard let id = asked.keys.sorted().randomElement(using: &random) else { return }
        if client.cancel(id, now: now) != nil { asked[id]?.ends += 1 }
    }

    private mutating func read() {
        let waiting = asked.filter { !$0.value.unread.isEmpty }.keys.sorted()
        guard let id = waiting.randomElement(using: &random),
            let cost = asked[id]?.unread.removeFirst()
        else { return }
        client.consumed(id, cost: cost)
    }

    private mutating func handle(_ events: [ClientConnectionStateMachine.Event]) {
        for event in events {
            switch event {
            case .response(let id, let body):
                if asked[id]?.isStream != false { faults.append("a response to stream \(id)") }
                if body.first.map({ $0 != UInt8(truncatingIfNeeded: id) }) ?? false,
                    corruption == 0
                {
                    faults.append("call \(id) has another's answer")
                }
                asked[id]?.ends += 1
            case .failure(let id, _): asked[id]?.ends += 1
            case .end(let id):
                if asked[id]?.isStream != true { faults.append("an end of call \(id)") }
                asked[id]?.ends += 1
            case .element(let id, let body, let cost):
                guard let number = asked[id]?.elements, asked[id]?.ends == 0 else {
                    faults.append("an element of no open stream \(id)")
                    continue
                }
                if corruption == 0, let first = body.first,
                    first != UInt8(truncatingIfNeeded: number)
                {
                    faults.append("stream \(id) is out of order")
                }
                asked[id]?.elements += 1
                asked[id]?.unread.append(cost)
            case .opened: clientDecoder.agreedKinds = client.agreement.agreedKinds
            case .draining: break
            case .close(let reason): closings.append("client: \(reason)")
            }
        }
    }

    // MARK: - The server

    private mutating func serve(mayGoOn: Bool = true) throws {
        for id in server.outboundDrained() { work[id]?.isWaiting = false }
        guard let id = work.keys.sorted().randomElement(using: &random), let task = work[id],
            !task.isWaiting || task.isStopped
        else { return }
        guard task.isStream else {
            work[id] = nil
            let size = [0, 5, 1_000, 100_000, 300_000][random.below(5)]
            let answer = [UInt8](repeating: UInt8(truncatingIfNeeded: id), count: size)
            let error = ServiceError(.conflict, reason: "test.rule", "No.")
            let reply: CallReply = random.below(4) == 0 ? .error(error) : .response(answer)
            return server.reply(reply, to: id, now: now)
        }
        guard mayGoOn, !task.isStopped, random.below(6) != 0 else {
            work[id] = nil
            let error = ServiceError.cancelled(outcome: .mayHaveRun)
            return server.finishStream(id, task.isStopped ? error : nil, now: now)
        }
        let size = [0, 1, 300, 20_000, 65_537, 200_000][random.below(6)]
        let element = [UInt8](repeating: UInt8(truncatingIfNeeded: task.sent), count: size)
        switch server.offer(element, on: id) {
        case .taken: work[id]?.sent += 1
        case .waits:
            work[id]?.sent += 1
            work[id]?.isWaiting = true
        case .gone: work[id]?.isStopped = true
        }
    }

    private mutating func perform(_ action: ServerConnectionStateMachine.Action) {
        switch action {
        case .none: break
        case .accept(let call):
            if work[call.id] != nil { faults.append("call \(call.id) is accepted twice") }
            work[call.id] = Work(isStream: call.head.method == "test.stream")
        case .cancel(let id): work[id]?.isStopped = true
        case .resume(let id): work[id]?.isWaiting = false
        case .close(let reason): closings.append("server: \(reason)")
        }
    }

    private mutating func tick() {
        let due = server.tick(now: now)
        for id in due.cancels { work[id]?.isStopped = true }
        if let reason = due.close { closings.append("server: \(reason)") }
        handle(client.tick(now: now))
    }

    // MARK: - The pipes

    private mutating func clientSends(upTo limit: Int) {
        switch client.phase {
        case .connecting, .awaitingHello: return
        case .open, .draining, .closed: break
        }
        var buffer = ByteBuffer()
        client.outbound.write(into: &buffer, upTo: limit)
        toServer += buffer.readableBytesView
    }

    private mutating func serverSends(upTo limit: Int) {
        guard client.phase != .connecting else { return }
        var buffer = ByteBuffer()
        server.outbound.write(into: &buffer, upTo: limit)
        var decoder = FrameDecoder()
        decoder.append(buffer)
        while let frame = try? decoder.next() {
            guard [.response, .error, .end].contains(frame.kind), !frame.hasMore else { continue }
            terminals[frame.call, default: 0] += 1
        }
        toClient += buffer.readableBytesView
    }

    private mutating func deliverToServer() {
        guard let piece = piece(of: \.toServer) else { return }
        serverDecoder.append(piece)
        do {
            while let frame = try serverDecoder.next() { perform(server.receive(frame, now: now)) }
        } catch {
            perform(server.receive(error))
        }
    }

    private mutating func deliverToClient() {
        guard let piece = piece(of: \.toClient) else { return }
        clientDecoder.append(piece)
        do {
            while let frame = try clientDecoder.next() { handle(client.receive(frame, now: now)) }
        } catch {
            handle(client.receive(error))
        }
    }

    /// A random piece from the front of a pipe, perhaps with a byte changed.
    private mutating func piece(of pipe: WritableKeyPath<Simulation, [UInt8]>) -> ByteBuffer? {
        guard !self[keyPath: pipe].isEmpty else { return nil }
        let most = [1, 20, 3_000, 100_000][random.below(4)]
        let count = min(self[keyPath: pipe].count, 1 + random.below(most))
        var bytes = Array(self[keyPath: pipe].prefix(count))
        self[keyPath: pipe].removeFirst(count)
        if random.below(1_000) < corruption {
            bytes[random.below(count)] ^= UInt8(1 << random.below(8))
        }
        return ByteBuffer(bytes: bytes)
    }
}
