internal import NIOCore

/// Cuts a byte stream into frames, however it was split on the way.
///
/// A header is judged as soon as its sixteen bytes are there, so a length that lies is refused
/// before a byte of its body is kept. At most one frame and one read are held.
struct FrameDecoder: Sendable {
    /// The longest body that is taken.
    let maximumLength: Int
    /// Kinds that both hellos named beyond our own; their frames are skipped.
    var agreedKinds: Set<UInt8> = []
    private var pending = ByteBuffer()

    /// A decoder at the beginning of a connection.
    init(maximumLength: Int = Limits.frameBytes) {
        self.maximumLength = maximumLength
    }

    /// The bytes that wait for the rest of their frame.
    var bufferedBytes: Int { pending.readableBytes }

    /// Takes what was read.
    mutating func append(_ bytes: ByteBuffer) {
        if pending.readableBytes == 0 {
            pending = bytes
        } else {
            pending.writeImmutableBuffer(bytes)
        }
    }

    /// The next whole frame, or `nil` until more bytes come.
    mutating func next() throws(FrameError) -> Frame? {
        while let header = FrameHeader(peekingAt: pending) {
            let kind = try check(header)
            let length = Int(header.length)
            guard pending.readableBytes >= FrameHeader.size + length else { break }
            pending.moveReaderIndex(forwardBy: FrameHeader.size)
            guard let body = pending.readSlice(length: length) else {
                preconditionFailure("The length was compared with the readable bytes above.")
            }
            guard let kind else { continue }
            return Frame(
                kind,
                call: header.call,
                argument: header.argument,
                hasMore: header.hasMore,
                body: body
            )
        }
        detach()
        return nil
    }

    /// Judges a header; `nil` for an agreed kind that this version has no use for.
    private func check(_ header: FrameHeader) throws(FrameError) -> FrameKind? {
        guard header.length <= maximumLength else { throw .tooLong(header.length) }
        guard header.flags & FrameHeader.criticalFlags == 0 else {
            throw .unknownFlags(header.flags)
        }
        guard let kind = FrameKind(rawValue: header.kind) else {
            guard agreedKinds.contains(header.kind) else { throw .unknownKind(header.kind) }
            return nil
        }
        guard kind.isAboutConnection == (header.call == 0) else { throw .misplacedCall(kind) }
        guard kind.mayContinue || !header.hasMore else { throw .misplacedMore(kind) }
        guard kind.hasBody || header.length == 0 else { throw .misplacedBody(kind) }
        return kind
    }

    /// Copies a beginning that waits, so that the read buffer behind it can be used again.
    private mutating func detach() {
        guard pending.readableBytes > 0 else {
            pending = ByteBuffer()
            return
        }
        guard pending.readerIndex > 0 else { return }
        pending = ByteBuffer(bytes: pending.readableBytesView)
    }
}
