internal import Yams

/// A scenario as it is written down, in YAML or JSON.
///
/// ```yaml
/// name: reads
/// population: {size: 200, popularity: {zipf: 0.99}}
/// arrivals: {rate: 200, spacing: poisson}
/// duration: 30
/// warmUp: 5
/// mix:
///   - {act: report.fetch, weight: 4}
///   - {act: overview.read, weight: 1}
/// thresholds: {p99: 50, errors: 0.001}
/// ```
///
/// Times are seconds, thresholds of latency milliseconds. Unknown keys are refused: a threshold with
/// a slip of the pen would hold for ever.
struct ScenarioFile: Decodable {
    /// The most that a file may have; a scenario is a page.
    static let maximumBytes = 1 << 20

    var name: String
    var population: Population?
    var arrivals: ArrivalsEntry?
    var duration: Double?
    var warmUp: Double?
    var timeout: Double?
    var thinking: Amount?
    var retries: Bool?
    var mix: [Act]
    var thresholds: Thresholds?

    /// How many records, and how popular each is.
    struct Population: Decodable {
        var size: Int
        var popularity: Popularity?
    }

    /// `uniform`, or `{zipf: 0.99}`.
    struct Popularity: Decodable {
        var value: KeyPopularity

        private enum CodingKeys: String, CodingKey {
            case zipf
        }

        init(from decoder: any Decoder) throws {
            if let word = try? decoder.singleValueContainer().decode(String.self) {
                guard word == "uniform" else { throw ScenarioError.outOfRange("popularity") }
                value = .uniform
                return
            }
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let exponent = try container.decode(Double.self, forKey: .zipf)
            guard (0...5).contains(exponent) else { throw ScenarioError.outOfRange("zipf") }
            value = .zipf(exponent: exponent)
        }
    }

    /// One of `rate`, `ramp`, `steps`, `recorded`.
    struct ArrivalsEntry: Decodable {
        var rate: Double?
        var ramp: Ramp?
        var steps: [RateProfile.Step]?
        var recorded: [Double]?
        var spacing: Arrivals.Spacing?

        /// From one rate to another.
        struct Ramp: Decodable {
            var from: Double
            var to: Double
        }

        func arrivals() throws -> Arrivals {
            let spacing = spacing ?? .poisson
            switch (rate, ramp, steps, recorded) {
            case (let rate?, nil, nil, nil):
                return .planned(.constant(perSecond: rate), spacing)
            case (nil, let ramp?, nil, nil):
                return .planned(.ramp(from: ramp.from, to: ramp.to), spacing)
            case (nil, nil, let steps?, nil): return .planned(.steps(steps), spacing)
            case (nil, nil, nil, let recorded?):
                guard recorded.allSatisfy({ $0 >= 0 && $0 <= 86_400 }) else {
                    throw ScenarioError.outOfRange("arrivals.recorded")
                }
                return .recorded(recorded.map { .seconds($0) })
            default: throw ScenarioError.malformed("arrivals: rate | ramp | steps | recorded")
            }
        }
    }

    /// An act, its weight and what it is told.
    struct Act: Decodable {
        var act: String
        var weight: Double?
        var size: Amount?
    }
}

extension Scenario {
    /// Reads a scenario.
    ///
    /// - Throws: ``ScenarioError``, which says what is wrong and where.
    public init(reading text: String) throws {
        guard text.utf8.count <= ScenarioFile.maximumBytes else {
            throw ScenarioError.malformed("size")
        }
        let file: ScenarioFile
        do {
            try KnownKeys.check(text)
            file = try YAMLDecoder().decode(ScenarioFile.self, from: text)
        } catch let error as ScenarioError {
            throw error
        } catch {
            throw ScenarioError.malformed(Self.place(of: error))
        }
        try self.init(file)
    }

    private init(_ file: ScenarioFile) throws {
        name = file.name
        mix = file.mix.map { entry in
            Entry(
                act: entry.act,
                weight: entry.weight ?? 1,
                options: ActOptions(size: entry.size ?? .fixed(300))
            )
        }
        population = file.population?.size ?? 0
        popularity = file.population?.popularity?.value ?? .uniform
        arrivals = try file.arrivals?.arrivals() ?? .planned(.constant(perSecond: 50), .poisson)
        duration = .seconds(file.duration ?? 30)
        warmUp = .seconds(file.warmUp ?? 3)
        timeout = .seconds(file.timeout ?? 10)
        thinking = file.thinking ?? .fixed(0)
        retries = file.retries ?? false
        thresholds = file.thresholds ?? Thresholds()
        try check()
    }

    /// Refuses what cannot be run.
    private func check() throws {
        for entry in mix {
            guard ActCatalogue.names.contains(entry.act) else {
                throw ScenarioError.unknownAct(entry.act)
            }
            // What free text may hold at most.
            guard entry.options.size.maximum <= 60_000 else {
                throw ScenarioError.outOfRange("mix.size")
            }
        }
        _ = try acts()
        guard (0...Population.maximumSize).contains(population) else {
            throw ScenarioError.populationTooLarge
        }
        guard duration > .zero, duration <= .seconds(86_400), warmUp >= .zero, warmUp < duration
        else { throw ScenarioError.outOfRange("duration") }
        guard timeout >= .milliseconds(1), timeout <= .seconds(600) else {
            throw ScenarioError.outOfRange("timeout")
        }
        guard thinking.maximum <= 600_000 else { throw ScenarioError.outOfRange("thinking") }
    }

    private static func place(of error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
        case DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context):
            context.codingPath.map(\.stringValue).joined(separator: ".")
        case DecodingError.dataCorrupted(let context):
            (context.codingPath.map(\.stringValue) + [context.debugDescription])
                .joined(separator: ".")
        default: "YAML"
        }
    }
}

/// Refuses keys that no scenario has.
private enum KnownKeys {
    private static let top: Set<String> = [
        "name", "about", "population", "arrivals", "duration", "warmUp", "timeout", "thinking",
        "retries", "mix", "thresholds",
    ]
    private static let nested: [String: Set<String>] = [
        "population": ["size", "popularity"],
        "arrivals": ["rate", "ramp", "steps", "recorded", "spacing"],
        "thresholds": Set(Thresholds.Name.allCases.map(\.rawValue)),
        "mix": ["act", "weight", "size"],
    ]

    static func check(_ text: String) throws {
        guard let node = try Yams.compose(yaml: text), let mapping = node.mapping else {
            throw ScenarioError.malformed("YAML")
        }
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard top.contains(name) else { throw ScenarioError.malformed(name) }
            guard let known = nested[name] else { continue }
            let maps =
                value.sequence.map { $0.compactMap(\.mapping) } ?? [value.mapping].compactMap { $0 }
            for entry in maps.flatMap({ $0.keys.map { $0.string ?? "" } })
            where !known.contains(entry) {
                throw ScenarioError.malformed("\(name).\(entry)")
            }
        }
    }
}
