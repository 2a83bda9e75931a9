internal import DequeModule
internal import NIOCore

/// What waits to go out on one connection.
///
/// Frames about the connection and about credit go first. Messages of one frame follow, in turn; of those
/// that are longer goes a piece whenever a frame's worth of the others has gone, so that neither holds up
/// the other. Messages of one call keep their order.
///
/// Of the long messages the one that is nearest to its end goes first. Were they to take turns, all that
/// began together would end together: the peer would have nothing to do, then all of them at once, and what is
/// small would wait behind their decoding. Every fourth piece is of the one that has waited longest, so
/// that none waits for ever. Requests begin in the order of their calls, as the protocol wants it; only what
/// follows a first piece waits.
struct OutboundQueue: Sendable {
    /// A message and how far it has gone out.
    private struct Message: Sendable {
        let kind: FrameKind
        let call: UInt32
        let argument: UInt32
        /// What stands before the body: the head of a request.
        var head: [UInt8] = []
        let body: [UInt8]
        /// Set on a piece that its sender cut itself.
        let more: Bool
        var sent = 0

        var count: Int { head.count + body.count }
        var remaining: Int { count - sent }
    }

    /// Which frame goes next.
    private enum Turn {
        case urgent
        case short
        /// A piece of the long message at this place.
        case long(Int)
    }

    private var urgent: Deque<Message> = []
    /// Messages of one frame.
    private var short: Deque<Message> = []
    /// Messages of several frames, as they came.
    private var long: [Message] = []
    /// Calls with a message in `long`; what follows for them stands here.
    private var behind: [UInt32: Deque<Message>] = [:]
    /// What went of short messages since the last piece of a long one.
    private var shortBytes = 0
    /// Pieces of long messages that have gone.
    private var pieces = 0
    /// Headers and bodies that wait.
    private(set) var bytes = 0
    private let frameBytes: Int

    /// An empty queue that cuts at `frameBytes`.
    init(frameBytes: Int = Limits.frameBytes) {
        self.frameBytes = frameBytes
    }

    /// Whether nothing waits.
    var isEmpty: Bool { urgent.isEmpty && short.isEmpty && long.isEmpty }

    /// Puts a frame before all messages.
    mutating func pushUrgent(
        _ kind: FrameKind,
        call: UInt32 = 0,
        argument: UInt32 = 0,
        body: [UInt8] = []
    ) {
        bytes += FrameHeader.size + body.count
        urgent.append(
            Message(kind: kind, call: call, argument: argument, body: body, more: false)
        )
    }

    /// Puts a message in line; it is cut into frames as it goes out.
    mutating func push(
        _ kind: FrameKind,
        call: UInt32,
        argument: UInt32 = 0,
        head: [UInt8] = [],
        body: [UInt8] = [],
        more: Bool = false
    ) {
        let message = Message(
            kind: kind,
            call: call,
            argument: argument,
            head: head,
            body: body,
            more: more
        )
        bytes += FrameHeader.size + message.count
        if !behind.isEmpty, behind[call]?.append(message) != nil { return }
        enter(message)
    }

    private mutating func enter(_ message: Message) {
        guard message.count > frameBytes else { return short.append(message) }
        behind[message.call] = []
        long.append(message)
    }

    /// How much of a message has gone out.
    enum Progress: Sendable, Hashable {
        /// Nothing: the peer never heard of it.
        case none
        /// Some frames, not the last.
        case partial
        /// All of it, or it never stood here.
        case whole
    }

    /// Takes back whatever of `call` has not gone out.
    mutating func remove(call: UInt32) -> Progress {
        // What stands behind a message has that message before it.
        guard !short.isEmpty || !long.isEmpty else { return .whole }
        var progress = Progress.whole
        for message in behind.removeValue(forKey: call) ?? [] {
            bytes -= FrameHeader.size + message.count
        }
        func isTaken(_ message: Message) -> Bool {
            guard message.call == call else { return false }
            bytes -= FrameHeader.size + message.remaining
            progress = message.sent == 0 ? .none : .partial
            return true
        }
        short.removeAll(where: isTaken)
        long.removeAll(where: isTaken)
        return progress
    }

    /// The calls of which a whole message still stands here untouched.
    var untouchedCalls: Set<UInt32> {
        Set(short.lazy.map(\.call)).union(long.lazy.filter { $0.sent == 0 }.map(\.call))
    }

    /// Writes frames into `buffer` as long as it does not exceed `limit`, but at least one.
    mutating func write(into buffer: inout ByteBuffer, upTo limit: Int) {
        while let turn = nextTurn,
            buffer.readableBytes == 0 || length(of: turn) <= limit - buffer.readableBytes
        {
            switch turn {
            case .urgent:
                let message = urgent.removeFirst()
                put(message, length: message.count, more: false, into: &buffer)
            case .short:
                let message = short.removeFirst()
                shortBytes += FrameHeader.size + message.count
                put(message, length: message.count, more: message.more, into: &buffer)
            case .long(let place): writePiece(of: place, into: &buffer)
            }
        }
    }

    private mutating func writePiece(of place: Int, into buffer: inout ByteBuffer) {
        shortBytes = 0
        pieces &+= 1
        let message = long[place]
        let length = min(message.remaining, frameBytes)
        let isLast = length == message.remaining
        put(message, length: length, more: !isLast || message.more, into: &buffer)
        guard isLast else {
            long[place].sent += length
            bytes += FrameHeader.size
            return
        }
        long.remove(at: place)
        finish(message)
    }

    /// Whose turn it is, `nil` when nothing waits.
    private var nextTurn: Turn? {
        if !urgent.isEmpty { return .urgent }
        guard !long.isEmpty else { return short.isEmpty ? nil : .short }
        if let next = short.first, shortBytes < frameBytes {
            return unbegun(before: next).map(Turn.long) ?? .short
        }
        let nearest =
            pieces % 4 == 3 ? 0 : long.indices.min { long[$0].remaining < long[$1].remaining } ?? 0
        let place = unbegun(before: long[nearest]) ?? nearest
        return isBehindShort(long[place]) ? .short : .long(place)
    }

    /// Whether a request of one frame has to begin before this message; those before it go first, and
    /// later ones have larger numbers, so that it is soon out of the way.
    private func isBehindShort(_ message: Message) -> Bool {
        guard message.sent == 0, message.kind == .request,
            let next = short.first(where: { $0.kind == .request })
        else { return false }
        return next.call < message.call
    }

    /// The first long request that has to begin before another, or before the goodbye after which
    /// the server takes none up.
    private func unbegun(before message: Message) -> Int? {
        guard message.sent == 0, message.kind == .request || message.kind == .goaway else {
            return nil
        }
        return long.firstIndex {
            $0.kind == .request && $0.sent == 0
                && (message.kind == .goaway || $0.call < message.call)
        }
    }

    /// The size of a frame.
    private func length(of turn: Turn) -> Int {
        let body =
            switch turn {
            case .urgent: urgent[0].count
            case .short: short[0].count
            case .long(let place): min(long[place].remaining, frameBytes)
            }
        return FrameHeader.size + body
    }

    /// What one write holds, before the socket is asked whether it takes more: many small frames, or two
    /// of the longest and the ends of messages behind them.
    ///
    /// TLS cuts a write into records of 16 KiB and seals each for itself, so frames that go out together
    /// stand in one buffer: the last bytes of a message would otherwise take a record of their own.
    private static let writeBytes = 2 * (FrameHeader.size + Limits.frameBytes) + 4 * 1024
    /// What is written before the loop turns to others.
    static let turnBytes = 256 * 1024
    /// What is worth a flush of its own while more is to come: the content of a TLS record.
    static let earlyBytes = 16 * 1024

    /// The next frames in one buffer, `nil` when nothing waits.
    mutating func nextWrite(_ allocator: ByteBufferAllocator) -> ByteBuffer? {
        guard !isEmpty else { return nil }
        var buffer = allocator.buffer(capacity: min(bytes, Self.writeBytes))
        write(into: &buffer, upTo: Self.writeBytes)
        return buffer
    }

    private mutating func put(
        _ message: Message,
        length: Int,
        more: Bool,
        into buffer: inout ByteBuffer
    ) {
        // Only the first frame of a cut message carries its argument.
        let header = FrameHeader(
            message.kind,
            call: message.call,
            argument: message.sent == 0 ? message.argument : 0,
            length: length,
            more: more
        )
        let size = FrameHeader.size + length
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { place in
            header.write(to: place)
            let end = message.sent + length
            let inHead = message.head.count
            let fromHead = min(message.sent, inHead)..<min(end, inHead)
            let fromBody = max(0, message.sent - inHead)..<max(0, end - inHead)
            Self.copy(message.head, fromHead, to: place, at: FrameHeader.size)
            Self.copy(message.body, fromBody, to: place, at: FrameHeader.size + fromHead.count)
            return size
        }
        bytes -= size
    }

    private static func copy(
        _ bytes: [UInt8],
        _ range: Range<Int>,
        to place: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) {
        guard !range.isEmpty else { return }
        bytes.withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(rebasing: place[offset...])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
        }
    }

    /// Lets what stood behind a long message of the same call follow.
    private mutating func finish(_ message: Message) {
        guard var next = behind.removeValue(forKey: message.call) else { return }
        while let follower = next.popFirst() {
            guard follower.count <= frameBytes else {
                behind[message.call] = next
                return long.append(follower)
            }
            short.append(follower)
        }
    }
}
