/// What a value looks like on the wire.
public indirect enum WireShape: Hashable, Sendable {
    case bool
    /// A whole number between two bounds.
    case integer(from: Int64, through: UInt64)
    case float
    case text
    case bytes
    case instant
    case identifier
    case date
    /// Text that is one of these words; newer peers may send others.
    case words([String])
    case array(of: WireShape)
    case map([Field])
    /// A map whose keys are data.
    case dictionary(of: WireShape)
    /// The shape, or null.
    case nullable(WireShape)
    /// One of these.
    case choice([WireShape])
    /// The shape of a rule of the schema.
    case rule(String)

    /// A property of a map.
    public struct Field: Hashable, Sendable {
        /// The key.
        public var name: String
        /// What stands under the key.
        public var shape: WireShape
        /// Whether the key may be absent.
        public var isOptional: Bool

        /// A property.
        public init(_ name: String, _ shape: WireShape, isOptional: Bool = false) {
            self.name = name
            self.shape = shape
            self.isOptional = isOptional
        }
    }
}

/// A type that says itself what it looks like on the wire.
///
/// Types whose shape cannot be seen by decoding them conform: vocabularies that are no
/// `CaseIterable`, text of a certain form, enums with payloads.
public protocol SchemaDescribing: Decodable {
    /// The shape of every value.
    static var wireShape: WireShape { get }
    /// A value that the type accepts; by default the simplest of the shape.
    static var wireSample: WireValue { get }
}

extension SchemaDescribing {
    public static var wireSample: WireValue { wireShape.sample }
}

extension WireShape {
    /// The simplest value of the shape.
    public var sample: WireValue {
        switch self {
        case .bool: .bool(false)
        case .integer(let from, let through):
            from > 0 || through == 0 ? .integer(from) : .unsigned(from == 0 ? 0 : min(through, 1))
        case .float: .float(0)
        case .text: .text("")
        case .bytes: .bytes([])
        case .instant: .instant(Instant(millisecondsSinceEpoch: 0))
        case .identifier: .identifier(Identifier(high: 0, low: 0))
        case .date: .date(CalendarDate(dayNumber: 0))
        case .words(let words): .text(words.first ?? "")
        case .array: .array([])
        case .map(let fields):
            .map(fields.filter { !$0.isOptional }.map { .init($0.name, $0.shape.sample) })
        case .dictionary: .map([])
        case .nullable, .rule: .null
        case .choice(let shapes): shapes.first?.sample ?? .null
        }
    }
}
