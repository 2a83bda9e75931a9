public import WireCodec

/// What travels before the message of a request: which method, for whom, why, under which key.
///
/// On the wire a CBOR map under the property names; unknown keys are skipped, except those that
/// begin with `!`, which refuse the call.
public struct CallHead: Sendable, Hashable {
    /// The method's wire name.
    public var method: String
    /// The idempotency key, 16 to 64 bytes; without one a write is never repeated.
    public var key: Bytes?
    /// Where the call stands in its trace; without it the call begins one.
    public var traceParent: TraceParent?
    /// The identity of the officer whom the gateway calls for.
    public var onBehalfOf: String?
    /// Why the caller asks; mandatory where the method says so.
    public var purpose: StatedPurpose?
    /// Which attempt this is, from 1; above 1 the server does not retry downstream.
    public var attempt: Int?
    /// Whether the call is only tried: checked and answered as if it were done, with nothing kept.
    ///
    /// On the wire `!trial`, so that a service that does not know it refuses rather than does it.
    public var isTrial: Bool

    /// Makes a head; everything but the method is optional.
    public init(
        method: String,
        key: Bytes? = nil,
        traceParent: TraceParent? = nil,
        onBehalfOf: String? = nil,
        purpose: StatedPurpose? = nil,
        attempt: Int? = nil,
        isTrial: Bool = false
    ) {
        self.method = method
        self.key = key
        self.traceParent = traceParent
        self.onBehalfOf = onBehalfOf
        self.purpose = purpose
        self.attempt = attempt
        self.isTrial = isTrial
    }
}

/// Why a caller asks: a word of the closed list and the file it is asked for.
public struct StatedPurpose: Codable, Sendable, Hashable {
    /// A word of the vocabulary's purposes.
    public var purpose: String
    /// The file that the purpose refers to, as its identifier's text.
    public var reference: String?

    /// States a purpose.
    public init(_ purpose: String, reference: String? = nil) {
        self.purpose = purpose
        self.reference = reference
    }
}
