public import WireCodec

/// A message as its schema tells it: every leaf, and a value that is made by filling them.
public struct MessageForm: Sendable {
    /// A place in a message that holds no other places.
    public struct Leaf: Hashable, Sendable {
        /// Where it stands, `identity.names[]`.
        public let path: String
        /// The type whose value it is, `PersonName`; empty for a bare scalar.
        public let type: String
        /// What it looks like.
        public let shape: WireShape
    }

    /// Every leaf, in the order of the message; arrays have one element, what is optional is there.
    public let leaves: [Leaf]
    private let root: WireShape
    private let rules: [String: WireShape]

    /// The form of a type's messages.
    public init<Message: Decodable>(_ type: Message.Type) throws {
        let schema = try WireSchema.describe(type)
        root = schema.root
        rules = Dictionary(schema.rules.map { ($0.name, $0.shape) }) { first, _ in first }
        var found: [Leaf] = []
        _ = Self.fill(root, rules, "", []) { leaf in
            found.append(leaf)
            return .null
        }
        leaves = found
    }

    /// A message; what is filled with `nil` is left out where it may be.
    public func message(filling: (Leaf) -> WireValue?) -> WireValue {
        Self.fill(root, rules, "", [], filling) ?? .null
    }

    /// A message with some leaves replaced, by what they hold.
    public func replacing(
        in message: WireValue,
        _ replace: (Leaf, WireValue) -> WireValue?
    ) -> WireValue {
        Self.replace(message, root, rules, "", "", replace)
    }

    private static func fill(
        _ shape: WireShape,
        _ rules: [String: WireShape],
        _ path: String,
        _ open: [String],
        _ filling: (Leaf) -> WireValue?
    ) -> WireValue? {
        switch shape {
        case .rule(let name):
            // A type that contains itself ends here.
            guard !open.contains(name), let inner = rules[name] else { return nil }
            return fill(inner, rules, path, open + [name], filling)
        case .nullable(let inner): return fill(inner, rules, path, open, filling)
        case .choice(let shapes):
            return shapes.first.flatMap { fill($0, rules, path, open, filling) }
        case .array(let element):
            return .array(
                [fill(element, rules, path + "[]", open, filling)].compactMap { $0 }
            )
        case .map(let fields):
            return .map(
                fields.compactMap { field in
                    let inner = path.isEmpty ? field.name : "\(path).\(field.name)"
                    return fill(field.shape, rules, inner, open, filling)
                        .map { .init(field.name, $0) }
                }
            )
        case .dictionary: return .map([])
        case .bool, .integer, .float, .text, .bytes, .instant, .identifier, .date, .words:
            return filling(Leaf(path: path, type: open.last ?? "", shape: shape))
        }
    }

    private static func replace(
        _ value: WireValue,
        _ shape: WireShape,
        _ rules: [String: WireShape],
        _ path: String,
        _ type: String,
        _ filling: (Leaf, WireValue) -> WireValue?
    ) -> WireValue {
        switch (shape, value) {
        case (.rule(let name), _):
            return rules[name].map { replace(value, $0, rules, path, name, filling) } ?? value
        case (.nullable, .null): return value
        case (.nullable(let inner), _): return replace(value, inner, rules, path, type, filling)
        case (.array(let element), .array(let elements)):
            return .array(
                elements.map { replace($0, element, rules, path + "[]", type, filling) }
            )
        case (.map(let fields), .map(let entries)):
            return .map(
                entries.map { entry in
                    guard let field = fields.first(where: { $0.name == entry.key }) else {
                        return entry
                    }
                    let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                    return .init(
                        entry.key,
                        replace(entry.value, field.shape, rules, inner, type, filling)
                    )
                }
            )
        default:
            return filling(Leaf(path: path, type: type, shape: shape), value) ?? value
        }
    }
}
