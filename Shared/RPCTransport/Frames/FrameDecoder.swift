internal import NIOCore

/// Cuts a byte stream into frames, however it was split on the way.
///
/// A header is judged as soon as its sixteen bytes are there, so a length that lies is refused
/// before a byte of its body is kept. At most one frame and one read are held. The frames that lie
/// whole within a read are slices of it; only one that was split is put together anew, unless
/// whoever takes it does that anyhow.
struct FrameDecoder: Sendable {
    /// The longest body that is taken.
    let maximumLength: Int
    /// Whether a long frame of a message that is put together anyhow comes in pieces, as if the peer
    /// had cut it so, instead of waiting here for its rest and being copied for that.
    private let takesPieces: Bool
    /// What is to come of a frame that was begun so.
    private var rest: (kind: FrameKind, header: FrameHeader, length: Int)?
    /// Kinds that both hellos named beyond our own; their frames are skipped.
    var agreedKinds: Set<UInt8> = []
    /// The beginning of a frame whose rest was not read yet.
    private var pending = ByteBuffer()
    /// What was read and not looked at.
    private var unread = ByteBuffer()

    /// A decoder at the beginning of a connection.
    init(maximumLength: Int = Limits.frameBytes, takesPieces: Bool = false) {
        self.maximumLength = maximumLength
        self.takesPieces = takesPieces
    }

    /// The bytes that wait for the rest of their frame.
    var bufferedBytes: Int { pending.readableBytes + unread.readableBytes }

    /// Takes what was read.
    mutating func append(_ bytes: ByteBuffer) {
        if unread.readableBytes == 0 {
            unread = bytes
        } else {
            unread.writeImmutableBuffer(bytes)
        }
    }

    /// The next whole frame, or `nil` until more bytes come.
    mutating func next() throws(FrameError) -> Frame? {
        while let frame = try cut() {
            if let kind = frame.kind { return Frame(kind, frame.header, body: frame.body) }
        }
        return nil
    }

    /// A frame as it was cut out; without a kind it is to be skipped.
    private struct Piece {
        let kind: FrameKind?
        let header: FrameHeader
        let body: ByteBuffer
    }

    private mutating func cut() throws(FrameError) -> Piece? {
        if let rest { return piece(of: rest) }
        if pending.readableBytes > 0 { return try complete() }
        guard let header = FrameHeader(peekingAt: unread) else {
            keepRest()
            return nil
        }
        let kind = try check(header)
        guard unread.readableBytes >= FrameHeader.size + Int(header.length) else {
            if let kind, mayBegin(kind, header) {
                unread.moveReaderIndex(forwardBy: FrameHeader.size)
                return piece(of: (kind, header, Int(header.length)))
            }
            keepRest()
            return nil
        }
        unread.moveReaderIndex(forwardBy: FrameHeader.size)
        return Piece(kind: kind, header: header, body: Self.take(Int(header.length), of: &unread))
    }

    /// The least that is worth taking apart from the rest of its frame.
    private static let shortestPiece = 4 * 1024

    /// Whether what has come of a frame may be taken before its rest.
    ///
    /// The first frame of a request, which alone names a deadline, has to come whole, because of its
    /// head; and what an element costs is counted by the frames that the peer made.
    private func mayBegin(_ kind: FrameKind, _ header: FrameHeader) -> Bool {
        takesPieces && (kind == .response || (kind == .request && header.argument == 0))
            && unread.readableBytes >= FrameHeader.size + Self.shortestPiece
    }

    /// As much as has come of a frame, more of which follows.
    private mutating func piece(
        of frame: (kind: FrameKind, header: FrameHeader, length: Int)
    ) -> Piece? {
        let length = min(frame.length, unread.readableBytes)
        rest = length < frame.length ? (frame.kind, frame.header, frame.length - length) : nil
        guard length > 0 else {
            unread = ByteBuffer()
            return nil
        }
        var header = frame.header
        if rest != nil { header.flags |= FrameHeader.moreFlag }
        return Piece(kind: frame.kind, header: header, body: Self.take(length, of: &unread))
    }

    /// Goes on with a frame that began in an earlier read.
    private mutating func complete() throws(FrameError) -> Piece? {
        fill(to: FrameHeader.size)
        guard let header = FrameHeader(peekingAt: pending) else { return nil }
        let kind = try check(header)
        let size = FrameHeader.size + Int(header.length)
        fill(to: size)
        guard pending.readableBytes == size else { return nil }
        pending.moveReaderIndex(forwardBy: FrameHeader.size)
        let body = Self.take(Int(header.length), of: &pending)
        pending = ByteBuffer()
        return Piece(kind: kind, header: header, body: body)
    }

    /// Moves bytes over until the frame that waits has `size`, or all have been moved.
    private mutating func fill(to size: Int) {
        let missing = min(size - pending.readableBytes, unread.readableBytes)
        guard missing > 0 else { return }
        var bytes = Self.take(missing, of: &unread)
        pending.writeBuffer(&bytes)
        if unread.readableBytes == 0 { unread = ByteBuffer() }
    }

    /// Copies a beginning that waits, so that the read buffer behind it can be used again.
    private mutating func keepRest() {
        if unread.readableBytes > 0 { pending.writeImmutableBuffer(unread) }
        unread = ByteBuffer()
    }

    private static func take(_ count: Int, of buffer: inout ByteBuffer) -> ByteBuffer {
        guard let slice = buffer.readSlice(length: count) else {
            preconditionFailure("The number was compared with the readable bytes before.")
        }
        return slice
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
}
