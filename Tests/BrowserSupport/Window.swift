/// How a page is looked at: the size of the window, and whether its owner likes it dark.
public struct Window: Sendable, Hashable, CustomStringConvertible {
    /// Its size.
    public let width, height: Int
    /// Whether dark colours are preferred.
    public let isDark: Bool

    /// A desk and a telephone, each in light and in dark.
    public static let all = [(1_280, 900), (390, 844)].flatMap { width, height in
        [false, true].map { Window(width: width, height: height, isDark: $0) }
    }

    public var description: String { "\(width)-\(isDark ? "dark" : "light")" }
}
