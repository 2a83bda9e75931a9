import WireCodec

/// The body of a request: the head, then the message, as a CBOR sequence.
///
/// Both transports use it, so a head is refused for the same reasons whichever way it came.
public enum RequestEnvelope {
    /// The bytes of a request.
    public static func encode(
        head: CallHead,
        message: [UInt8]
    ) throws(ServiceError) -> [UInt8] {
        do {
            var bytes = try Wire.encode(head)
            bytes.reserveCapacity(bytes.count + message.count)
            bytes += message
            return bytes
        } catch {
            throw .refused(
                .invalidArgument,
                CallReason.requestUnencodable,
                "The head of the request does not encode."
            )
        }
    }

    /// Splits a request into its head and its message, which stays as it came.
    ///
    /// Throws what to answer: the call was not started.
    public static func decode(
        _ bytes: [UInt8]
    ) throws(ServiceError) -> (head: CallHead, message: [UInt8]) {
        let received: (value: CallHead.Received, bytesRead: Int)
        do throws(WireError) {
            received = try bytes.span.withUnsafeBytes { bytes throws(WireError) in
                try Wire.decodePrefix(CallHead.Received.self, from: bytes)
            }
        } catch {
            throw .refused(
                .invalidArgument,
                CallReason.headMalformed,
                "The head of the request does not decode: \(error)."
            )
        }
        switch received.value {
        case .understood(let head):
            return (head, Array(bytes[received.bytesRead...]))
        case .notUnderstood:
            throw .refused(
                .invalidArgument,
                CallReason.headNotUnderstood,
                "The head asks for something that this service does not understand."
            )
        }
    }
}
