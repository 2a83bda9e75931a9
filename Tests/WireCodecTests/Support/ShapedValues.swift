import WireCodec

/// Values of a given shape, as a generator makes them.
struct ShapedValues {
    private let rules: [String: WireShape]
    private let root: WireShape

    /// Values that decode as a type.
    init<T: Decodable>(of type: T.Type) throws {
        let schema = try WireSchema.describe(type)
        root = schema.root
        rules = Dictionary(uniqueKeysWithValues: schema.rules.map { ($0.name, $0.shape) })
    }

    /// One of them.
    func next(using random: inout some RandomNumberGenerator) -> WireValue {
        value(of: root, depth: 6, using: &random)
    }

    private func value(
        of shape: WireShape,
        depth: Int,
        using random: inout some RandomNumberGenerator
    ) -> WireValue {
        switch shape {
        case .bool: return .bool(.random(using: &random))
        case .integer(let from, let through): return integer(from, through, using: &random)
        case .float: return .float(RandomValues.float(using: &random))
        case .text: return .text(RandomValues.text(using: &random))
        case .bytes: return .bytes(RandomValues.bytes(using: &random))
        case .identifier: return .identifier(.random(using: &random))
        case .instant:
            let time = Int64.random(in: -1_000_000_000_000...2_000_000_000_000, using: &random)
            let isWhole = Bool.random(using: &random)
            return .instant(
                Instant(millisecondsSinceEpoch: isWhole ? time / 1000 * 1000 : time)
            )
        case .date: return .date(CalendarDate(dayNumber: .random(in: 0...40_000, using: &random)))
        case .words(let words): return .text(words.randomElement(using: &random) ?? "")
        case .nullable(let shape):
            return Int.random(in: 0..<4, using: &random) == 0
                ? .null : value(of: shape, depth: depth, using: &random)
        case .choice(let shapes):
            guard let shape = shapes.randomElement(using: &random) else { return .null }
            return value(of: shape, depth: depth, using: &random)
        case .rule(let name): return value(of: rules[name] ?? .text, depth: depth, using: &random)
        case .array(let element):
            let count = depth > 0 ? [0, 1, 2, 3, 30].randomElement(using: &random) ?? 0 : 0
            var elements: [WireValue] = []
            for _ in 0..<count {
                elements.append(value(of: element, depth: depth - 2, using: &random))
            }
            return .array(elements)
        case .dictionary: return .map([])
        case .map(let fields): return map(fields, depth: depth, using: &random)
        }
    }

    private func map(
        _ fields: [WireShape.Field],
        depth: Int,
        using random: inout some RandomNumberGenerator
    ) -> WireValue {
        var entries: [WireValue.Entry] = []
        for field in fields {
            if field.isOptional, depth <= 0 || Bool.random(using: &random) { continue }
            entries.append(
                .init(field.name, value(of: field.shape, depth: depth - 1, using: &random))
            )
        }
        return .map(entries)
    }

    private func integer(
        _ from: Int64,
        _ through: UInt64,
        using random: inout some RandomNumberGenerator
    ) -> WireValue {
        if from < 0, Bool.random(using: &random) {
            let number = Int64.random(in: from...(-1), using: &random)
            let isSmall = Bool.random(using: &random)
            return .negative(UInt64(~(isSmall ? max(from, number % 300 - 1) : number)))
        }
        let shift = UInt64.random(in: 0...63, using: &random)
        return .unsigned(min(through, (random.next() as UInt64) >> shift))
    }
}
