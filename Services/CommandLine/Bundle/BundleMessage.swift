import RPC
import WireCodec

/// A message of a bundle without its type: what it points at, and whose version it says it saw.
struct BundleMessage: Sendable {
    /// The message as it is.
    private(set) var value: WireValue

    /// Reads an encoded message.
    init(_ bytes: Bytes) throws(WireError) {
        value = try Wire.decode(from: bytes.array)
    }

    /// The records that it changes, each with the field that tells the version seen.
    ///
    /// By the contracts' custom the record stands first; `merge` has a second one.
    var subjects: [(field: String, id: Identifier)] {
        guard case .map(let entries) = value else { return [] }
        var subjects: [(String, Identifier)] = []
        if value["seen"] != nil {
            let first = entries.lazy.compactMap { entry in
                if case .identifier(let id) = entry.value { id } else { nil as Identifier? }
            }.first
            if let first { subjects.append(("seen", first)) }
        }
        if value["seenInto"] != nil, case .identifier(let into)? = value["into"] {
            subjects.append(("seenInto", into))
        }
        return subjects
    }

    /// Every identifier in it, also one that stands alone in a text.
    var identifiers: Set<Identifier> {
        var found: Set<Identifier> = []
        Self.visit(value) { found.insert($0) }
        return found
    }

    /// Puts real identifiers where provisional ones stand.
    mutating func replace(_ real: [Identifier: Identifier]) {
        guard !real.isEmpty else { return }
        value = Self.replaced(value, real)
    }

    /// Says which version was seen, or whatever else stands at the top.
    mutating func set(_ field: String, to new: WireValue) {
        guard case .map(var entries) = value else { return }
        if let index = entries.firstIndex(where: { $0.key == field }) {
            entries[index].value = new
        } else {
            entries.append(WireValue.Entry(field, new))
        }
        value = .map(entries)
    }

    /// Its bytes as the contract's type writes them.
    func request<Request: ServiceRequest>(_ type: Request.Type) throws(WireError) -> Request {
        try Wire.decode(type, from: Wire.encode(value))
    }

    private static func visit(_ value: WireValue, _ found: (Identifier) -> Void) {
        switch value {
        case .identifier(let id): found(id)
        case .text(let text): if let id = Identifier(text) { found(id) }
        case .array(let elements): for element in elements { visit(element, found) }
        case .map(let entries): for entry in entries { visit(entry.value, found) }
        default: break
        }
    }

    private static func replaced(
        _ value: WireValue,
        _ real: [Identifier: Identifier]
    ) -> WireValue {
        switch value {
        case .identifier(let id): .identifier(real[id] ?? id)
        case .text(let text):
            Identifier(text).flatMap { real[$0] }.map { .text($0.text) } ?? value
        case .array(let elements): .array(elements.map { replaced($0, real) })
        case .map(let entries):
            .map(entries.map { WireValue.Entry($0.key, replaced($0.value, real)) })
        default: value
        }
    }
}

/// What an answer tells of records: which one was made or changed, and its version.
struct BundleAnswer: Sendable, Hashable {
    /// The record.
    var record: Identifier?
    /// Its version.
    var version: Int?
    /// The version of each record that the answer holds as filed.
    var versions: [Identifier: Int] = [:]
    /// Whether the act waits for a second officer.
    var isAwaiting = false

    /// Reads it off an answer of any method: the filed record in it, else the first identifier and
    /// the version beside it.
    init(_ answer: some Encodable) throws(WireError) {
        let value = try Wire.decode(WireValue.self, from: Wire.encode(answer))
        if case .identifier? = value["awaiting"] { isAwaiting = true }
        guard case .map(let entries) = value else { return }
        for filed in [value] + entries.map(\.value) {
            guard let filing = filed["filing"], case .identifier(let id)? = filed["id"] else {
                continue
            }
            versions[id] = filing["version"]?.number
            if record == nil {
                record = id
                version = versions[id]
            }
        }
        if record == nil {
            record =
                entries.lazy.compactMap { entry -> Identifier? in
                    guard case .identifier(let id) = entry.value,
                        !["awaiting", "toRatify"].contains(entry.key)
                    else { return nil }
                    return id
                }.first
            version = value["version"]?.number
        }
    }
}

extension WireValue {
    /// The number that it is.
    fileprivate var number: Int? {
        guard case .unsigned(let number) = self else { return nil }
        return Int(exactly: number)
    }
}
