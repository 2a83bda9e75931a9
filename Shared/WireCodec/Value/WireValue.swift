/// Any value of the wire's profile, for tools that have no type for a message.
///
/// Contracts have types instead. Numbers, text and containers compare by content; map entries keep
/// their order.
public indirect enum WireValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// 0 to 2⁶⁴ − 1.
    case unsigned(UInt64)
    /// −1 − n, down to −2⁶⁴.
    case negative(UInt64)
    case float(Double)
    case text(String)
    case bytes(Bytes)
    case array([WireValue])
    case map([Entry])
    case instant(Instant)
    case identifier(Identifier)
    case date(CalendarDate)

    /// One entry of a map.
    public struct Entry: Hashable, Sendable {
        public var key: String
        public var value: WireValue

        /// An entry of these two.
        public init(_ key: String, _ value: WireValue) {
            self.key = key
            self.value = value
        }
    }

    /// The number as an item.
    public static func integer(_ number: Int64) -> WireValue {
        number < 0 ? .negative(UInt64(bitPattern: ~number)) : .unsigned(UInt64(number))
    }

    /// The value of a map's key; `nil` where there is none or no map.
    public subscript(key: String) -> WireValue? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

/// Only this module's coder carries a value without a type; others refuse.
extension WireValue: Codable {
    public init(from decoder: any Decoder) throws {
        guard decoder is WireDecoder else {
            let context = DecodingError.Context(
                codingPath: decoder.codingPath,
                debugDescription: "a WireValue is decoded by Wire only"
            )
            throw DecodingError.typeMismatch(WireValue.self, context)
        }
        self = try decoder.singleValueContainer().decode(WireValue.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        guard encoder is WireEncoder else {
            let context = EncodingError.Context(
                codingPath: encoder.codingPath,
                debugDescription: "a WireValue is encoded by Wire only"
            )
            throw EncodingError.invalidValue(self, context)
        }
        try container.encode(self)
    }
}

extension Reader {
    /// The item and all that it contains, as deep as the scanner let it be.
    func wireValue(at index: Int) -> WireValue {
        let item = item(index).pointee
        switch item.kind {
        case .unsigned: return .unsigned(item.argument)
        case .negative: return .negative(item.argument)
        case .float: return .float(Double(bitPattern: item.argument))
        case .bool: return .bool(item.argument != 0)
        case .null: return .null
        case .text: return .text(text(at: index))
        case .bytes: return .bytes(bytes(of: index))
        case .instant:
            return .instant(
                Instant(millisecondsSinceEpoch: Int64(bitPattern: item.argument))
            )
        case .identifier:
            return Identifier(bytes: content(of: index)).map { .identifier($0) } ?? .null
        case .date:
            return CalendarDate(utf8: content(of: index)).map { .date($0) } ?? .null
        case .array:
            var elements: [WireValue] = []
            elements.reserveCapacity(item.low)
            var place = index + 1
            for _ in 0..<item.low {
                elements.append(wireValue(at: place))
                place = next(place)
            }
            return .array(elements)
        case .map:
            var entries: [WireValue.Entry] = []
            entries.reserveCapacity(item.low)
            var place = index + 1
            for _ in 0..<item.low {
                entries.append(.init(text(at: place), wireValue(at: place + 1)))
                place = next(place + 1)
            }
            return .map(entries)
        }
    }
}

extension Writer {
    /// Writes a value without a type.
    ///
    /// A map that has a key twice would be refused by every reader, and so is refused here.
    func write(_ value: WireValue, depth: Int = 0) throws {
        switch value {
        case .null: writeNull()
        case .bool(let value): write(value)
        case .unsigned(let value): appendHead(0, value)
        case .negative(let value): appendHead(1, value)
        case .float(let value): write(value)
        case .text(let value): write(value)
        case .bytes(let value): write(value)
        case .instant(let value): write(value)
        case .identifier(let value): write(value)
        case .date(let value): write(value)
        case .array(let elements):
            guard nesting + depth < limits.nesting else { throw WireError(.tooDeep) }
            appendHead(4, UInt64(elements.count))
            for element in elements { try write(element, depth: depth + 1) }
        case .map(let entries):
            guard nesting + depth < limits.nesting else { throw WireError(.tooDeep) }
            guard Set(entries.map { Array($0.key.utf8) }).count == entries.count else {
                throw WireError(.duplicateKey)
            }
            appendHead(5, UInt64(entries.count))
            for entry in entries {
                write(entry.key)
                try write(entry.value, depth: depth + 1)
            }
        }
    }
}
