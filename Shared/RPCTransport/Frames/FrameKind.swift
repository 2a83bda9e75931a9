/// What a frame is for; the raw value is its byte on the wire.
public enum FrameKind: UInt8, Sendable, Hashable, CaseIterable {
    /// Limits and features; the server's comes first.
    case hello = 1
    /// A head and a message; opens a call.
    case request = 2
    /// The answer of a unary call; terminal.
    case response = 3
    /// The error of a call; terminal.
    case error = 4
    /// One element of a stream.
    case item = 5
    /// The regular end of a stream; terminal from the server.
    case end = 6
    /// The client wants no answer any more.
    case cancel = 7
    /// More bytes of a stream may be sent.
    case credit = 8
    /// Asks for a pong with the same nonce.
    case ping = 9
    /// Answers a ping.
    case pong = 10
    /// No further calls are taken up.
    case goaway = 11

    /// Whether the frame belongs to the connection, not to a call.
    var isAboutConnection: Bool {
        switch self {
        case .hello, .ping, .pong, .goaway: true
        case .request, .response, .error, .item, .end, .cancel, .credit: false
        }
    }

    /// Whether a body may stand in the frame.
    var hasBody: Bool {
        switch self {
        case .hello, .request, .response, .error, .item, .goaway: true
        case .end, .cancel, .credit, .ping, .pong: false
        }
    }

    /// Whether the body may be cut over several frames.
    var mayContinue: Bool {
        switch self {
        case .request, .response, .item: true
        case .hello, .error, .end, .cancel, .credit, .ping, .pong, .goaway: false
        }
    }
}
