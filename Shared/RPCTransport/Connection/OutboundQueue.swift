internal import DequeModule
internal import NIOCore

/// What waits to go out on one connection.
///
/// Frames about the connection and about credit go first. Messages follow in turn: one that is
/// longer than a frame goes to the back after each piece, so that it does not hold up small ones.
/// Messages of one call keep their order.
struct OutboundQueue: Sendable {
    /// A message and how far it has gone out.
    private struct Message: Sendable {
        let kind: FrameKind
        let call: UInt32
        let argument: UInt32
        let body: [UInt8]
        /// Set on a piece that its sender cut itself.
        let more: Bool
        var sent = 0

        var remaining: Int { body.count - sent }
    }

    private var urgent: Deque<Message> = []
    private var waiting: Deque<Message> = []
    /// Calls with a message of several frames in `waiting`; what follows for them stands here.
    private var behind: [UInt32: Deque<Message>] = [:]
    /// Headers and bodies that wait.
    private(set) var bytes = 0
    private let frameBytes: Int

    /// An empty queue that cuts at `frameBytes`.
    init(frameBytes: Int = Limits.frameBytes) {
        self.frameBytes = frameBytes
    }

    /// Whether nothing waits.
    var isEmpty: Bool { urgent.isEmpty && waiting.isEmpty }

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
        body: [UInt8] = [],
        more: Bool = false
    ) {
        bytes += FrameHeader.size + body.count
        let message = Message(
            kind: kind,
            call: call,
            argument: argument,
            body: body,
            more: more
        )
        if !behind.isEmpty, behind[call]?.append(message) != nil { return }
        if body.count > frameBytes { behind[call] = [] }
        waiting.append(message)
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
        guard !waiting.isEmpty else { return .whole }
        var progress = Progress.whole
        for message in behind.removeValue(forKey: call) ?? [] {
            bytes -= FrameHeader.size + message.body.count
        }
        waiting.removeAll { message in
            guard message.call == call else { return false }
            bytes -= FrameHeader.size + message.remaining
            progress = message.sent == 0 ? .none : .partial
            return true
        }
        return progress
    }

    /// The calls of which a whole message still stands here untouched.
    var untouchedCalls: Set<UInt32> {
        Set(waiting.lazy.filter { $0.sent == 0 }.map(\.call))
    }

    /// Writes frames into `buffer` as long as it does not exceed `limit`, but at least one.
    mutating func write(into buffer: inout ByteBuffer, upTo limit: Int) {
        while let length = nextLength,
            buffer.readableBytes == 0 || length <= limit - buffer.readableBytes
        {
            if let message = urgent.popFirst() {
                put(message, length: message.body.count, more: false, into: &buffer)
            } else if var message = waiting.popFirst() {
                let length = min(message.remaining, frameBytes)
                let isLast = length == message.remaining
                put(message, length: length, more: !isLast || message.more, into: &buffer)
                if isLast {
                    finish(message)
                } else {
                    message.sent += length
                    bytes += FrameHeader.size
                    waiting.append(message)
                }
            }
        }
    }

    /// What one write holds: many small frames or one of the longest.
    ///
    /// TLS cuts a write into records of 16 KiB and seals each for itself, so frames that go out
    /// together stand in one buffer.
    private static let writeBytes = FrameHeader.size + Limits.frameBytes
    /// What one flush holds, before the socket is asked whether it takes more.
    static let flushBytes = 128 * 1024

    /// What is written before the loop turns to others: as much as is read.
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

    /// The size of the next frame, `nil` when nothing waits.
    private var nextLength: Int? {
        if let message = urgent.first { return FrameHeader.size + message.body.count }
        return waiting.first.map { FrameHeader.size + min($0.remaining, frameBytes) }
    }

    private mutating func put(
        _ message: Message,
        length: Int,
        more: Bool,
        into buffer: inout ByteBuffer
    ) {
        // Only the first frame of a cut message carries its argument.
        FrameHeader(
            message.kind,
            call: message.call,
            argument: message.sent == 0 ? message.argument : 0,
            length: length,
            more: more
        ).write(into: &buffer)
        message.body.withUnsafeBytes { body in
            let piece = UnsafeRawBufferPointer(rebasing: body[message.sent..<message.sent + length])
            _ = buffer.writeBytes(piece)
        }
        bytes -= FrameHeader.size + length
    }

    /// Lets what stood behind a long message of the same call follow.
    private mutating func finish(_ message: Message) {
        guard message.body.count > frameBytes, var next = behind.removeValue(forKey: message.call)
        else { return }
        while let follower = next.popFirst() {
            waiting.append(follower)
            guard follower.body.count <= frameBytes else {
                behind[message.call] = next
                return
            }
        }
    }
}
