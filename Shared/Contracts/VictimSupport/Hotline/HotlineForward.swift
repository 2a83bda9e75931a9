public import Vocabulary
public import WireCodec

/// That a call went to a body.
public struct HotlineForward: Codable, Sendable, Hashable {
    /// The body.
    public var to: OrgID
    /// When it went there.
    public var at: Instant

    /// That a call went to a body.
    public init(to: OrgID, at: Instant) {
        self.to = to
        self.at = at
    }
}
