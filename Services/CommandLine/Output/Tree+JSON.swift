import Foundation
import WireCodec

extension Tree {
    /// The tree as JSON text, fields in their declared order, words as they are spelled.
    var json: String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    /// The tree as JSON on one line, for streams.
    var jsonLine: String {
        switch self {
        case .list(let elements): "[" + elements.map(\.jsonLine).joined(separator: ",") + "]"
        case .fields(let fields):
            "{"
                + fields.map { "\(Self.quoted($0.name)):\($0.value.jsonLine)" }
                .joined(separator: ",") + "}"
        default: json
        }
    }

    private func write(to text: inout String, indent: Int) {
        let inner = String(repeating: "  ", count: indent + 1)
        let outer = String(repeating: "  ", count: indent)
        switch self {
        case .nothing: text += "null"
        case .truth(let truth): text += truth ? "true" : "false"
        case .number(let number): text += "\(number)"
        case .fraction(let fraction): text += fraction.isFinite ? "\(fraction)" : "null"
        case .text(let string), .word(let string, _): text += Self.quoted(string)
        case .instant(let instant): text += Self.quoted(instant.text)
        case .list(let elements) where elements.isEmpty: text += "[]"
        case .fields(let fields) where fields.isEmpty: text += "{}"
        case .list(let elements):
            text += "[\n"
            for (index, element) in elements.enumerated() {
                text += inner
                element.write(to: &text, indent: indent + 1)
                text += index + 1 < elements.count ? ",\n" : "\n"
            }
            text += outer + "]"
        case .fields(let fields):
            text += "{\n"
            for (index, field) in fields.enumerated() {
                text += inner + Self.quoted(field.name) + ": "
                field.value.write(to: &text, indent: indent + 1)
                text += index + 1 < fields.count ? ",\n" : "\n"
            }
            text += outer + "}"
        }
    }

    /// A JSON string (RFC 8259): quotes, backslashes and whatever a terminal would obey are escaped.
    static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isObeyedByTerminals: text += String(format: "\\u%04x", scalar.value)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
