extension WireSchema {
    /// The schema as CDDL (RFC 8610): a rule for the message, one for each type in it, and the
    /// three tagged scalars where they are used.
    ///
    /// Maps end with `* tstr => any`, because readers skip keys that they do not know.
    public func cddl(named name: String = "message") -> String {
        var lines: [String] = []
        // The message of a named type is that type's rule.
        if case .rule(let rule) = root, rule == name {
        } else {
            lines.append("\(name) = \(Self.text(root))")
        }
        for rule in rules { lines.append("\(rule.name) = \(Self.text(rule.shape))") }
        let text = lines.joined(separator: "\n")
        let scalars = Self.scalars.filter { text.contains($0.name) }
        return (lines + scalars.map { "\($0.name) = \($0.rule)" }).joined(separator: "\n") + "\n"
    }

    private static let scalars: [(name: String, rule: String)] = [
        ("wire-instant", "#6.1(int / float) ; seconds since 1970-01-01T00:00:00Z"),
        ("wire-identifier", "#6.37(bstr .size 16) ; a UUID"),
        ("wire-date", "#6.1004(tstr .size 10) ; YYYY-MM-DD"),
    ]

    private static func text(_ shape: WireShape, indent: String = "") -> String {
        switch shape {
        case .bool: "bool"
        case .integer(.min, through: UInt64(Int64.max)): "int"
        case .integer(0, through: .max): "uint"
        case .integer(let from, let through): "\(from)..\(through)"
        case .float: "float"
        case .text: "tstr"
        case .bytes: "bstr"
        case .instant: "wire-instant"
        case .identifier: "wire-identifier"
        case .date: "wire-date"
        case .words(let words): (words.map { "\"\($0)\"" } + ["tstr"]).joined(separator: " / ")
        case .array(let element): "[* \(text(element, indent: indent))]"
        case .map(let fields): map(fields, indent: indent)
        case .dictionary(let value): "{ * tstr => \(text(value, indent: indent)) }"
        case .nullable(let shape): "\(text(shape, indent: indent)) / null"
        case .choice(let shapes): shapes.map { text($0, indent: indent) }.joined(separator: " / ")
        case .rule(let name): name
        }
    }

    private static func map(_ fields: [WireShape.Field], indent: String) -> String {
        let inner = indent + "  "
        let lines = fields.map { field in
            "\(inner)\(field.isOptional ? "? " : "")\"\(field.name)\": "
                + "\(text(field.shape, indent: inner)),"
        }
        return (["{"] + lines + ["\(inner)* tstr => any", "\(indent)}"]).joined(separator: "\n")
    }
}
