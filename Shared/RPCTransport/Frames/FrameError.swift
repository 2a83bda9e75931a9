/// Why bytes are no frame; every case ends the connection.
public enum FrameError: Error, Sendable, Hashable {
    /// The announced length is above the limit; the body was not waited for.
    case tooLong(UInt32)
    /// No such kind, and the two hellos did not both name it.
    case unknownKind(UInt8)
    /// A flag that must be understood.
    case unknownFlags(UInt8)
    /// A frame about a call names none, or one about the connection names one.
    case misplacedCall(FrameKind)
    /// *More* on a kind that is never cut.
    case misplacedMore(FrameKind)
    /// A body on a kind that has none.
    case misplacedBody(FrameKind)

    /// The stable name of the rule, as it travels in `goaway`.
    public var reason: String {
        switch self {
        case .tooLong: "frame.tooLong"
        case .unknownKind: "frame.unknownKind"
        case .unknownFlags: "frame.unknownFlags"
        case .misplacedCall: "frame.misplacedCall"
        case .misplacedMore: "frame.misplacedMore"
        case .misplacedBody: "frame.misplacedBody"
        }
    }
}
