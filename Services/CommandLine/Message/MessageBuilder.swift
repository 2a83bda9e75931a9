import Foundation
import RPC
import WireCodec

/// Makes a request of what somebody typed: `ID STATE reason="…" letter.partner=CN`.
///
/// It asks the contract's own type what is missing or has another form, and mends what can have only
/// one meaning: a bare word takes the first field that is missing, a list may be written with
/// commas, a list left out is empty, a number where text is wanted is text. All else is an error
/// that names the field.
struct MessageBuilder: Sendable {
    /// The message so far.
    private(set) var message: JSONValue
    /// Words that have no field yet.
    private var words: [String]
    /// Asked for the version that the caller saw, where the request needs one that was not given.
    private let seenVersion: @Sendable (JSONValue) async throws -> Int?
    /// Values typed for a field, whose place is known when the request's type is.
    private var assignments: [(path: [String], value: JSONValue)] = []
    /// Where an empty list was put in for something that is missing.
    private var guesses: Set<[String]> = []

    /// More corrections than a message can have fields; beyond it the type asks in circles.
    private static let mostCorrections = 200

    /// Takes the words as typed, and a whole message in JSON if there is one.
    init(
        words typed: [String],
        json: String? = nil,
        seenVersion: @escaping @Sendable (JSONValue) async throws -> Int? = { _ in nil }
    ) throws {
        message = .fields([:])
        words = []
        self.seenVersion = seenVersion
        if let json {
            guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(json.utf8)),
                case .fields = value
            else { throw Failure(CallPhrase.notJSON(), status: .usage) }
            message = value
        }
        var facts: [JSONValue] = []
        for word in typed {
            guard let (path, text) = Self.assignment(in: word) else {
                words.append(word)
                continue
            }
            if path.first == "fact", path.count == 2 {
                facts.append(.fields(["fact": .text(path[1]), "value": .text(text)]))
            } else {
                assignments.append((path, Self.value(of: text)))
            }
        }
        if !facts.isEmpty { message.set(.list(facts), at: ["facts", "entries"]) }
    }

    /// The request, asked of its own type until it is content.
    mutating func request<Request: ServiceMethod>(_ type: Request.Type) async throws -> Request {
        let fields = try MessageFields(of: type)
        try place(in: fields, Request.method.name)
        for _ in 0..<Self.mostCorrections {
            let data = try JSONEncoder().encode(message)
            do {
                let request = try JSONDecoder().decode(type, from: data)
                guard words.isEmpty else {
                    throw Failure(
                        VerbPhrase.leftOver(words.joined(separator: " ")),
                        next: [Noun.help(of: Request.method.name)],
                        status: .usage
                    )
                }
                return request
            } catch let error as DecodingError {
                guard try await mend(error) else {
                    throw failure(error, fields, Request.method.name)
                }
            }
        }
        throw Failure(CallPhrase.notJSON(), next: [Noun.help(of: Request.method.name)])
    }

    /// Puts what was typed where the request has it, and refuses what it has nowhere.
    private mutating func place(in fields: MessageFields, _ method: String) throws {
        for (path, value) in assignments {
            let place = fields.shape(at: path) == nil ? fields.completed(path) ?? path : path
            message.set(Self.local(value, as: fields.shape(at: place)), at: place)
        }
        assignments = []
        guard let unknown = fields.unknown(in: message).first else { return }
        throw Failure(
            FieldPhrase.unknownField(unknown),
            next: (fields.closest(to: unknown).map { [FieldPhrase.didYouMean($0)] } ?? [])
                + [Noun.help(of: method)],
            status: .usage
        )
    }

    /// A day or a moment as officers write it, in Viet Nam, as the wire has it.
    private static func local(_ value: JSONValue, as shape: WireShape?) -> JSONValue {
        guard case .text(let text) = value else { return value }
        switch shape {
        case .date?:
            guard let match = text.wholeMatch(of: /(\d\d)\/(\d\d)\/(\d{4})/) else { return value }
            return .text("\(match.3)-\(match.2)-\(match.1)")
        case .instant?:
            let form = /(\d\d)\/(\d\d)\/(\d{4})[ T](\d\d):(\d\d)/
            guard let match = text.wholeMatch(of: form) else { return value }
            return .text("\(match.3)-\(match.2)-\(match.1)T\(match.4):\(match.5):00+07:00")
        default: return value
        }
    }

    /// Mends what has only one meaning; `false` where nothing can be guessed.
    private mutating func mend(_ error: DecodingError) async throws -> Bool {
        switch error {
        case .keyNotFound(let key, let context):
            let path = Self.path(context.codingPath + [key])
            return try await fill(path)
        case .typeMismatch(let type, let context):
            return convert(at: Self.path(context.codingPath), to: type)
        default:
            return false
        }
    }

    private mutating func fill(_ path: [String]) async throws -> Bool {
        if path == ["seen"], let version = try await seenVersion(message) {
            message.set(.number(Int64(version)), at: path)
            return true
        }
        if path == ["facts"] {
            message.set(.list([]), at: ["facts", "entries"])
            return true
        }
        if path.count == 1, !words.isEmpty {
            message.set(Self.value(of: words.removeFirst()), at: path)
            return true
        }
        // A list left out is empty; the type refuses it here where it wants something else.
        guard message.value(at: path) == nil else { return false }
        message.set(.list([]), at: path)
        guesses.insert(path)
        return true
    }

    private mutating func convert(at path: [String], to type: any Any.Type) -> Bool {
        guard let value = message.value(at: path) else { return false }
        switch value {
        case .number(let number) where type is String.Type:
            message.set(.text("\(number)"), at: path)
        case .truth(let truth) where type is String.Type:
            message.set(.text("\(truth)"), at: path)
        case .text(let text) where "\(type)".hasPrefix("Array"):
            let items = text.split(separator: ",").map {
                Self.value(of: $0.trimmingCharacters(in: .whitespaces))
            }
            message.set(.list(items), at: path)
        case .list(let items) where items.isEmpty:
            // What was put in as an empty list wants to be something else: it is missing.
            return false
        default: return false
        }
        return true
    }

    private func failure(
        _ error: DecodingError,
        _ fields: MessageFields,
        _ method: String
    ) -> Failure {
        let text = Self.text
        let complaint: String
        switch error {
        case .keyNotFound(let key, let context):
            complaint = missing(text(context.codingPath + [key]), of: fields)
        case .typeMismatch(_, let context) where isGuess(context.codingPath):
            complaint = missing(text(context.codingPath), of: fields)
        case .typeMismatch(let type, let context):
            let path = Self.path(context.codingPath)
            let expected = fields.shape(at: path)?.inWords ?? "\(type)"
            complaint = CallPhrase.fieldType(text(context.codingPath), expected)
        case .dataCorrupted(let context) where isGuess(context.codingPath):
            complaint = missing(text(context.codingPath), of: fields)
        case .valueNotFound(_, let context):
            complaint = missing(text(context.codingPath), of: fields)
        case .dataCorrupted(let context):
            complaint = CallPhrase.fieldWrong(text(context.codingPath))
        @unknown default:
            complaint = CallPhrase.notJSON()
        }
        return Failure(complaint, next: [Noun.help(of: method)], status: .usage)
    }

    /// Says that a needed field is missing, and which others are: nobody wants to hear of them one by one.
    private func missing(_ noticed: String, of fields: MessageFields) -> String {
        let others = fields.all.filter { field in
            let path = field.path.split(separator: ".").map(String.init)
            return !field.isOptional && field.path != noticed
                && (message.value(at: path) == nil || guesses.contains(path))
        }
        guard !others.isEmpty else { return CallPhrase.fieldMissing(noticed) }
        // An object that is missing is told by its fields.
        let isObject = others.contains { $0.path.hasPrefix(noticed + ".") }
        let all = (isObject ? [] : [noticed]) + others.map(\.path)
        return CallPhrase.fieldsMissing(all.joined(separator: ", "))
    }

    /// Whether a place was never typed, but filled here with an empty list.
    private func isGuess(_ keys: [any CodingKey]) -> Bool { guesses.contains(Self.path(keys)) }

    private static func path(_ keys: [any CodingKey]) -> [String] {
        keys.map { $0.intValue.map(String.init) ?? $0.stringValue }
    }

    private static func text(_ keys: [any CodingKey]) -> String {
        path(keys).joined(separator: ".")
    }

    /// `field=value`, the field a dotted path; `nil` for a bare word.
    static func assignment(in word: String) -> (path: [String], value: String)? {
        guard let sign = word.firstIndex(of: "="), sign != word.startIndex else { return nil }
        let name = word[..<sign]
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }) else {
            return nil
        }
        let value = String(word[word.index(after: sign)...])
        return (name.split(separator: ".").map(String.init), value)
    }

    /// A value as typed: JSON lists, objects, numbers and truths as such, all else is text.
    static func value(of text: String) -> JSONValue {
        if text == "true" || text == "false" { return .truth(text == "true") }
        if let first = text.first, first == "[" || first == "{",
            let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        {
            return value
        }
        if let number = Int64(text), "\(number)" == text { return .number(number) }
        return .text(text)
    }
}
