/// When calls are intended to start.
///
/// Whatever the service does, the intention stands: a slow answer does not delay the next call, as
/// it would not delay the next person at the border gate.
public enum Arrivals: Sendable, Hashable {
    /// Calls at a rate, spaced evenly or at random.
    case planned(RateProfile, Spacing)
    /// Calls at moments that were recorded, counted from the beginning.
    case recorded([Duration])

    /// How calls lie within their rate.
    public enum Spacing: String, Sendable, Hashable, Codable {
        /// Equal gaps: shows the service, not the luck of the draw.
        case even
        /// Independent of each other, as people are: gaps of a Poisson process.
        case poisson
    }

    /// The same arrivals at another rate; a recorded schedule plays faster or slower.
    public func scaled(by factor: Double) -> Arrivals {
        switch self {
        case .planned(let profile, let spacing): .planned(profile.scaled(by: factor), spacing)
        case .recorded(let moments): .recorded(moments.map { $0 / factor })
        }
    }
}
