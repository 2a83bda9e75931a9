public import WireCodec

/// An organisation or one of its units, `VN/GOV/MPS/PROV/QNI`: a path from the country down.
public struct OrgID: Hashable, Sendable, Comparable, Loggable {
    /// The path as it is written.
    public let path: String

    /// Checks a path: 2 to 8 parts of letters, digits, `.`, `-` and `_`, at most 96 characters.
    public init?(_ path: String) {
        // Over the bytes: every record that is opened names several units.
        var parts = 1
        var partIsEmpty = true
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "/"):
                guard !partIsEmpty else { return nil }
                parts += 1
                partIsEmpty = true
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                partIsEmpty = false
            default: return nil
            }
        }
        guard !partIsEmpty, (2...8).contains(parts), path.utf8.count <= 96 else { return nil }
        self.path = path
    }

    /// The parts of the path, from the country down.
    public var parts: [Substring] { path.split(separator: "/") }

    /// The ministry or body at the third place, `VN/GOV/MPS`; the whole path where it is shorter.
    public var ministry: OrgID {
        OrgID(checked: parts.prefix(3).joined(separator: "/"))
    }

    /// The unit above, unless this is the highest.
    public var superior: OrgID? { OrgID(parts.dropLast().joined(separator: "/")) }

    /// Whether another unit is this one or stands below it.
    public func contains(_ other: OrgID) -> Bool {
        other.path == path || other.path.hasPrefix(path + "/")
    }

    public static func < (left: OrgID, right: OrgID) -> Bool { left.path < right.path }

    public var loggable: String { path }

    private init(checked path: String) { self.path = path }
}

extension OrgID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        guard let unit = OrgID(value) else {
            preconditionFailure("an organisation written in code has a well-formed path")
        }
        self = unit
    }
}

extension OrgID: CheckedText, DirectCodable {
    public static func received(_ text: String) -> OrgID? { OrgID(text) }

    public var sent: String { path }

    public static var refusal: String { "not an organisation's path" }
}

extension OrgID: SchemaDescribing {
    public static var wireShape: WireShape { .text }

    public static var wireSample: WireValue { .text("VN/GOV/MPS") }
}
