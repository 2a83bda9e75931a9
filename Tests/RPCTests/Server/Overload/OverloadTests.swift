import Synchronization
import Testing
import WireCodec

@testable import RPC

/// A service behind a shedder under an open loop, in time that only this model knows.
///
/// Workers share what refusals cost as well, as processors do; clients do not care how full it is.
private struct Service {
    static let fetch = MethodDescriptor("library.find", .read, callers: ["reader"])
    static let lend = MethodDescriptor("library.lend", .write, callers: ["reader"])

    /// How many calls are worked on at the same time, and how long each takes, in nanoseconds.
    static let workers = 4
    static let work: UInt64 = 2_000_000
    /// What a refusal takes of a worker: a hundredth of a call.
    static let refusal: UInt64 = 20_000
    /// What the service can answer in a second at most.
    static let capacity = Double(workers) * 1e9 / Double(work)

    /// What a second came to.
    struct Second {
        var offered = 0
        var answered = 0
        var refused = 0
        /// The longest time that an answered call took.
        var longest: UInt64 = 0
    }

    /// A call that is worked on or waits for a worker.
    private struct Job {
        var arrived: UInt64
        var end: @Sendable () async -> CallReply
    }

    private let clock = Time()
    private let shedder: LoadShedder
    /// When each worker is free.
    private var free = [UInt64](repeating: 0, count: workers)
    /// What waits, and when it will end, in the order of ending.
    private var running: [(ends: UInt64, job: Job)] = []
    private(set) var seconds: [Second] = []
    private(set) var mostUnderWay = 0
    private(set) var refusals: [ServiceError] = []
    /// How many calls of each method were refused.
    private(set) var refused: [String: Int] = [:]
    private var now: UInt64 = 0
    private var number = 0

    /// The model's time, which the shedder reads.
    private final class Time: Sendable {
        let nanoseconds = Atomic<UInt64>(0)
    }

    init() {
        let clock = clock
        shedder = LoadShedder([Self.fetch, Self.lend]) {
            clock.nanoseconds.load(ordering: .relaxed)
        }
    }

    /// Seconds with so many times the capacity, evenly spaced; every fourth call is a write.
    mutating func pass(_ count: Int, times factor: Double) async {
        let gap = UInt64(1e9 / (Self.capacity * factor))
        let end = now + UInt64(count) * 1_000_000_000
        while now < end {
            await finish(until: now)
            clock.nanoseconds.store(now, ordering: .relaxed)
            await arrive()
            now += gap
        }
        now = end
    }

    /// Lets everything end that is still under way.
    mutating func settle() async { await finish(until: .max) }

    private mutating func arrive() async {
        number += 1
        let method = number % 4 == 0 ? Self.lend : Self.fetch
        let call = IncomingCall(
            head: CallHead(method: method.name),
            message: [],
            peer: .reader,
            deadline: .after(.seconds(10))
        )
        let dispatch = shedder.intercept(call) { _ in .work(.blocking) { .response([]) } }
        let worker = free.indices.min { free[$0] < free[$1] } ?? 0
        let begin = max(free[worker], now)
        note(now) { $0.offered += 1 }
        switch dispatch {
        case .work(_, let work):
            free[worker] = begin + Self.work
            running.append((free[worker], Job(arrived: now, end: work)))
            mostUnderWay = max(mostUnderWay, running.count)
        case .reply(.error(let error)):
            // At once, but for the time that it takes from those who work.
            free[worker] = begin + Self.refusal
            refusals.append(error)
            refused[method.name, default: 0] += 1
            note(now) { $0.refused += 1 }
        case .reply, .stream: Issue.record("neither let in nor refused")
        }
    }

    private mutating func finish(until moment: UInt64) async {
        while let first = running.first, first.ends <= moment {
            running.removeFirst()
            clock.nanoseconds.store(first.ends, ordering: .relaxed)
            _ = await first.job.end()
            note(first.ends) { second in
                second.answered += 1
                second.longest = max(second.longest, first.ends - first.job.arrived)
            }
        }
    }

    private mutating func note(_ moment: UInt64, _ change: (inout Second) -> Void) {
        let second = Int(moment / 1_000_000_000)
        while seconds.count <= second { seconds.append(Second()) }
        change(&seconds[second])
    }
}

@Suite struct OverloadTests {
    @Test(arguments: [2.0, 5])
    func `a minute of more than a service can carry costs it a tenth of its answers at most`(
        factor: Double
    ) async {
        var service = Service()
        await service.pass(5, times: 0.8)
        await service.pass(60, times: factor)
        await service.settle()
        let minute = service.seconds[5..<65]
        let answered = Double(minute.reduce(0) { $0 + $1.answered }) / 60
        #expect(answered >= 0.9 * Service.capacity, "\(answered) of \(Service.capacity)")
        // Memory is flat: what is under way is bounded, whatever is offered.
        #expect(service.mostUnderWay <= AdaptiveLimit.Settings().initial)
        // Who is let in is answered soon: a limit that lets a queue grow would answer as many.
        let longest = minute.dropFirst(2).map(\.longest).max() ?? .max
        #expect(longest < 50_000_000, "\(longest) ns")
    }

    @Test func `every refused call is not started and told when to come again`() async {
        var service = Service()
        await service.pass(5, times: 5)
        #expect(!service.refusals.isEmpty)
        #expect(service.refusals.allSatisfy { $0.outcome == .notStarted })
        #expect(service.refusals.allSatisfy { $0.code == .resourceExhausted })
        let times = service.refusals.compactMap(\.retryAfterMilliseconds)
        #expect(times.count == service.refusals.count)
        #expect(times.allSatisfy { (50...2_000).contains($0) })
        // Not all at once: a wave of refusals must not come back as a wave.
        #expect(Set(times.suffix(1_000)).count > 100)
    }

    @Test func `two seconds after a surge nobody is refused any more`() async {
        var service = Service()
        await service.pass(5, times: 0.8)
        await service.pass(60, times: 5)
        await service.pass(10, times: 0.8)
        await service.settle()
        let after = service.seconds[67..<75]
        #expect(after.allSatisfy { $0.refused == 0 }, "\(after.map(\.refused))")
        #expect(after.allSatisfy { $0.longest < 20_000_000 }, "\(after.map(\.longest))")
    }

    @Test func `what somebody has done is let in while what is looked at gives way`() async {
        var service = Service()
        await service.pass(20, times: 1.5)
        let reads = service.refused["library.find", default: 0]
        let writes = service.refused["library.lend", default: 0]
        // A quarter of the calls are writes, fewer than the service can carry.
        #expect(reads > 1_000)
        #expect(writes * 100 <= reads, "\(writes) writes and \(reads) reads refused")
    }
}
