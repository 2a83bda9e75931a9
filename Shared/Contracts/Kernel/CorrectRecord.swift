public import RPC
public import Vocabulary

/// Corrects what an earlier version said, with a reason; nothing is overwritten.
///
/// The corrected content becomes a new version that names the version it corrects. The state stays.
/// Signed papers are not corrected but amended: `failedPrecondition` (`record.notCorrectable`).
public struct CorrectRecord<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Filed<R>
    public static var method: MethodDescriptor {
        R.method("correct", .write, callers: R.authors, via: R.via)
    }

    /// Which record.
    public var id: R.ID
    /// The version that the caller saw.
    public var seen: Int
    /// The version whose fields were wrong.
    public var corrects: Int
    /// The content as it should have been.
    public var record: R
    /// Why.
    public var reason: FreeText

    /// Corrects a record.
    public init(id: R.ID, seen: Int, corrects: Int, record: R, reason: FreeText) {
        self.id = id
        self.seen = seen
        self.corrects = corrects
        self.record = record
        self.reason = reason
    }
}
