import RPC
import Vocabulary
import WireCodec

/// The fields of a request as one types them, read from its own schema.
///
/// A decoder skips what it does not know, so that services of different age understand one another.
/// What a person types is another matter: a slip in a name must not lose what they wrote.
struct MessageFields: Sendable {
    /// One field that takes a value.
    struct Field: Sendable, Hashable {
        /// The dotted path, `report.channel`.
        let path: String
        /// What it takes.
        let shape: WireShape
        /// Whether it may be left out.
        let isOptional: Bool
    }

    /// The fields in their declared order; those of nested objects by their dotted paths.
    let all: [Field]
    private let root: WireShape
    private let rules: [String: WireShape]
    /// Deeper nesting is written in JSON.
    private static let deepest = 3

    /// The fields of a request.
    init<Request: ServiceMethod>(of request: Request.Type) throws {
        let schema = try WireSchema.describe(request)
        rules = Dictionary(schema.rules.map { ($0.name, $0.shape) }) { first, _ in first }
        root = schema.root
        var all: [Field] = []
        Self.collect(root, rules, under: [], isOptional: false, into: &all)
        self.all = all
    }

    /// The shape at a path of names and places; `nil` where the message has no such field.
    func shape(at path: [String]) -> WireShape? {
        var shape = resolved(root)
        for step in path {
            switch shape {
            case .map(let fields):
                guard let field = fields.first(where: { $0.name == step }) else { return nil }
                shape = resolved(field.shape)
            case .array(let element) where Int(step) != nil:
                shape = resolved(element)
            case .dictionary(let value):
                shape = resolved(value)
            case .choice:
                return shape
            default: return nil
            }
        }
        return shape
    }

    /// The one place at which a path stands when the object around it is left out: `channel` for
    /// `report.channel`; `nil` where there is none, or where it could mean several.
    func completed(_ path: [String]) -> [String]? {
        guard case .map(let fields) = resolved(root) else { return nil }
        let places = fields.map { [$0.name] + path }.filter { shape(at: $0) != nil }
        return places.count == 1 ? places[0] : nil
    }

    /// The paths of a message that name no field.
    func unknown(in message: JSONValue) -> [String] {
        unknown(in: message, at: [])
    }

    /// The field's path that resembles a mistyped one most, if any does.
    func closest(to path: String) -> String? {
        all.map { field in
            let name = field.path.split(separator: ".").last.map(String.init) ?? field.path
            let distance = min(field.path.editDistance(to: path), name.editDistance(to: path))
            return (path: field.path, distance: distance)
        }
        .filter { $0.distance <= 2 }
        .min { ($0.distance, $0.path) < ($1.distance, $1.path) }?.path
    }

    private func unknown(in value: JSONValue, at path: [String]) -> [String] {
        switch (value, shape(at: path)) {
        case (.fields(let values), .map?):
            values.keys.sorted().flatMap { name -> [String] in
                let place = path + [name]
                guard shape(at: place) != nil else { return [place.joined(separator: ".")] }
                return unknown(in: values[name] ?? .null, at: place)
            }
        case (.list(let elements), .array?):
            elements.indices.flatMap { unknown(in: elements[$0], at: path + ["\($0)"]) }
        default: []
        }
    }

    private func resolved(_ shape: WireShape) -> WireShape { Self.resolved(shape, rules) }

    private static func resolved(_ shape: WireShape, _ rules: [String: WireShape]) -> WireShape {
        switch shape {
        case .rule(let name): rules[name].map { resolved($0, rules) } ?? shape
        case .nullable(let inner): resolved(inner, rules)
        default: shape
        }
    }

    private static func collect(
        _ shape: WireShape,
        _ rules: [String: WireShape],
        under path: [String],
        isOptional: Bool,
        into all: inout [Field]
    ) {
        let shape = resolved(shape, rules)
        if case .map(let fields) = shape, path.count < deepest {
            for field in fields {
                collect(
                    field.shape,
                    rules,
                    under: path + [field.name],
                    isOptional: isOptional || field.isOptional,
                    into: &all
                )
            }
        } else if case .array(let element) = shape {
            let shape = WireShape.array(of: resolved(element, rules))
            all.append(Field(path: path.joined(separator: "."), shape: shape, isOptional: true))
        } else {
            all.append(
                Field(path: path.joined(separator: "."), shape: shape, isOptional: isOptional)
            )
        }
    }
}

extension WireShape {
    /// Words that are told beside a field: the countries of the world would hide the other fields.
    static let mostWords = 40

    /// Whether not all words of its list are told beside a field.
    var isLongList: Bool {
        switch self {
        case .words(let words): words.count > Self.mostWords
        case .array(let element), .nullable(let element): element.isLongList
        default: false
        }
    }

    /// Whether it takes words of a list, one or several.
    var holdsWords: Bool {
        switch self {
        case .words: true
        case .array(let element), .nullable(let element): element.holdsWords
        default: false
        }
    }

    /// What a field takes, in words; the words of a list are themselves, of a long one the first.
    var inWords: String {
        switch self {
        case .bool: "true | false"
        case .integer: FieldPhrase.number()
        case .float: FieldPhrase.fraction()
        case .text: FieldPhrase.text()
        case .bytes: FieldPhrase.bytes()
        case .instant: FieldPhrase.instant()
        case .identifier: FieldPhrase.identifier()
        case .date: FieldPhrase.date()
        case .words(let words) where words.count > Self.mostWords:
            words.prefix(6).joined(separator: " | ") + " | … (\(words.count))"
        case .words(let words): words.joined(separator: " | ")
        case .array(of: .map(let fields)):
            FieldPhrase.objects(fields.map(\.name).joined(separator: ", "))
        case .array(let element): FieldPhrase.list(element.inWords)
        case .nullable(let inner): inner.inWords
        case .map, .dictionary, .choice, .rule: FieldPhrase.json()
        }
    }
}

/// What fields take, and the rest of a verb's help.
enum FieldPhrase: Phrasebook {
    case number, fraction, text, bytes, instant, identifier, date, list, objects, json
    case field, meaning, takes, needed, factHelp, unknownField, didYouMean, purposeNeeded, noField,
        longList

    var label: Label {
        switch self {
        case .number: Label(vi: "số nguyên", en: "a whole number")
        case .fraction: Label(vi: "số", en: "a number")
        case .text: Label(vi: "văn bản", en: "text")
        case .bytes: Label(vi: "dữ liệu dạng base64", en: "base64")
        case .instant:
            Label(
                vi: "thời điểm: \"18/06/2026 14:05\" (giờ Việt Nam)",
                en: "a moment: \"18/06/2026 14:05\" (time in Viet Nam)"
            )
        case .identifier: Label(vi: "mã hồ sơ (UUID)", en: "a reference (UUID)")
        case .date: Label(vi: "ngày: 18/06/2026", en: "a day: 18/06/2026")
        case .list:
            Label(vi: "danh sách, cách nhau bằng dấu phẩy: {}", en: "a list with commas: {}")
        case .objects:
            Label(
                vi: "danh sách JSON [{…}, …] gồm: {}",
                en: "a JSON list [{…}, …] of: {}"
            )
        case .json: Label(vi: "JSON", en: "JSON")
        case .field: Label(vi: "Trường", en: "Field")
        case .meaning: Label(vi: "Nghĩa", en: "Meaning")
        case .takes: Label(vi: "Nhận", en: "Takes")
        case .needed: Label(vi: "* bắt buộc", en: "* needed")
        case .factHelp:
            Label(
                vi: "Dữ kiện của bước: fact.TÊN=\"…\"; bước nào cần gì: homeward {} next SỐ-HỒ-SƠ",
                en: "The facts of a step: fact.NAME=\"…\"; what each needs: homeward {} next ID"
            )
        case .unknownField: Label(vi: "Không có trường {}.", en: "There is no field {}.")
        case .didYouMean: Label(vi: "Có phải: {}", en: "Did you mean: {}")
        case .purposeNeeded:
            Label(
                vi: "bắt buộc: --purpose … --reference SỐ-HỒ-SƠ",
                en: "mandatory: --purpose … --reference FILE"
            )
        case .longList:
            Label(
                vi: "…  danh mục dài; đủ các từ: homeward describe {}",
                en: "…  a long list; all its words: homeward describe {}"
            )
        case .noField: Label(vi: "Không cần trường nào.", en: "It takes no fields.")
        }
    }
}
