/// The provision that a change rests on, `53/2024/QH15 Điều 27`.
public struct LegalBasis: Codable, Hashable, Sendable {
    /// The document's number.
    public var instrument: String
    /// The article, clause or point.
    public var provision: String?

    /// Cites a provision.
    public init(_ instrument: String, _ provision: String? = nil) {
        self.instrument = instrument
        self.provision = provision
    }
}
