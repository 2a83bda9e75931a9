/// A JSON value under construction.
indirect enum JSONValue: Codable, Sendable, Hashable {
    case null
    case truth(Bool)
    case number(Int64)
    case fraction(Double)
    case text(String)
    case list([JSONValue])
    case fields([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else if let fraction = try? container.decode(Double.self) {
            self = .fraction(fraction)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .fields(try container.decode([String: JSONValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .truth(let truth): try container.encode(truth)
        case .number(let number): try container.encode(number)
        case .fraction(let fraction): try container.encode(fraction)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .fields(let fields): try container.encode(fields)
        }
    }

    /// The value at a path, `nil` where there is none.
    func value(at path: [String]) -> JSONValue? {
        guard let step = path.first else { return self }
        let rest = Array(path.dropFirst())
        switch self {
        case .fields(let fields): return fields[step]?.value(at: rest)
        case .list(let list):
            guard let index = Int(step), list.indices.contains(index) else { return nil }
            return list[index].value(at: rest)
        default: return nil
        }
    }

    /// Puts a value at a path, making what leads there.
    mutating func set(_ value: JSONValue, at path: [String]) {
        guard let step = path.first else {
            self = value
            return
        }
        let rest = Array(path.dropFirst())
        if case .list(var list) = self, let index = Int(step), list.indices.contains(index) {
            list[index].set(value, at: rest)
            self = .list(list)
            return
        }
        var fields: [String: JSONValue] = [:]
        if case .fields(let known) = self { fields = known }
        fields[step, default: .fields([:])].set(value, at: rest)
        self = .fields(fields)
    }
}
