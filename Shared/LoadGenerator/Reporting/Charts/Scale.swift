internal import Foundation

/// How values become places along an axis, and where the axis has its marks.
enum Scale: Sendable {
    /// Even.
    case linear(ClosedRange<Double>)
    /// Each power of ten as wide as the next.
    case logarithmic(ClosedRange<Double>)
    /// Each further nine of a percentile as wide as the one before, up to so many nines.
    case nines(Double)

    /// A scale from zero that holds the values.
    static func linear(upTo highest: Double) -> Scale {
        .linear(0...(highest > 0 ? highest * 1.05 : 1))
    }

    /// A logarithmic scale in whole steps of 1, 2, 5 that holds the values.
    static func logarithmic(holding values: [Double]) -> Scale {
        let positive = values.filter { $0.isFinite && $0 > 0 }
        guard let low = positive.min(), let high = positive.max() else {
            return .logarithmic(0.1...1)
        }
        let bottom = pow(10, floor(log10(low)))
        let marks = [1.0, 2, 5, 10]
        let decade = pow(10, floor(log10(high)))
        let top = (marks.first { $0 * decade >= high } ?? 10) * decade
        return .logarithmic(bottom...max(top, bottom * 10))
    }

    /// A percentile's place, before scaling: how many nines it has.
    static func nines(of percentile: Double) -> Double {
        -log10(max(1e-9, 1 - percentile / 100))
    }

    /// Where a value lies, from 0 to 1; what lies outside lies at the edge.
    func place(of value: Double) -> Double {
        let place: Double
        switch self {
        case .linear(let range):
            place = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        case .logarithmic(let range):
            let value = max(value, range.lowerBound)
            place = log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
        case .nines(let most):
            place = Self.nines(of: value) / most
        }
        return place.isNaN ? 0 : min(1, max(0, place))
    }

    /// The values that are marked.
    var marks: [Double] {
        switch self {
        case .linear(let range):
            let span = range.upperBound - range.lowerBound
            let rough = span / 6
            let power = pow(10, floor(log10(rough)))
            let step = ([1.0, 2, 5, 10].first { $0 * power >= rough } ?? 10) * power
            return Array(
                stride(
                    from: (range.lowerBound / step).rounded(.up) * step,
                    through: range.upperBound,
                    by: step
                )
            )
        case .logarithmic(let range):
            let decades = log10(range.upperBound / range.lowerBound)
            let steps: [Double] = decades > 3.5 ? [1] : [1, 2, 5]
            var marks: [Double] = []
            var power = pow(10, floor(log10(range.lowerBound)))
            while power <= range.upperBound * 1.0001 {
                marks += steps.map { $0 * power }
                power *= 10
            }
            return marks.filter {
                $0 >= range.lowerBound * 0.9999 && $0 <= range.upperBound * 1.0001
            }
        case .nines(let most):
            return [0, 50, 90, 99, 99.9, 99.99, 99.999].filter {
                Self.nines(of: $0) <= most + 0.01
            }
        }
    }
}
