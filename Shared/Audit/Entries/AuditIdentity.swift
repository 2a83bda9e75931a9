public import WireCodec

/// Who acted, as the certificate says: an officer by number, or a service by name.
///
/// The URI of a SPIFFE identity, `spiffe://mps.homeward.gov.vn/officer/104-577`, in plain ASCII and
/// 200 bytes at most; never an officer's name, and never a person the records are about.
public struct AuditIdentity: Sendable, Hashable {
    /// The URI.
    public let uri: String

    /// An identity that was verified; nil unless it is a SPIFFE URI of printable ASCII.
    public init?(_ uri: String) {
        guard uri.hasPrefix("spiffe://"), uri.utf8.count <= 200,
            uri.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.uri = uri
    }
}

extension AuditIdentity: Loggable, CheckedText {
    /// The URI.
    public var loggable: String { uri }

    public static func received(_ text: String) -> AuditIdentity? { AuditIdentity(text) }

    public var sent: String { uri }

    public static var refusal: String { "not a SPIFFE identity" }
}
