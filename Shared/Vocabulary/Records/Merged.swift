/// The two records of a merger, each at its new version.
public struct Merged<R: Record>: Codable, Sendable {
    /// The one that stands for both, or did.
    public var survivor: Filed<R>
    /// The other.
    public var duplicate: Filed<R>

    /// The two records of a merger.
    public init(survivor: Filed<R>, duplicate: Filed<R>) {
        self.survivor = survivor
        self.duplicate = duplicate
    }
}
