/// A number as it was published: exact, or a bound of what it stands for.
///
/// "Nearly 1,000" is a number under 1,000 and "more than 3,000" one over it; neither is ever added up as
/// if it were exact.
public struct Figure: Codable, Hashable, Sendable {
    /// The number as it is written.
    public var value: Int
    /// Whether it is exact.
    public var bound: Word<Bound>

    /// A number, exact unless said otherwise.
    public init(_ value: Int, _ bound: Bound = .exact) {
        self.value = value
        self.bound = Word(bound)
    }
}

/// How a published number stands to what it counts.
public enum Bound: String, ClosedList {
    /// So many.
    case exact
    /// Nearly so many: fewer.
    case under
    /// More than so many.
    case over

    public var label: Label {
        switch self {
        case .exact: Label(vi: "đúng", en: "exactly")
        case .under: Label(vi: "gần", en: "nearly")
        case .over: Label(vi: "hơn", en: "more than")
        }
    }
}
