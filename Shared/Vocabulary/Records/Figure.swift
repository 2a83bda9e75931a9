/// A number as somebody published it: the value and whether it is exact or a bound.
///
/// "Gần 1.000" is `under` 1,000 and "hơn 22.000" is `over` 22,000; nobody makes an exact number of either.
public struct Figure: Codable, Hashable, Sendable {
    /// The number as printed.
    public var value: Int
    /// Whether it is that number, fewer or more.
    public var bound: Word<Bound>

    /// A number as published.
    public init(_ value: Int, _ bound: Bound = .exact) {
        self.value = value
        self.bound = Word(bound)
    }

    /// Whether a count agrees with what was published.
    public func admits(_ count: Int) -> Bool {
        switch bound {
        case .known(.exact): count == value
        case .known(.under): count < value
        case .known(.over): count > value
        case .unrecognized: false
        }
    }
}

/// Whether a published number is exact.
public enum Bound: String, ClosedList {
    /// That many.
    case exact
    /// Fewer, though nearly as many ("gần").
    case under
    /// More ("hơn", "trên").
    case over

    public var label: Label {
        switch self {
        case .exact: Label(vi: "đúng bằng", en: "exactly")
        case .under: Label(vi: "gần", en: "nearly")
        case .over: Label(vi: "hơn", en: "more than")
        }
    }
}
