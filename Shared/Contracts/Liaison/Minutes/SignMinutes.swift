public import RPC
public import Vocabulary

/// Signs the minutes, or an addendum, with the caller's own certificate.
///
/// `digest` is what the officer read. Another digest than the current one is a `conflict`, reason
/// `minutes.digestChanged`: read again before signing. The same officer twice is
/// `failedPrecondition`, reason `minutes.sameSigner`. Nobody signs on behalf of anybody. With two
/// officers and the foreign side the handover becomes `minutesSigned`.
public struct SignMinutes: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handover.sign",
        .write,
        callers: .minutesSigners
    )

    /// The handover.
    public var id: HandoverID
    /// The digest of what the officer read.
    public var digest: ContentDigest
    /// The addendum to sign, by its number; missing for the minutes themselves.
    public var addendum: Int?

    /// Signs.
    public init(id: HandoverID, digest: ContentDigest, addendum: Int? = nil) {
        self.id = id
        self.digest = digest
        self.addendum = addendum
    }

    public typealias Response = HandoverAnswer
}
