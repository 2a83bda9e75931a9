public import WireCodec

/// A fact that a record is listed and counted by: `province = quangNinh`.
///
/// Facets stand in the clear beside the sealed record and are indexed. They hold words of closed
/// lists, codes and periods only; never text that a person wrote, never what identifies one.
public struct Facet: Codable, Hashable, Sendable {
    /// What is told, `province`.
    public var key: String
    /// What it is, as its code.
    public var value: String

    /// A fact under a key.
    public init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }

    /// A word of a closed list.
    public init<List>(_ key: String, _ word: Word<List>) { self.init(key, word.text) }

    /// The month of a moment in Vietnamese time, `2026-07`.
    public static func month(_ instant: Instant) -> Facet {
        Facet("month", String(VietnameseTime.date(of: instant).text.prefix(7)))
    }

    /// The year of a moment in Vietnamese time.
    public static func year(_ instant: Instant) -> Facet {
        Facet("year", String(VietnameseTime.date(of: instant).text.prefix(4)))
    }
}

extension Facet: Comparable {
    public static func < (left: Facet, right: Facet) -> Bool {
        (left.key, left.value) < (right.key, right.value)
    }
}
