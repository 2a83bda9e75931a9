/// What each side says first: who it is, what it takes, and which extras it knows.
///
/// On the wire a CBOR map; unknown keys are skipped, so a newer side may say more.
struct Hello: Codable, Sendable, Hashable {
    /// The only major version so far; ALPN names it too.
    static let majorVersion: UInt32 = 1

    /// The limits that the other side has to respect.
    struct Limits: Codable, Sendable, Hashable {
        /// The largest unary message and element, in bytes.
        var message: Int
        /// Calls in flight on this connection.
        var calls: Int
        /// Credit of each stream to begin with, in bytes.
        var credit: Int
    }

    /// The software's version, for logs.
    var build: String
    /// The service that speaks; a client names itself.
    var service: String
    /// Named extras, of which those that both name are in force.
    ///
    /// `kind:42` admits frames of that kind.
    var features: [String]
    /// What the speaker takes.
    var limits: Limits

    init(build: String, service: String, features: [String] = [], limits: RPCTransport.Limits) {
        self.build = build
        self.service = service
        self.features = features
        self.limits = Limits(
            message: limits.messageBytes,
            calls: limits.callsInFlight,
            credit: limits.streamCredit
        )
    }

    /// Whether the numbers can be worked with: none may be nought or beyond 31 bits.
    var isSound: Bool {
        [limits.message, limits.calls, limits.credit].allSatisfy {
            (1...Int(Int32.max)).contains($0)
        }
    }

    /// The terms of a connection between two hellos: the lower side wins.
    func agreement(with other: Hello) -> Agreement {
        let features = Set(self.features).intersection(other.features)
        return Agreement(
            messageBytes: min(limits.message, other.limits.message),
            callsInFlight: min(limits.calls, other.limits.calls),
            streamCredit: min(limits.credit, other.limits.credit),
            agreedKinds: Set(
                features.compactMap { feature in
                    feature.hasPrefix("kind:") ? UInt8(feature.dropFirst(5)) : nil
                }
            )
        )
    }
}

/// What two hellos agreed on.
struct Agreement: Sendable, Hashable {
    /// The largest unary message and element.
    var messageBytes: Int
    /// Calls in flight on the connection.
    var callsInFlight: Int
    /// Credit of each stream to begin with.
    var streamCredit: Int
    /// Kinds beyond our own that both named; their frames are skipped.
    var agreedKinds: Set<UInt8> = []
}

/// The body of a goaway: why, and when it is worth coming back.
struct Goaway: Codable, Sendable, Hashable {
    /// The stable name of the reason, `drain` or `frame.tooLong`.
    var reason: String
    /// Milliseconds after which a new connection is welcome.
    var reconnectAfter: Int?
}
