/// What a run must hold; one that is broken ends the program with a status of its own.
public struct Thresholds: Sendable, Hashable {
    /// What can be demanded.
    public enum Name: String, Sendable, CaseIterable, Codable {
        /// Percentiles and the maximum of latency, in milliseconds.
        case p50, p90, p95, p99, p999, p9999, max
        /// The share of calls without a good answer, from 0 to 1.
        case errors
        /// Good answers per second, at least.
        case rate
    }

    /// The bounds, by name.
    public var bounds: [Name: Double]

    /// Bounds.
    public init(_ bounds: [Name: Double] = [:]) {
        self.bounds = bounds
    }

    /// A bound as it is typed: `p99=50`, `errors=0.01`.
    public static func parse(_ text: String) -> (Name, Double)? {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = Name(rawValue: String(parts[0])),
            let bound = Double(parts[1]), bound.isFinite, bound >= 0
        else { return nil }
        return (name, bound)
    }

    /// A bound that a run did not hold.
    public struct Breach: Sendable, Hashable, Codable {
        /// Which.
        public var name: Name
        /// The bound.
        public var bound: Double
        /// What was measured.
        public var measured: Double
    }

    /// The bounds that were not held, in order of their names.
    ///
    /// A run without a single good answer breaks every bound of latency: nothing was fast.
    public func breaches(of measured: Measurements, over seconds: Double) -> [Breach] {
        let latency = measured.latency
        return Name.allCases.compactMap { name in
            guard let bound = bounds[name] else { return nil }
            let value: Double
            switch name {
            case .errors: value = measured.errorShare
            case .rate: value = Double(measured.answered) / seconds
            case .max: value = latency.isEmpty ? .infinity : Double(latency.maximum) / 1e6
            case .p50, .p90, .p95, .p99, .p999, .p9999:
                value =
                    latency.isEmpty
                    ? .infinity : Double(latency.percentile(name.percentage)) / 1e6
            }
            let holds = name == .rate ? value >= bound : value <= bound
            return holds ? nil : Breach(name: name, bound: bound, measured: value)
        }
    }
}

extension Thresholds.Name {
    /// The percentile meant; 100 for what is none.
    var percentage: Double {
        switch self {
        case .p50: 50
        case .p90: 90
        case .p95: 95
        case .p99: 99
        case .p999: 99.9
        case .p9999: 99.99
        case .max, .errors, .rate: 100
        }
    }
}

extension Thresholds: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyName.self)
        bounds = [:]
        for key in container.allKeys {
            guard let name = Name(rawValue: key.stringValue) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key,
                    in: container,
                    debugDescription: "no threshold"
                )
            }
            let bound = try container.decode(Double.self, forKey: key)
            guard bound.isFinite, bound >= 0 else {
                throw DecodingError.dataCorruptedError(
                    forKey: key,
                    in: container,
                    debugDescription: "below zero"
                )
            }
            bounds[name] = bound
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyName.self)
        for (name, bound) in bounds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try container.encode(bound, forKey: AnyName(stringValue: name.rawValue))
        }
    }

    /// Any key, so that unknown ones are seen.
    private struct AnyName: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }
}
