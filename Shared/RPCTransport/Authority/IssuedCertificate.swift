/// A certificate with its key, as the PEM texts that go into files.
public struct IssuedCertificate: Sendable, Hashable {
    /// The leaf.
    public let certificatePEM: String
    /// The leaf's private key; readable by its owner alone.
    public let privateKeyPEM: String
    /// The leaf's serial number in lower-case hexadecimal.
    public let serial: String
}

/// What a leaf is to say: the defaults make a good one, tests make every kind of bad one.
public struct CertificateRequest: Sendable {
    /// What a leaf may be used for.
    public enum Usage: Sendable, Hashable {
        /// TLS client authentication.
        case client
        /// TLS server authentication.
        case server
        /// Something that is no business of ours.
        case codeSigning
    }

    /// The URIs among the alternative names; a good leaf has exactly one.
    public var uris: [String]
    /// The extended key usages; an empty list leaves the extension out.
    public var usages: [Usage]
    /// When the leaf begins, before or after now, in seconds.
    public var beginsAfter: Duration
    /// How long it is valid from its beginning.
    public var validFor: Duration
    /// Whether the leaf claims to be an authority itself.
    public var isAuthority = false

    /// Asks for a leaf with one name, valid from five minutes ago.
    public init(
        uris: [String],
        usages: [Usage],
        beginsAfter: Duration = .seconds(-300),
        validFor: Duration = .seconds(90 * 86_400)
    ) {
        self.uris = uris
        self.usages = usages
        self.beginsAfter = beginsAfter
        self.validFor = validFor
    }
}
