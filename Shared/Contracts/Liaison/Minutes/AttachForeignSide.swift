public import RPC
public import Vocabulary
public import WireCodec

/// Takes in the foreign side's signature: the digest of the scan and the office that presented it.
///
/// `digest` is that of the edition that the scan belongs to; another than the current one is a
/// `conflict`. Taking in another scan is possible until both sides have signed.
public struct AttachForeignSide<R: MinutedRecord>: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = R.MinutesAnswer
    public static var method: MethodDescriptor { MinutesMethods<R>.named("attachForeignSide") }

    /// The handover or transfer.
    public var id: RecordID<R>
    /// The digest of the minutes that the foreign side signed.
    public var digest: ContentDigest
    /// The digest of the scan.
    public var scan: ContentDigest
    /// The office that presented it; 1 to 300 bytes.
    public var office: FreeText
    /// When it was presented.
    public var at: Instant

    /// Takes in a scan.
    public init(
        id: RecordID<R>,
        digest: ContentDigest,
        scan: ContentDigest,
        office: FreeText,
        at: Instant
    ) {
        self.id = id
        self.digest = digest
        self.scan = scan
        self.office = office
        self.at = at
    }
}
