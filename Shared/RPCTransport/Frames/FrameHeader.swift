internal import NIOCore

/// The sixteen bytes before each body, big-endian.
///
/// `u32 length · u8 kind · u8 flags · u16 reserved · u32 call · u32 argument`
public struct FrameHeader: Sendable, Hashable {
    /// The size of a header on the wire.
    public static let size = 16
    /// Flag bit 0: more of this message follows in a later frame of the same call and kind.
    public static let moreFlag: UInt8 = 0b0000_0001
    /// Flag bits 1 to 3: reserved for meanings that must be understood.
    public static let criticalFlags: UInt8 = 0b0000_1110

    /// The bytes that follow, the header not counted.
    public var length: UInt32
    /// The kind's byte, which may be one that we don't know.
    public var kind: UInt8
    /// Bit 0 *more*; bits 1 to 3 refuse the connection; bits 4 to 7 are ignored.
    public var flags: UInt8
    /// The call, or 0 for the connection.
    public var call: UInt32
    /// What the kind says: a version, a deadline, an outcome class, a number of bytes, a nonce.
    public var argument: UInt32

    /// Makes a header of a kind we know.
    public init(
        _ kind: FrameKind,
        call: UInt32 = 0,
        argument: UInt32 = 0,
        length: Int = 0,
        more: Bool = false
    ) {
        self.length = UInt32(clamping: length)
        self.kind = kind.rawValue
        self.flags = more ? Self.moreFlag : 0
        self.call = call
        self.argument = argument
    }

    /// Whether the message goes on in a later frame.
    public var hasMore: Bool { flags & Self.moreFlag != 0 }

    /// Reads the header at the front of `buffer` without consuming it; `nil` when it is short.
    init?(peekingAt buffer: ByteBuffer) {
        guard buffer.readableBytes >= Self.size else { return nil }
        (length, kind, flags, call, argument) = buffer.withUnsafeReadableBytes { bytes in
            (
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)),
                bytes[4], bytes[5],
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)),
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
            )
        }
    }

    /// Appends the header; the reserved bytes are sent as 0.
    func write(into buffer: inout ByteBuffer) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.size) { bytes in
            write(to: bytes)
            return Self.size
        }
    }

    /// Puts the header where there is room for it.
    func write(to bytes: UnsafeMutableRawBufferPointer) {
        bytes.storeBytes(of: length.bigEndian, as: UInt32.self)
        bytes[4] = kind
        bytes[5] = flags
        bytes.storeBytes(of: 0, toByteOffset: 6, as: UInt16.self)
        bytes.storeBytes(of: call.bigEndian, toByteOffset: 8, as: UInt32.self)
        bytes.storeBytes(of: argument.bigEndian, toByteOffset: 12, as: UInt32.self)
    }
}
