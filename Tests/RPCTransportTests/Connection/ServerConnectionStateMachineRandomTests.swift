import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

struct ServerConnectionStateMachineRandomTests {
    @Test func `no sequence of frames traps, leaks or answers twice`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix(seed: seed)
        for _ in 0..<400 {
            var bench = try ServerBench(open: random.below(8) != 0)
            var accepted: Set<UInt32> = []
            var terminals: [UInt32: Int] = [:]
            var running: Set<UInt32> = []
            for _ in 0..<60 {
                let kind = FrameKind.allCases[random.below(FrameKind.allCases.count)]
                let call = kind.isAboutConnection ? 0 : UInt32(random.below(12) + 1)
                let body = random.below(3) == 0 ? [] : try bench.request()
                let frame = Frame(
                    [.request, .cancel, .credit, kind][random.below(4)],
                    call: kind.isAboutConnection ? UInt32(random.below(12) + 1) : call,
                    argument: UInt32(random.below(3_000)),
                    hasMore: random.below(4) == 0,
                    body: ByteBuffer(bytes: body)
                )
                switch bench.machine.receive(frame, now: bench.now) {
                case .accept(let call):
                    #expect(accepted.insert(call.id).inserted, "seed \(seed)")
                    running.insert(call.id)
                case .none, .cancel, .resume, .close: break
                }
                if let id = running.randomElement(using: &random), random.below(2) == 0 {
                    if random.below(2) == 0 {
                        bench.machine.reply(.response([1]), to: id, now: bench.now)
                        running.remove(id)
                    } else if bench.machine.offer([1, 2, 3], on: id) == .waits {
                        Issue.record("A small element waits; seed \(seed)")
                    }
                }
                _ = bench.pass(.milliseconds(random.below(800)))
                for frame in try bench.sent() {
                    guard [.response, .error, .end].contains(frame.kind) else { continue }
                    terminals[frame.call, default: 0] += 1
                }
            }
            #expect(terminals.values.allSatisfy { $0 == 1 }, "seed \(seed)")
            bench.machine.closed()
            #expect(bench.budget.remaining == 64 * 1024 * 1024, "seed \(seed)")
        }
    }
}
