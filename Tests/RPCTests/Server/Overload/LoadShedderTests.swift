import Synchronization
import Testing
import WireCodec

@testable import RPC

@Suite struct LoadShedderTests {
    private static let read = MethodDescriptor("library.find", .read, callers: ["reader"])
    private static let write = MethodDescriptor("library.lend", .write, callers: ["reader"])
    private static let health = MethodDescriptor("library.health", .read, callers: ["*"])
    private static let stream = MethodDescriptor(
        "library.list",
        .read,
        kind: .serverStream,
        callers: ["reader"]
    )

    /// A shedder whose limit stays at ten, and its time.
    private func shedder(_ observer: CallObserver = CallObserver()) -> LoadShedder {
        var settings = AdaptiveLimit.Settings()
        settings.minimum = 10
        settings.maximum = 10
        return LoadShedder(
            [Self.read, Self.write, Self.health, Self.stream],
            settings: settings,
            observer: observer,
            now: { 0 }
        )
    }

    private func call(
        _ method: MethodDescriptor,
        from peer: Caller = .reader,
        onBehalfOf: String? = nil
    ) -> IncomingCall {
        IncomingCall(
            head: CallHead(method: method.name, onBehalfOf: onBehalfOf),
            message: [],
            peer: peer,
            deadline: .after(.seconds(10))
        )
    }

    /// Lets so many calls in that do not end yet; answers what ends them, for those let in.
    private func enter(
        _ shedder: LoadShedder,
        _ count: Int,
        _ method: MethodDescriptor,
        from peer: Caller = .reader,
        onBehalfOf: String? = nil
    ) -> [@Sendable () async -> CallReply] {
        (0..<count).compactMap { _ in
            let dispatch = shedder.intercept(call(method, from: peer, onBehalfOf: onBehalfOf)) {
                _ in
                .work(.blocking) { .response([]) }
            }
            guard case .work(_, let work) = dispatch else { return nil }
            return work
        }
    }

    @Test func `a call beyond the limit is refused, not started, and told when to come again`()
        async throws
    {
        let shedder = shedder()
        let running = enter(shedder, 10, Self.write)
        #expect(running.count == 10)
        let dispatch = shedder.intercept(call(Self.write)) { _ in
            Issue.record("a refused call reached its handler")
            return .reply(.response([]))
        }
        guard case .reply(.error(let error)) = dispatch else {
            Issue.record("the call was let in")
            return
        }
        #expect(error.code == .resourceExhausted)
        #expect(error.reason == CallReason.overloaded)
        #expect(error.outcome == .notStarted)
        #expect((50...2_000).contains(try #require(error.retryAfterMilliseconds)))
        #expect(shedder.standing.underWay == 10)
        for work in running { _ = await work() }
        #expect(shedder.standing.underWay == 0)
        #expect(enter(shedder, 1, Self.write).count == 1)
    }

    @Test func `streams give way first, then reads, then writes, and health never`() {
        let shedder = shedder()
        let reads = enter(shedder, 20, Self.read)
        #expect(reads.count == 9)
        let stream = shedder.intercept(call(Self.stream)) { _ in .stream { _ in nil } }
        guard case .reply(.error) = stream else {
            Issue.record("a stream was opened in a full service")
            return
        }
        let writes = enter(shedder, 20, Self.write)
        #expect(writes.count == 1)
        let health = shedder.intercept(call(Self.health)) { _ in .reply(.response([1])) }
        guard case .reply(.response([1])) = health else {
            Issue.record("health was refused")
            return
        }
    }

    @Test func `one caller's surge leaves room for the others`() {
        let shedder = shedder()
        let other = Caller(identity: "spiffe://library.test/officer/9", unit: "", roles: ["reader"])
        let first = enter(shedder, 1, Self.write, from: other)
        // With two callers, three quarters of the limit is one's fair part once it is scarce.
        let surge = enter(shedder, 50, Self.write)
        let rest = enter(shedder, 50, Self.write, from: other)
        #expect([first.count, surge.count, rest.count] == [1, 8, 1])
    }

    @Test func `what the gateway asks for officers counts for each of them`() {
        let shedder = shedder()
        #expect(
            enter(shedder, 50, Self.write, from: .gateway, onBehalfOf: "a").count == 10
        )
        let mixed = self.shedder()
        let quiet = enter(mixed, 4, Self.write, from: .gateway, onBehalfOf: "a")
        let busy = enter(mixed, 50, Self.write, from: .gateway, onBehalfOf: "b")
        #expect([quiet.count, busy.count] == [4, 6])
    }

    @Test func `who names somebody else without being the gateway counts as themselves`() {
        let shedder = shedder()
        let other = Caller(identity: "spiffe://library.test/officer/9", unit: "", roles: ["reader"])
        let first = enter(shedder, 1, Self.write, from: other)
        let names = (0..<50).flatMap { number in
            enter(shedder, 1, Self.write, onBehalfOf: "somebody \(number)")
        }
        #expect([first.count, names.count] == [1, 8])
    }

    @Test func `an answer given at once and an open stream hold no place`() {
        let shedder = shedder()
        for _ in 0..<100 {
            _ = shedder.intercept(call(Self.read)) { _ in .reply(.response([])) }
            _ = shedder.intercept(call(Self.stream)) { _ in .stream { _ in nil } }
        }
        #expect(shedder.standing.underWay == 0)
    }

    @Test func `work that is dropped without ever having run gives its place back`() {
        let shedder = shedder()
        var waiting = enter(shedder, 10, Self.write)
        #expect(shedder.standing.underWay == 10)
        waiting.removeAll()
        #expect(shedder.standing.underWay == 0)
        #expect(enter(shedder, 10, Self.write).count == 10)
    }

    @Test func `work that has ended gives its place back once, whoever still holds it`() async {
        let shedder = shedder()
        let running = enter(shedder, 2, Self.write)
        _ = await running[0]()
        #expect(shedder.standing.underWay == 1)
        _ = await running[0]()
        #expect(shedder.standing.underWay == 1)
    }

    @Test func `a method that nobody knows passes to be told so`() {
        let shedder = shedder()
        let running = enter(shedder, 10, Self.write)
        #expect(running.count == 10)
        let unknown = MethodDescriptor("library.burn", .write, callers: [])
        let dispatch = shedder.intercept(call(unknown)) { _ in .reply(.response([2])) }
        guard case .reply(.response([2])) = dispatch else {
            Issue.record("an unknown method was refused for the wrong reason")
            return
        }
    }

    @Test func `whoever observes the service sees what was refused`() {
        let seen = Observed<[CallSummary]>([])
        let shedder = shedder(CallObserver(finished: { call in seen.update { $0.append(call) } }))
        let running = enter(shedder, 12, Self.write)
        #expect(running.count == 10)
        #expect(seen.current.map { $0.method?.name } == ["library.lend", "library.lend"])
        #expect(seen.current.allSatisfy { $0.error?.reason == CallReason.overloaded })
    }

    @Test(arguments: [
        ("library.health", MethodDescriptor.Effect.read, CallPriority.vital),
        ("library.checkpoint", .read, .vital), ("library.describe", .read, .low),
        ("library.find", .read, .normal), ("library.lend", .write, .high),
    ])
    func `priority follows from the contract`(
        name: String,
        effect: MethodDescriptor.Effect,
        priority: CallPriority
    ) {
        #expect(CallPriority(of: MethodDescriptor(name, effect, callers: ["*"])) == priority)
    }
}
