import Vocabulary
import WireCodec

/// Makes a ``Tree`` of any encodable value.
struct TreeEncoder {
    /// The tree of a value.
    static func tree(of value: some Encodable) throws -> Tree {
        try Box.tree(of: value, at: [])
    }
}

/// Where a value under construction collects what is encoded into it.
///
/// A reference, because containers of `Codable` outlive the call that made them; it never leaves
/// the one synchronous call that fills it.
private final class Box {
    /// What was encoded so far.
    enum Shape {
        case empty
        case single(Tree)
        case list([Box])
        case fields([(String, Box)])
    }

    var shape = Shape.empty

    /// The finished tree.
    var tree: Tree {
        switch shape {
        case .empty: .nothing
        case .single(let tree): tree
        case .list(let boxes): .list(boxes.map(\.tree))
        case .fields(let fields): .fields(fields.map { Tree.Field(name: $0.0, value: $0.1.tree) })
        }
    }

    static func tree(of value: some Encodable, at path: [any CodingKey]) throws -> Tree {
        if let tree = Wording.tree(of: value) { return tree }
        let box = Box()
        try value.encode(to: BoxEncoder(box: box, codingPath: path))
        return box.tree
    }

    /// A new box for a field.
    func field(_ name: String) -> Box {
        let box = Box()
        guard case .fields(let fields) = shape else {
            shape = .fields([(name, box)])
            return box
        }
        shape = .fields(fields + [(name, box)])
        return box
    }

    /// A new box for an element.
    func element() -> Box {
        let box = Box()
        guard case .list(let boxes) = shape else {
            shape = .list([box])
            return box
        }
        shape = .list(boxes + [box])
        return box
    }

    var count: Int {
        guard case .list(let boxes) = shape else { return 0 }
        return boxes.count
    }
}

/// Encodes into a box.
private struct BoxEncoder: Encoder {
    let box: Box
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .empty = box.shape { box.shape = .fields([]) }
        return KeyedEncodingContainer(KeyedBox<Key>(box: box, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .empty = box.shape { box.shape = .list([]) }
        return UnkeyedBox(box: box, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleBox(box: box, codingPath: codingPath)
    }
}

/// Encodes fields into a box.
private struct KeyedBox<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let box: Box
    let codingPath: [any CodingKey]

    func encodeNil(forKey key: Key) { box.field(key.stringValue).shape = .single(.nothing) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        let tree = try Box.tree(of: value, at: codingPath + [key])
        box.field(key.stringValue).shape = .single(tree)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        BoxEncoder(box: box.field(key.stringValue), codingPath: codingPath + [key])
            .container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        BoxEncoder(box: box.field(key.stringValue), codingPath: codingPath + [key])
            .unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        BoxEncoder(box: box.field("super"), codingPath: codingPath)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        BoxEncoder(box: box.field(key.stringValue), codingPath: codingPath + [key])
    }
}

/// Encodes elements into a box.
private struct UnkeyedBox: UnkeyedEncodingContainer {
    let box: Box
    let codingPath: [any CodingKey]
    var count: Int { box.count }

    func encodeNil() { box.element().shape = .single(.nothing) }

    func encode(_ value: some Encodable) throws {
        let tree = try Box.tree(of: value, at: codingPath)
        box.element().shape = .single(tree)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        BoxEncoder(box: box.element(), codingPath: codingPath).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        BoxEncoder(box: box.element(), codingPath: codingPath).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        BoxEncoder(box: box.element(), codingPath: codingPath)
    }
}

/// Encodes one value into a box.
private struct SingleBox: SingleValueEncodingContainer {
    let box: Box
    let codingPath: [any CodingKey]

    func encodeNil() { box.shape = .single(.nothing) }
    func encode(_ value: Bool) { box.shape = .single(.truth(value)) }
    func encode(_ value: String) { box.shape = .single(.text(value)) }
    func encode(_ value: Double) { box.shape = .single(.fraction(value)) }
    func encode(_ value: Float) { box.shape = .single(.fraction(Double(value))) }
    func encode(_ value: Int) { box.shape = .single(.number(Int64(value))) }
    func encode(_ value: Int8) { box.shape = .single(.number(Int64(value))) }
    func encode(_ value: Int16) { box.shape = .single(.number(Int64(value))) }
    func encode(_ value: Int32) { box.shape = .single(.number(Int64(value))) }
    func encode(_ value: Int64) { box.shape = .single(.number(value)) }
    func encode(_ value: UInt) throws { try encodeUnsigned(UInt64(value)) }
    func encode(_ value: UInt8) { box.shape = .single(.number(Int64(value))) }
    func encode(_ value: UInt16) { box.shape = .single(.number(Int64(value))) }
    func encode(_ value: UInt32) { box.shape = .single(.number(Int64(value))) }
    func encode(_ value: UInt64) throws { try encodeUnsigned(value) }

    func encode(_ value: some Encodable) throws {
        box.shape = .single(try Box.tree(of: value, at: codingPath))
    }

    private func encodeUnsigned(_ value: UInt64) throws {
        guard let number = Int64(exactly: value) else {
            throw EncodingError.invalidValue(
                value,
                .init(codingPath: codingPath, debugDescription: "beyond 64 signed bits")
            )
        }
        box.shape = .single(.number(number))
    }
}
