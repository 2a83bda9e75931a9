/// A number that a scenario leaves to chance: a size in bytes, a time to think in milliseconds.
///
/// In a scenario file it is a number, or `{from: 100, to: 2000}`.
public enum Amount: Sendable, Hashable {
    /// Always the same.
    case fixed(Int)
    /// Any from a range, all equally likely.
    case between(Int, Int)

    /// The next one.
    public func pick(using generator: inout SeededGenerator) -> Int {
        switch self {
        case .fixed(let amount): amount
        case .between(let low, let high): Int.random(in: low...high, using: &generator)
        }
    }

    /// The largest that may come.
    public var maximum: Int {
        switch self {
        case .fixed(let amount): amount
        case .between(_, let high): high
        }
    }
}

extension Amount: Codable {
    private enum CodingKeys: String, CodingKey {
        case from, to
    }

    public init(from decoder: any Decoder) throws {
        if let number = try? decoder.singleValueContainer().decode(Int.self) {
            self = .fixed(number)
        } else {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let low = try container.decode(Int.self, forKey: .from)
            let high = try container.decode(Int.self, forKey: .to)
            guard low <= high else {
                throw DecodingError.dataCorruptedError(
                    forKey: .to,
                    in: container,
                    debugDescription: "`to` is below `from`"
                )
            }
            self = .between(low, high)
        }
        guard minimum >= 0 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "below zero")
            )
        }
    }

    private var minimum: Int {
        switch self {
        case .fixed(let amount): amount
        case .between(let low, _): low
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .fixed(let amount):
            var container = encoder.singleValueContainer()
            try container.encode(amount)
        case .between(let low, let high):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(low, forKey: .from)
            try container.encode(high, forKey: .to)
        }
    }
}
