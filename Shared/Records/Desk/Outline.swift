public import Vocabulary
public import WireCodec

/// Whose a record is and where it stands, as far as the caller may know it: what a line of an overview
/// tells, without the content.
///
/// Its content was unsealed, and is decoded as far as somebody asks for a property of it.
public struct Outline: Sendable {
    /// The kind.
    public let kind: RecordKind
    /// What points at it.
    public let identifier: Identifier
    /// How it is filed; of this only the owner is for whoever may only know that it exists.
    public let filing: Filing
    /// Where it stands.
    public let state: String
    /// Whether the caller may know all of this, or only that the record exists.
    public let isReadable: Bool
    let content: Bytes

    /// A property of the record, by its name on the wire; `nil` where the record has none.
    public func property<Value: DirectCodable>(
        _ name: StaticString,
        as type: Value.Type = Value.self
    ) throws -> Value? {
        let found: Value?? = Wire.skim(content.array) { (map) throws(Detour) -> Value? in
            guard try map.seek(key: name) else { return nil }
            return try map.takeNull() ? nil : Value(reading: &map)
        }
        if let found { return found }
        let all = try Wire.decode(WireValue.self, from: content.array)
        guard let value = all[name.description], value != .null else { return nil }
        return try Wire.decode(Value.self, from: try Wire.encode(value))
    }
}
