import NIOCore
import Testing

@testable import RPCTransport

struct FrameDecoderTests {
    /// Three frames of which one has a body, as they travel.
    private static let stream: [UInt8] = {
        var buffer = ByteBuffer()
        FrameHeader(.ping, argument: 7).write(into: &buffer)
        FrameHeader(.request, call: 1, argument: 500, length: 5, more: true).write(into: &buffer)
        buffer.writeString("hello")
        FrameHeader(.cancel, call: 1).write(into: &buffer)
        return Array(buffer.readableBytesView)
    }()

    private static let frames = [
        Frame(.ping, argument: 7),
        Frame(.request, call: 1, argument: 500, hasMore: true, body: ByteBuffer(string: "hello")),
        Frame(.cancel, call: 1),
    ]

    private func decode(_ pieces: [[UInt8]]) throws -> [Frame] {
        var decoder = FrameDecoder()
        var frames: [Frame] = []
        for piece in pieces {
            decoder.append(ByteBuffer(bytes: piece))
            while let frame = try decoder.next() { frames.append(frame) }
        }
        return frames
    }

    @Test func `frames are the same wherever the stream is split`() throws {
        let bytes = Self.stream
        for split in 0...bytes.count {
            let frames = try decode([Array(bytes[..<split]), Array(bytes[split...])])
            #expect(frames == Self.frames, "split at \(split)")
        }
        #expect(try decode(bytes.map { [$0] }) == Self.frames)
    }

    @Test func `a stream cut at any byte gives no frame that is not whole`() throws {
        let ends = [16, 37, 53]
        for length in 0..<Self.stream.count {
            let frames = try decode([Array(Self.stream[..<length])])
            #expect(frames.count == ends.count { $0 <= length })
        }
    }

    @Test func `a length above the limit is refused before any of its body`() throws {
        for length in [UInt32(65_537), .max] {
            var header = FrameHeader(.request, call: 1)
            header.length = length
            var buffer = ByteBuffer()
            header.write(into: &buffer)
            var decoder = FrameDecoder()
            decoder.append(buffer)
            #expect(throws: FrameError.tooLong(length)) { try decoder.next() }
        }
    }

    @Test func `a frame of the largest length is taken`() throws {
        var buffer = ByteBuffer()
        FrameHeader(.item, call: 1, length: 65_536).write(into: &buffer)
        buffer.writeRepeatingByte(9, count: 65_536)
        var decoder = FrameDecoder()
        decoder.append(buffer)
        #expect(try decoder.next()?.body.readableBytes == 65_536)
        #expect(decoder.bufferedBytes == 0)
    }

    @Test func `a long frame in pieces is the same message, wherever it is split`() throws {
        let body = (0..<60_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for kind in [FrameKind.response, .request, .item] {
            for more in [false, true] {
                var buffer = ByteBuffer()
                FrameHeader(kind, call: 3, length: body.count, more: more).write(into: &buffer)
                buffer.writeBytes(body)
                FrameHeader(.ping, argument: 7).write(into: &buffer)
                let bytes = Array(buffer.readableBytesView)
                for split in [1, 16, 17, 4_111, 4_112, 30_000, 60_015, 60_016, 60_020] {
                    var decoder = FrameDecoder(takesPieces: true)
                    var frames: [Frame] = []
                    for piece in [
                        bytes[..<split], bytes[split..<min(split + 9, bytes.count)],
                        bytes[min(split + 9, bytes.count)...],
                    ] {
                        decoder.append(ByteBuffer(bytes: piece))
                        while let frame = try decoder.next() { frames.append(frame) }
                    }
                    let ping = frames.popLast()
                    let whole = frames.flatMap { $0.bytes }
                    let calls = Set(frames.map { $0.call })
                    let kinds = Set(frames.map { $0.kind })
                    let mores = frames.map { $0.hasMore }
                    #expect(ping == Frame(.ping, argument: 7))
                    #expect(whole == body, "split at \(split)")
                    #expect(calls == [3] && kinds == [kind])
                    #expect(mores.last == more && !mores.dropLast().contains(false))
                    // What an element costs is counted by its frames.
                    #expect(kind != .item || mores.count == 1)
                    #expect(decoder.bufferedBytes == 0)
                }
            }
        }
    }

    @Test func `a request's first frame comes whole`() throws {
        var buffer = ByteBuffer()
        FrameHeader(.request, call: 1, argument: 500, length: 60_000).write(into: &buffer)
        buffer.writeRepeatingByte(9, count: 50_000)
        var decoder = FrameDecoder(takesPieces: true)
        decoder.append(buffer)
        #expect(try decoder.next() == nil)
        decoder.append(ByteBuffer(repeating: 9, count: 10_000))
        #expect(try decoder.next()?.body.readableBytes == 60_000)
    }

    @Test func `a read that waits is held until its frames are taken`() throws {
        var decoder = FrameDecoder()
        decoder.append(ByteBuffer(bytes: Self.stream + Self.stream.prefix(20)))
        #expect(try decoder.next() == Self.frames[0])
        // More comes before the rest of the first read was taken.
        decoder.append(ByteBuffer(bytes: Self.stream.dropFirst(20)))
        var frames: [Frame] = []
        while let frame = try decoder.next() { frames.append(frame) }
        #expect(frames == Self.frames.dropFirst() + Self.frames)
        #expect(decoder.bufferedBytes == 0)
    }

    private func judge(_ change: (inout FrameHeader) -> Void) throws -> Frame? {
        var header = FrameHeader(.request, call: 1)
        change(&header)
        var buffer = ByteBuffer()
        header.write(into: &buffer)
        buffer.writeRepeatingByte(0, count: Int(header.length))
        var decoder = FrameDecoder()
        decoder.append(buffer)
        return try decoder.next()
    }

    @Test(arguments: [UInt8(0b10), 0b100, 0b1000, 0b1111])
    func `flags that must be understood refuse the connection`(flags: UInt8) {
        #expect(throws: FrameError.unknownFlags(flags)) { try judge { $0.flags = flags } }
    }

    @Test(arguments: [UInt8(0b1_0000), 0b10_0000, 0b100_0000, 0b1000_0000])
    func `other flags are ignored`(flags: UInt8) throws {
        #expect(try judge { $0.flags = flags } == Frame(.request, call: 1))
    }

    @Test(arguments: [UInt8(0), 12, 42, 255])
    func `an unknown kind refuses the connection`(kind: UInt8) {
        #expect(throws: FrameError.unknownKind(kind)) { try judge { $0.kind = kind } }
    }

    @Test func `a kind that both hellos named is skipped`() throws {
        var buffer = ByteBuffer()
        var header = FrameHeader(.ping, length: 3)
        header.kind = 42
        header.write(into: &buffer)
        buffer.writeString("new")
        FrameHeader(.pong).write(into: &buffer)
        var decoder = FrameDecoder()
        decoder.agreedKinds = [42]
        decoder.append(buffer)
        #expect(try decoder.next() == Frame(.pong))
    }

    @Test(arguments: FrameKind.allCases)
    func `each kind stands where it belongs`(kind: FrameKind) throws {
        let call: UInt32 = kind.isAboutConnection ? 0 : 1
        #expect(
            try judge {
                $0.kind = kind.rawValue; $0.call = call
            }?.kind == kind
        )
        #expect(throws: FrameError.misplacedCall(kind)) {
            try judge {
                $0.kind = kind.rawValue; $0.call = 1 - call
            }
        }
        if !kind.hasBody {
            #expect(throws: FrameError.misplacedBody(kind)) {
                try judge {
                    $0.kind = kind.rawValue; $0.call = call; $0.length = 1
                }
            }
        }
        if !kind.mayContinue {
            #expect(throws: FrameError.misplacedMore(kind)) {
                try judge {
                    $0.kind = kind.rawValue; $0.call = call; $0.flags = 1
                }
            }
        }
    }

    /// What a decoder makes of a stream that comes in these pieces: its frames, and its error.
    private func outcome(of pieces: [[UInt8]]) -> ([Frame], FrameError?) {
        var decoder = FrameDecoder()
        decoder.agreedKinds = [42]
        var frames: [Frame] = []
        for piece in pieces {
            decoder.append(ByteBuffer(bytes: piece))
            do {
                while let frame = try decoder.next() { frames.append(frame) }
            } catch {
                return (frames, error)
            }
        }
        return (frames, nil)
    }

    @Test func `a changed stream is understood the same however it is split`() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix(seed: seed)
        var refused = 0
        for _ in 0..<1_500 {
            var buffer = ByteBuffer()
            for _ in 0..<(1 + random.below(6)) {
                let kind = FrameKind.allCases[random.below(FrameKind.allCases.count)]
                let length = kind.hasBody ? [0, 3, 200, 70_000][random.below(4)] : 0
                var header = FrameHeader(
                    kind,
                    call: kind.isAboutConnection ? 0 : UInt32(1 + random.below(5)),
                    argument: UInt32(truncatingIfNeeded: random.next()),
                    length: length,
                    more: kind.mayContinue && random.below(2) == 0
                )
                if random.below(8) == 0 { header.kind = 42 }
                header.write(into: &buffer)
                buffer.writeRepeatingByte(7, count: length)
            }
            var bytes = Array(buffer.readableBytesView)
            if random.below(2) == 0 {
                bytes[random.below(min(bytes.count, 64))] ^= UInt8(1 << random.below(8))
            }
            if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }

            var pieces: [[UInt8]] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = min(rest.count, 1 + random.below([2, 30, 50_000][random.below(3)]))
                pieces.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            let whole = outcome(of: [bytes])
            let split = outcome(of: pieces)
            #expect(whole == split, "seed \(seed)")
            refused += whole.1 == nil ? 0 : 1
        }
        #expect(refused > 100)
    }

    @Test func `random bytes never trap the decoder`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix(seed: seed)
        for _ in 0..<5_000 {
            var decoder = FrameDecoder()
            // The upper bytes of the length are mostly nought, so that some frames are accepted.
            let bytes = (0..<random.below(200)).map { index in
                index % 16 < 2 ? 0 : UInt8(truncatingIfNeeded: random.next())
            }
            decoder.append(ByteBuffer(bytes: bytes))
            do {
                while try decoder.next() != nil {}
            } catch {
                #expect(!error.reason.isEmpty, "seed \(seed)")
            }
            #expect(decoder.bufferedBytes <= 200, "seed \(seed)")
        }
    }
}
