public import RPC
public import Vocabulary
public import WireCodec

/// Answers one record, as far as the caller may see it.
///
/// `version` asks for an earlier version and `asOf` for the one that stood at a moment; at most one
/// of them. What the caller may not see answers `notFound`, exactly like what does not exist.
public struct FetchRecord<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Sight<R>
    public static var method: MethodDescriptor {
        R.method("fetch", .read, callers: R.readers, via: R.via)
    }

    /// Which record.
    public var id: R.ID
    /// An earlier version, from 1.
    public var version: Int?
    /// The version that had been recorded at this moment.
    public var asOf: Instant?

    /// Asks for a record.
    public init(id: R.ID, version: Int? = nil, asOf: Instant? = nil) {
        self.id = id
        self.version = version
        self.asOf = asOf
    }
}
