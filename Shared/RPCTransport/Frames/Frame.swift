internal import NIOCore
internal import RPC

/// One frame as it came off the wire, its header already checked.
struct Frame: Sendable, Hashable {
    /// What the frame is for.
    let kind: FrameKind
    /// The call, or 0 for the connection.
    let call: UInt32
    /// What the kind says.
    let argument: UInt32
    /// Whether the message goes on in a later frame.
    let hasMore: Bool
    /// A slice of what was read: copy out of it within the read, or the read buffer is kept alive.
    let body: ByteBuffer

    /// Puts a frame together; the decoder and tests do this.
    init(
        _ kind: FrameKind,
        call: UInt32 = 0,
        argument: UInt32 = 0,
        hasMore: Bool = false,
        body: ByteBuffer = ByteBuffer()
    ) {
        self.kind = kind
        self.call = call
        self.argument = argument
        self.hasMore = hasMore
        self.body = body
    }

    /// A frame of a header that was judged.
    init(_ kind: FrameKind, _ header: FrameHeader, body: ByteBuffer) {
        self.init(
            kind,
            call: header.call,
            argument: header.argument,
            hasMore: header.hasMore,
            body: body
        )
    }

    /// The body copied out.
    var bytes: [UInt8] { body.withUnsafeReadableBytes { [UInt8]($0) } }

    /// Appends the body to what came before it.
    func appendBytes(to message: inout [UInt8]) {
        guard hasMore || !message.isEmpty else {
            message = bytes
            return
        }
        let size = message.count + body.readableBytes
        if message.capacity < size {
            message.reserveCapacity(hasMore ? PartialMessage.room(for: size) : size)
        }
        body.withUnsafeReadableBytes { message.append(contentsOf: $0) }
    }
}
