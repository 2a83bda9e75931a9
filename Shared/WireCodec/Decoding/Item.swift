/// One item of a message that has been checked: what it is, and where the next one begins.
///
/// A message becomes a flat list of these, in the order of its bytes. Whatever stands inside a map
/// or an array follows it directly, up to `next`, so that stepping over a whole subtree is one
/// load, wherever it is done.
struct Item {
    /// What an item is; the tags of the profile are folded into their content.
    enum Kind: UInt8 {
        case unsigned
        /// Holds −1 − n as n.
        case negative
        case float
        case bool
        case null
        case text
        case bytes
        case array
        case map
        case instant
        case identifier
        case date
    }

    /// By kind: the number, the bits of a `Double`, milliseconds; for strings, the first byte of
    /// the content in the low half and the length in the high one; for arrays and maps the count
    /// in the low half and, for maps, the key that is probably asked for next in the high one.
    var argument: UInt64
    /// The first byte of the head.
    var offset: UInt32
    /// The item behind this one and all that it contains.
    var next: UInt32
    /// Of a key, its hash; of a map with more than a few keys, where its table begins.
    var aside: UInt32
    /// What it is.
    var kind: Kind
    /// Of text: it is ASCII; of a map: its keys are data.
    var flag: Bool

    /// First byte of a string's content, or an array's or map's count.
    var low: Int { Int(UInt32(truncatingIfNeeded: argument)) }
    /// A string's length, or a map's expected key.
    var high: Int { Int(argument >> 32) }

    /// The kind as errors name it.
    var shownKind: WireError.Kind {
        switch kind {
        case .unsigned, .negative: .integer
        case .float: .float
        case .bool: .bool
        case .null: .null
        case .text: .text
        case .bytes: .byteString
        case .array: .array
        case .map: .map
        case .instant: .instant
        case .identifier: .identifier
        case .date: .calendarDate
        }
    }
}
