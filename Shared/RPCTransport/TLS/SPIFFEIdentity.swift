/// A SPIFFE name, `spiffe://mps.homeward.gov.vn/officer/104-577`, taken apart and judged.
///
/// Stricter than a URI: lower-case trust domain, plain path segments, no port, query or fragment,
/// so that equal names are equal strings.
public struct SPIFFEIdentity: Sendable, Hashable {
    /// The longest name that is accepted, as SPIFFE says.
    static let maximumBytes = 2_048
    private static let scheme = "spiffe://"

    /// The whole name.
    public let uri: String
    /// The ministry's domain, `mps.homeward.gov.vn`.
    public let trustDomain: String
    /// What follows the domain, without the first slash: `officer/104-577`.
    public let path: String

    /// Takes a name apart; `nil` when it is not exactly what SPIFFE allows.
    public init?(_ uri: String) {
        guard uri.utf8.count <= Self.maximumBytes, uri.hasPrefix(Self.scheme) else { return nil }
        let rest = uri.dropFirst(Self.scheme.count)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let domain = rest[..<slash]
        let path = rest[rest.index(after: slash)...]
        guard !domain.isEmpty, domain.utf8.count <= 255,
            domain.utf8.allSatisfy(Self.isDomainByte)
        else { return nil }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard
            segments.allSatisfy({ segment in
                !segment.isEmpty && segment != "." && segment != ".."
                    && segment.utf8.allSatisfy(Self.isPathByte)
            })
        else { return nil }
        self.uri = uri
        trustDomain = String(domain)
        self.path = String(path)
    }

    private static func isDomainByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        isDomainByte(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
