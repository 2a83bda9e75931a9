public import WireCodec

/// The code of a commune, ward or special zone, as a record of a fact carries it.
///
/// Codes outlive names and are used again for other units, so a code means something on a day only: that
/// of the fact. A service refuses one that stood for nothing then, or for a unit of another province.
public struct CommuneCode: Hashable, Sendable {
    /// The statistics office's code, five digits.
    public let code: String

    /// A code of five digits; `nil` for any other text.
    public init?(_ code: String) {
        guard code.utf8.count == 5, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        self.code = code
    }
}

extension CommuneCode: CheckedText {
    public static func received(_ text: String) -> CommuneCode? { CommuneCode(text) }

    public var sent: String { code }

    public static var refusal: String { "not a commune's code" }
}

extension CommuneCode: SchemaDescribing {
    public static var wireShape: WireShape { .text }

    public static var wireSample: WireValue { .text("00004") }
}

/// A commune that a record names: which field says so, and of which day and province.
public struct PlacedCommune: Hashable, Sendable {
    /// The field's name on the wire.
    public let field: String
    /// The code.
    public let code: CommuneCode
    /// The province that the record says beside it.
    public let province: Province?
    /// The day of the fact, where the record says it; otherwise that of its version.
    public let day: CalendarDate?

    /// A commune beside its province, on a day.
    public init(_ field: String, _ code: CommuneCode, in province: Province?, on day: CalendarDate?)
    {
        self.field = field
        self.code = code
        self.province = province
        self.day = day
    }
}

extension CommuneList {
    /// Why a code names no place of a province in a period, if it does not.
    ///
    /// A period in which it stood for something on any day is admitted, as for provinces.
    public func fault(
        of code: CommuneCode,
        in province: Province?,
        during days: ClosedRange<CalendarDate>
    ) -> CommuneFault? {
        let known = communes(coded: code.code)
        guard !known.isEmpty else { return .unknown }
        let standing = known.filter { commune in
            (commune.from.map { $0 <= days.upperBound } ?? true)
                && (commune.through.map { days.lowerBound <= $0 } ?? true)
        }
        guard let first = standing.first else {
            let ended = known.last { $0.through.map { $0 < days.lowerBound } ?? false }
            if let ended { return .ended(into: ended.successors) }
            return known.compactMap(\.from).min().map { .notYet(from: $0) } ?? .unknown
        }
        guard let province, !standing.contains(where: { $0.province == province }) else {
            return nil
        }
        return .elsewhere(first.province)
    }

    /// What people read of a code: its name, where the list knows one unit under it.
    public func label(of code: CommuneCode) -> Label? {
        let known = communes(coded: code.code)
        return known.count == 1 ? known[0].label : nil
    }
}

/// Why a code names no place of a day.
public enum CommuneFault: Hashable, Sendable {
    /// The list has no such code.
    case unknown
    /// It ended before; these took it in.
    case ended(into: [String])
    /// It begins later.
    case notYet(from: CalendarDate)
    /// It is in another province.
    case elsewhere(Province)
}

extension Commune {
    /// Its name in both languages: the rank stands before it in Vietnamese, behind it in English.
    public var label: Label {
        for (vi, en) in Self.ranks where name.hasPrefix(vi + " ") {
            return Label(vi: name, en: "\(name.dropFirst(vi.count + 1)) \(en)")
        }
        return Label(vi: name, en: name)
    }

    private static let ranks = [
        ("Xã", "commune"), ("Phường", "ward"), ("Đặc khu", "special zone"),
        ("Thị trấn", "township"),
    ]
}
