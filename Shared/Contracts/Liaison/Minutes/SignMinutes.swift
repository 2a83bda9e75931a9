public import RPC
public import Vocabulary

/// Signs the minutes, or an addendum, with the caller's own certificate.
///
/// `digest` is what the officer read. Another digest than the current one is a `conflict`, reason
/// `minutes.digestChanged`: read again before signing. The same officer twice is
/// `failedPrecondition`, reason `minutes.sameSigner`. Nobody signs on behalf of anybody. With two
/// officers and the foreign side the handover or transfer becomes `minutesSigned`.
public struct SignMinutes<R: MinutedRecord>: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = R.MinutesAnswer
    public static var method: MethodDescriptor { MinutesMethods<R>.named("sign") }

    /// The handover or transfer.
    public var id: RecordID<R>
    /// The digest of what the officer read.
    public var digest: ContentDigest
    /// The addendum to sign, by its number; missing for the minutes themselves.
    public var addendum: Int?

    /// Signs.
    public init(id: RecordID<R>, digest: ContentDigest, addendum: Int? = nil) {
        self.id = id
        self.digest = digest
        self.addendum = addendum
    }
}
