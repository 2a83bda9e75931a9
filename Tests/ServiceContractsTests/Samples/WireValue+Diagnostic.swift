import WireCodec

extension WireValue {
    /// The value in the diagnostic notation of RFC 8949, on one line.
    var diagnostic: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .unsigned(let value): "\(value)"
        case .negative(let value): "-1-\(value)"
        case .float(let value): "\(value)"
        case .text(let value): "\"\(value)\""
        case .bytes(let value): "h'\(value.array.hexadecimal)'"
        case .array(let elements): "[\(elements.map(\.diagnostic).joined(separator: ", "))]"
        case .map(let entries):
            "{\(entries.map { "\"\($0.key)\": \($0.value.diagnostic)" }.joined(separator: ", "))}"
        case .instant(let value): "1(\(value))"
        case .identifier(let value): "37(\(value))"
        case .date(let value): "1004(\"\(value)\")"
        }
    }

    /// Which kind of item it is, for comparing shapes.
    private var shape: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .unsigned, .negative: "integer"
        case .float: "float"
        case .text: "text"
        case .bytes: "bytes"
        case .array: "array"
        case .map: "map"
        case .instant: "instant"
        case .identifier: "identifier"
        case .date: "date"
        }
    }

    /// What a reader of the older value misses in this newer one; empty where it finds all.
    func missing(against older: WireValue, at path: String = "$") -> [String] {
        switch (self, older) {
        case (.map, .map(let entries)):
            entries.flatMap { entry in
                self[entry.key].map { $0.missing(against: entry.value, at: "\(path).\(entry.key)") }
                    ?? ["\(path).\(entry.key) is gone"]
            }
        case (.array(let new), .array(let old)):
            zip(new, old).flatMap { $0.missing(against: $1, at: "\(path)[]") }
        default:
            shape == older.shape ? [] : ["\(path) was \(older.shape), is \(shape)"]
        }
    }
}

extension [UInt8] {
    /// The bytes in hexadecimal.
    var hexadecimal: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// The bytes of hexadecimal text, `nil` where it is none.
    init?(hexadecimal text: some StringProtocol) {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        self = bytes
    }
}
