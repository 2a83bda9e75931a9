public import RPC
public import Vocabulary
public import WireCodec

/// Writes an addendum to signed minutes; officers then sign it as they signed the minutes.
///
/// Signed minutes are never changed, corrected or voided: this is the only way to set them right.
/// Answers `failedPrecondition`, reason `minutes.notComplete`, before both sides have signed.
public struct AddAddendum<R: MinutedRecord>: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = R.MinutesAnswer
    public static var method: MethodDescriptor { MinutesMethods<R>.named("addAddendum") }

    /// The handover or transfer.
    public var id: RecordID<R>
    /// The version that the officer saw.
    public var seen: Int
    /// What is set right; 1 to 8,000 bytes, identity-class.
    public var text: FreeText
    /// When it was written.
    public var at: Instant

    /// Writes an addendum.
    public init(id: RecordID<R>, seen: Int, text: FreeText, at: Instant) {
        self.id = id
        self.seen = seen
        self.text = text
        self.at = at
    }
}
