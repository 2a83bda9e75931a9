import NIOCore
import Testing

@testable import RPCTransport

struct OutboundQueueTests {
    private func drain(_ queue: inout OutboundQueue) throws -> [Frame] {
        var buffer = ByteBuffer()
        queue.write(into: &buffer, upTo: .max)
        var decoder = FrameDecoder()
        decoder.append(buffer)
        var frames: [Frame] = []
        while let frame = try decoder.next() { frames.append(frame) }
        #expect(queue.bytes == 0)
        #expect(queue.isEmpty)
        return frames
    }

    @Test func `a small message does not wait for a large one`() throws {
        var queue = OutboundQueue()
        queue.push(.response, call: 1, body: [UInt8](repeating: 1, count: 1_000_000))
        queue.push(.response, call: 2, body: [2])
        let frames = try drain(&queue)
        #expect(frames.prefix(2).map(\.call) == [2, 1])
        #expect(frames.count == 17)
    }

    @Test func `a large message does not wait for ever smaller ones`() throws {
        var queue = OutboundQueue()
        queue.push(.response, call: 1, body: [UInt8](repeating: 1, count: 200_000))
        for call in 2...41 as ClosedRange<UInt32> {
            queue.push(.response, call: call, body: [UInt8](repeating: 2, count: 10_000))
        }
        let frames = try drain(&queue)
        let pieces = frames.indices.filter { frames[$0].call == 1 }
        // A piece whenever a frame's worth of the others has gone: after seven of them.
        #expect(pieces == [7, 15, 23, 31])
    }

    @Test func `of large messages the nearest to its end goes first`() throws {
        var queue = OutboundQueue()
        queue.push(.response, call: 1, body: [UInt8](repeating: 1, count: 500_000))
        queue.push(.response, call: 2, body: [UInt8](repeating: 2, count: 150_000))
        var buffer = ByteBuffer()
        queue.write(into: &buffer, upTo: 1)
        queue.push(.response, call: 3, body: [UInt8](repeating: 3, count: 70_000))
        let frames = try drain(&queue)
        // The fourth piece in all is the oldest's.
        #expect(frames.prefix(5).map(\.call) == [3, 3, 1, 2, 2])
    }

    @Test func `of large messages those of one length end one after the other`() throws {
        var queue = OutboundQueue()
        for call in 1...3 as ClosedRange<UInt32> {
            queue.push(.response, call: call, body: [UInt8](repeating: 1, count: 200_000))
        }
        let frames = try drain(&queue)
        #expect(frames.map(\.call) == [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
        #expect(frames.map(\.hasMore) == (1...12).map { $0 % 4 != 0 })
    }

    @Test func `a large message gets every fourth piece, however many shorter ones come`() throws {
        var queue = OutboundQueue()
        queue.push(.response, call: 1, body: [UInt8](repeating: 1, count: 4_000_000))
        var order: [UInt32] = []
        for call in 2...201 as ClosedRange<UInt32> {
            queue.push(.response, call: call, body: [UInt8](repeating: 2, count: 70_000))
            var buffer = ByteBuffer()
            queue.write(into: &buffer, upTo: 1)
            var decoder = FrameDecoder()
            decoder.append(buffer)
            order.append(try #require(try decoder.next()).call)
        }
        #expect(order.count { $0 == 1 } == 50)
    }

    @Test func `a long request does not begin before a short one that came before it`() throws {
        var queue = OutboundQueue()
        for call in 1...8 as ClosedRange<UInt32> {
            queue.push(.request, call: call, body: [UInt8](repeating: 1, count: 10_000))
        }
        queue.push(.request, call: 9, body: [UInt8](repeating: 1, count: 70_000))
        queue.push(.request, call: 10, body: [1])
        // After seven a frame's worth of short ones has gone, and a piece of the long one is due.
        #expect(try drain(&queue).map(\.call) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9])
    }

    @Test(arguments: (0..<20).map { _ in UInt64.random(in: .min ... .max) })
    func `requests begin in the order of their calls, whatever their lengths`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var queue = OutboundQueue()
        var buffer = ByteBuffer()
        for call in 1...200 as ClosedRange<UInt32> {
            let length = random.below(3) == 0 ? random.below(400_000) : random.below(20_000)
            queue.push(.request, call: call, body: [UInt8](repeating: 1, count: length))
            if random.below(4) == 0 {
                queue.write(into: &buffer, upTo: buffer.readableBytes + 100_000)
            }
        }
        queue.write(into: &buffer, upTo: .max)
        var decoder = FrameDecoder()
        decoder.append(buffer)
        var begun: [UInt32] = []
        while let frame = try decoder.next() {
            if begun.last.map({ $0 < frame.call }) ?? true { begun.append(frame.call) }
            #expect(begun.contains(frame.call), "call \(frame.call) began late")
        }
        #expect(begun == Array(1...200))
    }

    @Test func `a goodbye goes out when every request before it has begun`() throws {
        var queue = OutboundQueue()
        for call in 1...3 as ClosedRange<UInt32> {
            queue.push(.request, call: call, body: [UInt8](repeating: 1, count: 200_000))
        }
        queue.push(.goaway, call: 0)
        let frames = try drain(&queue)
        let goodbye = try #require(frames.firstIndex { $0.kind == .goaway })
        #expect(Set(frames[..<goodbye].map(\.call)) == [1, 2, 3])
        #expect(goodbye < frames.count - 1)
    }

    @Test func `messages of one call keep their order`() throws {
        var queue = OutboundQueue()
        queue.push(.item, call: 1, body: [UInt8](repeating: 1, count: 100_000))
        queue.push(.item, call: 1, body: [2])
        queue.push(.item, call: 1, body: [UInt8](repeating: 3, count: 100_000))
        queue.push(.end, call: 1)
        queue.push(.response, call: 2, body: [9])
        let frames = try drain(&queue)
        let first = frames.filter { $0.call == 1 }.map { $0.bytes.first }
        #expect(first == [1, 1, 2, 3, 3, nil])
        #expect(frames[0].call == 2)
    }

    @Test func `what is urgent overtakes messages`() throws {
        var queue = OutboundQueue()
        queue.push(.request, call: 1, argument: 10, body: [1])
        queue.pushUrgent(.pong, argument: 4)
        #expect(try drain(&queue).map(\.kind) == [.pong, .request])
    }

    @Test func `only the first frame of a message carries the argument`() throws {
        var queue = OutboundQueue()
        queue.push(.request, call: 1, argument: 10, body: [UInt8](repeating: 1, count: 70_000))
        #expect(try drain(&queue).map(\.argument) == [10, 0])
    }

    @Test func `frames that go out together stand in one buffer, as many as a write holds`() {
        var queue = OutboundQueue()
        for call in 1...100 as ClosedRange<UInt32> {
            queue.push(.response, call: call, body: [UInt8](repeating: 1, count: 600))
        }
        queue.push(.response, call: 101, body: [UInt8](repeating: 1, count: 200_000))
        var sizes: [Int] = []
        while let buffer = queue.nextWrite(ByteBufferAllocator()) {
            sizes.append(buffer.readableBytes)
        }
        let header = FrameHeader.size
        let longest = Limits.frameBytes
        // The third piece and the rest of the long one follow.
        #expect(
            sizes == [
                100 * (header + 600) + header + longest,
                2 * (header + longest) + header + 200_000 - 3 * longest,
            ]
        )
        #expect(queue.bytes == 0)
    }

    @Test func `two messages a little longer than a frame go out in one write`() {
        var queue = OutboundQueue()
        for call in 1...3 as ClosedRange<UInt32> {
            queue.push(
                .request,
                call: call,
                head: [UInt8](repeating: 1, count: 100),
                body: [UInt8](repeating: 2, count: Limits.frameBytes)
            )
        }
        var sizes: [Int] = []
        while let buffer = queue.nextWrite(ByteBufferAllocator()) {
            sizes.append(buffer.readableBytes)
        }
        let message = 2 * FrameHeader.size + 100 + Limits.frameBytes
        #expect(sizes == [2 * message, message])
    }

    @Test(arguments: [0, 1, 50, 99, 100, 101, 300])
    func `a head and a body go out one behind the other, wherever they are cut`(cut: Int) throws {
        let head = [UInt8](1...100)
        let body = [UInt8](101...200)
        var queue = OutboundQueue(frameBytes: max(1, cut))
        queue.push(.request, call: 1, argument: 7, head: head, body: body)
        let frames = try drain(&queue)
        #expect(frames.flatMap(\.bytes) == head + body)
        #expect(frames.map(\.argument).filter { $0 != 0 } == [7])
    }

    @Test func `taking a message back tells how far it went`() throws {
        var queue = OutboundQueue()
        for call in 1...3 as ClosedRange<UInt32> {
            queue.push(.request, call: call, body: [UInt8](repeating: 1, count: 100_000))
        }
        #expect(queue.untouchedCalls == [1, 2, 3])
        var buffer = ByteBuffer()
        queue.write(into: &buffer, upTo: 1)
        #expect(queue.untouchedCalls == [2, 3])
        #expect(queue.remove(call: 1) == .partial)
        #expect(queue.remove(call: 2) == .none)
        #expect(queue.remove(call: 2) == .whole)
        #expect(try drain(&queue).allSatisfy { $0.call == 3 })
    }

    @Test func `the bytes that wait are counted exactly`() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix(seed: seed)
        var queue = OutboundQueue()
        for step in 0..<2_000 {
            let call = UInt32(1 + random.below(8))
            switch random.below(4) {
            case 0:
                queue.push(
                    .item,
                    call: call,
                    body: .init(repeating: 0, count: random.below(200_000))
                )
            case 1: queue.pushUrgent(.credit, call: call)
            case 2: _ = queue.remove(call: call)
            default:
                var buffer = ByteBuffer()
                queue.write(into: &buffer, upTo: random.below(300_000))
            }
            #expect(queue.bytes >= 0, "seed \(seed), step \(step)")
            #expect(!queue.isEmpty || queue.bytes == 0, "seed \(seed), step \(step)")
        }
    }
}
