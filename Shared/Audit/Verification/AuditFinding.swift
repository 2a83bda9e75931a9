public import WireCodec

/// One thing that is wrong with a trail, and where.
public enum AuditFinding: Sendable, Hashable {
    /// The entry's bytes are not those that were hashed when it was recorded.
    case altered(number: Int64)
    /// The entry is gone, although others follow or a checkpoint knows of it.
    case missing(number: Int64)
    /// In this place stands the entry that was recorded under another number.
    case reordered(number: Int64, recordedAs: Int64)
    /// The entry cannot be read at all.
    case unreadable(number: Int64)
    /// A column by which entries are found says other than the entry.
    case misfiled(number: Int64)
    /// The trail ends before what a trusted checkpoint has seen.
    case cut(size: Int64, checkpoint: Int64)
    /// Entries in this range, hashes and all, are not those that a trusted checkpoint has seen.
    case rewritten(from: Int64, to: Int64)
    /// A stored hash above these entries is not the hash of what is below it.
    case brokenTree(from: Int64, to: Int64)
    /// A checkpoint that was kept is not signed by the service.
    case forgedCheckpoint(size: Int64)
    /// The number of entries differs from the number that was handed out.
    case miscounted(entries: Int64, handedOut: Int64)
}

extension AuditFinding: Loggable, CustomStringConvertible {
    /// A sentence for whoever verifies.
    public var description: String {
        switch self {
        case .altered(let number): "Entry \(number) was altered."
        case .missing(let number): "Entry \(number) is missing."
        case .reordered(let number, let recorded):
            "In place \(number) stands the entry that was recorded as \(recorded)."
        case .unreadable(let number): "Entry \(number) cannot be read."
        case .misfiled(let number):
            "Entry \(number) is filed under another officer, record, trace or time than it names."
        case .cut(let size, let checkpoint):
            "The trail has \(size) entries, and a checkpoint has seen \(checkpoint): the entries "
                + "from \(size) to \(checkpoint - 1) were cut off."
        case .rewritten(let from, let to):
            "Among the entries \(from) to \(to) some are not those that a checkpoint has seen."
        case .brokenTree(let from, let to):
            "The hash over the entries \(from) to \(to) is not theirs."
        case .forgedCheckpoint(let size):
            "The checkpoint at \(size) entries is not signed by the service."
        case .miscounted(let entries, let handedOut):
            "There are \(entries) entries, and \(handedOut) numbers were handed out."
        }
    }

    /// The same sentence: it names numbers only.
    public var loggable: String { description }
}

/// The outcome of a verification.
public struct AuditReport: Sendable, Hashable {
    /// The tree as it was computed from what is there.
    public let head: TreeHead
    /// The checkpoints that were compared.
    public let checkpoints: Int
    /// Entries after the newest checkpoint: nobody outside has seen them yet.
    public let unwitnessed: Int64
    /// What is wrong, in the order of the entries, up to ``AuditVerifier/mostFindings``.
    public let findings: [AuditFinding]

    /// Whether nothing is wrong.
    public var isIntact: Bool { findings.isEmpty }
}
