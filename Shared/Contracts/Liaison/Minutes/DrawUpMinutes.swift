public import RPC
public import Vocabulary
public import WireCodec

/// Draws up the minutes of what was counted: they get their number and the digest to be signed.
///
/// Everybody announced must have been counted. Until both sides have signed they may be drawn up
/// anew with a reason; earlier signatures then hold no more, because the digest is another.
public struct DrawUpMinutes: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handover.drawUpMinutes",
        .write,
        callers: .minutesSigners
    )

    /// The handover.
    public var id: HandoverID
    /// The version that the officer saw.
    public var seen: Int
    /// When they were drawn up.
    public var at: Instant
    /// Why they are drawn up anew, if they are.
    public var reason: FreeText?

    /// Draws up minutes.
    public init(id: HandoverID, seen: Int, at: Instant, reason: FreeText? = nil) {
        self.id = id
        self.seen = seen
        self.at = at
        self.reason = reason
    }

    public typealias Response = HandoverAnswer
}
