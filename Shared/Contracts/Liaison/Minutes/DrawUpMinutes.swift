public import RPC
public import Vocabulary
public import WireCodec

/// Draws up the minutes of what was counted: they get their number and the digest to be signed.
///
/// Everybody on the manifest must have been counted. Until both sides have signed they may be drawn up
/// anew with a reason; earlier signatures then hold no more, because the digest is another.
public struct DrawUpMinutes<R: MinutedRecord>: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = R.MinutesAnswer
    public static var method: MethodDescriptor { MinutesMethods<R>.named("drawUpMinutes") }

    /// The handover or transfer.
    public var id: RecordID<R>
    /// The version that the officer saw.
    public var seen: Int
    /// When they were drawn up.
    public var at: Instant
    /// Why they are drawn up anew, if they are.
    public var reason: FreeText?

    /// Draws up minutes.
    public init(id: RecordID<R>, seen: Int, at: Instant, reason: FreeText? = nil) {
        self.id = id
        self.seen = seen
        self.at = at
        self.reason = reason
    }
}
