import WireCodec

extension WireValue {
    /// The value as text, made in the same way by `cbor2_peer.py`, with nothing of CBOR in it.
    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .unsigned(let value): String(value)
        case .negative(let value): "-" + String(UInt128(value) + 1)
        case .float(let value):
            value.isNaN ? "fnan" : "f" + hexDigits(of: value.bitPattern)
        case .text(let value): "t" + value.utf8.hex
        case .bytes(let value): "b" + value.array.hex
        case .array(let elements):
            "[" + elements.map(\.description).joined(separator: ",") + "]"
        case .map(let entries):
            "{"
                + entries.map { "t\($0.key.utf8.hex):\($0.value.description)" }
                .joined(separator: ",") + "}"
        case .instant(let value): "i" + String(value.millisecondsSinceEpoch)
        case .identifier(let value): "u" + value.bytes.hex
        case .date(let value): "d" + value.description
        }
    }

    private func hexDigits(of bits: UInt64) -> String {
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The same value with the entries of every map in the order in which canonical CBOR has them:
    /// shorter keys first, then by their bytes.
    var sorted: WireValue {
        switch self {
        case .array(let elements): .array(elements.map(\.sorted))
        case .map(let entries):
            .map(
                entries.map { .init($0.key, $0.value.sorted) }.sorted { one, other in
                    one.key.utf8.count == other.key.utf8.count
                        ? one.key.utf8.lexicographicallyPrecedes(other.key.utf8)
                        : one.key.utf8.count < other.key.utf8.count
                }
            )
        default: self
        }
    }
}
