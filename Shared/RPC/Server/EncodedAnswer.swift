/// The bytes of an answer, for a handler that has them without having the answer itself.
///
/// They are what encoding the response would give, byte for byte; nothing checks that any more.
public struct EncodedAnswer<Response>: Sendable {
    /// The answer, encoded.
    public let bytes: [UInt8]

    /// An answer that is encoded already.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
}
