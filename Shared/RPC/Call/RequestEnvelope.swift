import WireCodec

/// The body of a request: the head, then the message, as a CBOR sequence.
///
/// Both transports use it, so a head is refused for the same reasons whichever way it came.
public enum RequestEnvelope {
    /// What of a request is looked at for its head: a head is a few names and a key, and the message
    /// behind it is limited by its method, not by what fits beside a head.
    static let largestHead = 64 * 1024

    /// What to reserve for a head: a method's name, a key, an officer's identity.
    private static let usualHeadBytes = 160

    /// The bytes of a request.
    public static func encode(
        head: CallHead,
        message: [UInt8]
    ) throws(ServiceError) -> [UInt8] {
        var bytes = try encode(head: head, before: message.count)
        bytes += message
        return bytes
    }

    /// The bytes of a head, with room for a message of so many behind it.
    public static func encode(
        head: CallHead,
        before message: Int = 0
    ) throws(ServiceError) -> [UInt8] {
        do {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(usualHeadBytes + message)
            try Wire.encode(head, into: &bytes)
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
        try bytes.span.withUnsafeBytes { bytes in read(bytes) }.get()
    }

    /// The same for bytes that somebody else holds; the message is copied out of them, with room
    /// for more where more of it is to come.
    public static func read(
        _ bytes: UnsafeRawBufferPointer,
        hasMore: Bool = false
    ) -> Result<(head: CallHead, message: [UInt8]), ServiceError> {
        let beginning = UnsafeRawBufferPointer(rebasing: bytes.prefix(largestHead))
        do {
            let (head, bytesRead) = try Wire.decodePrefix(CallHead.self, from: beginning)
            return .success((head, message(of: bytes, from: bytesRead, hasMore)))
        } catch {
            return .failure(refusal(of: beginning, because: error))
        }
    }

    /// What to answer where no head could be read that may be acted on.
    private static func refusal(
        of bytes: UnsafeRawBufferPointer,
        because error: WireError
    ) -> ServiceError {
        let received = try? Wire.decodePrefix(CallHead.Received.self, from: bytes).value
        guard case .notUnderstood = received else {
            return .refused(
                .invalidArgument,
                CallReason.headMalformed,
                "The head of the request does not decode: \(error)."
            )
        }
        return .refused(
            .invalidArgument,
            CallReason.headNotUnderstood,
            "The head asks for something that this service does not understand."
        )
    }

    private static func message(
        of bytes: UnsafeRawBufferPointer,
        from start: Int,
        _ hasMore: Bool
    ) -> [UInt8] {
        let piece = UnsafeRawBufferPointer(rebasing: bytes[start...])
        guard hasMore else { return [UInt8](piece) }
        var message: [UInt8] = []
        message.reserveCapacity(PartialMessage.room(for: piece.count))
        message.append(contentsOf: piece)
        return message
    }
}
