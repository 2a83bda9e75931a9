/// A register number as people quote it, `12/2026`: each body has a record of that number in each book.
///
/// On the wire two numbers, so that nothing that a person wrote can stand in it.
public struct QuotedNumber: Codable, Hashable, Sendable {
    /// The number in its book.
    public var number: Int
    /// The year of the book, in Vietnamese time.
    public var year: Int

    /// A number of a year.
    public init(number: Int, year: Int) {
        self.number = number
        self.year = year
    }

    /// A number as it is quoted; `nil` for anything else.
    ///
    /// Leading zeros, as forms print them, don't count.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 4,
            parts.allSatisfy({ part in
                !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }),
            let number = Int(parts[0]), let year = Int(parts[1]),
            Self.numbers.contains(number), Self.years.contains(year)
        else { return nil }
        self.init(number: number, year: year)
    }

    /// The numbers that a book can hold: more than any body registers in a year.
    public static let numbers = 1...9_999_999
    /// The years that books are kept for.
    public static let years = 1900...2199

    /// As it is quoted.
    public var text: String { "\(number)/\(year)" }
}
