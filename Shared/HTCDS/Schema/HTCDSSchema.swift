import Vocabulary

/// Our JSON Schema (2020-12) of HTCDS 2.0, made from the field list.
///
/// The standard itself has none. A document is a list of records; each is an object keyed by the
/// standard's names, and says nothing in a field by not having it.
public enum HTCDSSchema {
    /// Where the schema says it is; nothing is fetched from there.
    public static let identifier = "urn:homeward:htcds:2.0"

    /// The schema's text.
    public static var text: String { document.text(indent: 0) + "\n" }

    private static var document: SchemaNode {
        .object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("$id", .text(identifier)),
            ("title", .text("Human Trafficking Case Data Standard 2.0")),
            (
                "description",
                .text(
                    "Records keyed by the names of HTCDS v2.0. Field names, types and code lists: "
                        + "HTCDS v2.0, IOM, CC BY 4.0. The schema is Homeward's and not endorsed by IOM."
                )
            ),
            ("type", .text("array")),
            ("items", .object([("$ref", .text("#/$defs/record"))])),
            ("$defs", .object([("record", record), ("event", event)] + lists)),
        ])
    }

    private static var record: SchemaNode {
        .object([
            ("type", .text("object")),
            ("additionalProperties", .truth(false)),
            ("minProperties", .number(1)),
            (
                "properties",
                .object(
                    HTCDSField.all.map { ($0.name, node(of: $0)) } + [(HTCDSEvent.sheet, events)]
                )
            ),
        ])
    }

    /// Events that a record has no room for.
    private static var events: SchemaNode {
        .object([
            ("title", .text("Historic trafficking events")),
            ("type", .text("array")), ("minItems", .number(1)),
            ("items", .object([reference("event")])),
        ])
    }

    private static var event: SchemaNode {
        .object([
            ("type", .text("object")),
            ("additionalProperties", .truth(false)),
            ("minProperties", .number(1)),
            ("properties", .object(HTCDSEvent.fields.map { ($0.name, node(of: $0)) })),
        ])
    }

    private static var lists: [(String, SchemaNode)] {
        HTCDSList.all.map { list in
            (
                list.name,
                .object([
                    ("type", .text("string")),
                    ("enum", .list(list.words.map { .text($0.name) })),
                ])
            )
        } + [
            ("country", codes(CountryCodes.all, "ISO 3166-1 alpha-2")),
            ("language", codes(LanguageCodes.all, "ISO 639-2")),
        ]
    }

    private static func codes(_ codes: [String], _ standard: String) -> SchemaNode {
        .object([
            ("description", .text(standard)),
            ("type", .text("string")),
            ("enum", .list(codes.map { .text($0) })),
        ])
    }

    private static func node(of field: HTCDSField) -> SchemaNode {
        var keys: [(String, SchemaNode)] = [("title", .text(field.label.en))]
        if field.standing == .core { keys.append(("x-htcds-core", .truth(true))) }
        if field.standing == .deprecated { keys.append(("deprecated", .truth(true))) }
        return .object(keys + rule(of: field.type))
    }

    private static func rule(of type: HTCDSFieldType) -> [(String, SchemaNode)] {
        switch type {
        case .text: string(upTo: HTCDSReading.textLength)
        case .longText: string(upTo: HTCDSReading.longTextLength)
        case .date:
            [("type", .text("string")), ("format", .text("date")), ("pattern", .text(dates))]
        case .truth: [("type", .text("boolean"))]
        case .whole(let range):
            [
                ("type", .text("integer")), ("minimum", .number(range.lowerBound)),
                ("maximum", .number(range.upperBound)),
            ]
        case .degrees(let range):
            [
                ("type", .text("number")), ("minimum", .number(Int(range.lowerBound))),
                ("maximum", .number(Int(range.upperBound))),
            ]
        case .phone:
            [("type", .text("string")), ("pattern", .text("^\\+?[1-9][0-9]{1,14}$"))]
        case .country: [reference("country")]
        case .countries: several("country")
        case .language: [reference("language")]
        case .word(let list): [reference(list.name)]
        case .words(let list): several(list.name)
        }
    }

    private static func string(upTo limit: Int) -> [(String, SchemaNode)] {
        [
            ("type", .text("string")), ("minLength", .number(1)), ("maxLength", .number(limit)),
            ("pattern", .text(printable)),
        ]
    }

    /// The days of ``HTCDSDays/range``; which of them exist, the format says.
    private static let dates = "^((19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|2100-01-01)$"

    /// No control character but tabulators and ends of lines.
    private static let printable =
        "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$"

    private static func several(_ name: String) -> [(String, SchemaNode)] {
        [
            ("type", .text("array")), ("minItems", .number(1)), ("uniqueItems", .truth(true)),
            ("items", .object([reference(name)])),
        ]
    }

    private static func reference(_ name: String) -> (String, SchemaNode) {
        ("$ref", .text("#/$defs/\(name)"))
    }
}

/// A piece of the schema, in the order in which it is written.
private indirect enum SchemaNode {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([SchemaNode])
    case object([(String, SchemaNode)])

    func text(indent: Int) -> String {
        let margin = String(repeating: "  ", count: indent + 1)
        let end = "\n" + String(repeating: "  ", count: indent)
        switch self {
        case .text(let text): return Self.quoted(text)
        case .number(let number): return String(number)
        case .truth(let truth): return String(truth)
        case .list(let nodes):
            return "[" + nodes.map { $0.text(indent: indent + 1) }.joined(separator: ", ") + "]"
        case .object(let keys):
            let lines = keys.map { key, node in
                margin + Self.quoted(key) + ": " + node.text(indent: indent + 1)
            }
            return "{\n" + lines.joined(separator: ",\n") + end + "}"
        }
    }

    /// The schema holds no other character that JSON escapes.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
