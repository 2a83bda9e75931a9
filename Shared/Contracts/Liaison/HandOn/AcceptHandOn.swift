public import RPC
public import Vocabulary

/// Takes people on; the caller's own signature on the same digest takes them.
///
/// The caller's unit must be the taking body or above it, the officer another one than the giver. Another digest than the offered one is a
/// `conflict`. When everybody who arrived is with another body or gone, the handover becomes
/// `transferred` in the same moment.
public struct AcceptHandOn: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handOn.accept",
        .write,
        callers: .receivingBodies
    )

    /// The hand-on.
    public var id: HandOnID
    /// The digest of what the officer read.
    public var digest: ContentDigest

    /// Takes people on.
    public init(id: HandOnID, digest: ContentDigest) {
        self.id = id
        self.digest = digest
    }

    public struct Response: Codable, Sendable {
        /// The hand-on as it stands now.
        public var filed: Filed<HandOn>
        /// The counts of the handover.
        public var delta: ManifestDelta
        /// Where the handover stands now.
        public var handoverState: Word<Handover.State>

        public init(
            filed: Filed<HandOn>,
            delta: ManifestDelta,
            handoverState: Word<Handover.State>
        ) {
            self.filed = filed
            self.delta = delta
            self.handoverState = handoverState
        }
    }
}
