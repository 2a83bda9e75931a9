internal import Foundation
public import Vocabulary

/// Figures as people read them: three digits, with a unit, in the marks of a language.
public struct FigureText: Sendable {
    let language: Language

    /// Figures in a language's marks.
    public init(language: Language) {
        self.language = language
    }

    /// A duration in nanoseconds, in the unit that fits.
    public func duration(_ nanoseconds: Double) -> String {
        switch nanoseconds {
        case ..<1e3: number(nanoseconds) + " ns"
        case ..<1e6: number(nanoseconds / 1e3) + " µs"
        case ..<1e9: number(nanoseconds / 1e6) + " ms"
        default: number(nanoseconds / 1e9) + " s"
        }
    }

    /// A duration in nanoseconds.
    public func duration(_ nanoseconds: UInt64) -> String { duration(Double(nanoseconds)) }

    /// A number with three digits that count.
    public func number(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let magnitude = abs(value)
        let digits = magnitude >= 100 || magnitude == 0 ? 0 : magnitude >= 10 ? 1 : 2
        guard magnitude < 10_000 else { return count(Int(value.rounded())) }
        return marked(String(format: "%.\(magnitude < 1 && magnitude > 0 ? 3 : digits)f", value))
    }

    /// A number at an axis: as short as it is round.
    func mark(_ value: Double) -> String {
        let rounded = (value * 1e9).rounded() / 1e9
        if rounded == rounded.rounded(), rounded.magnitude < 1e15 { return count(Int(rounded)) }
        // Not in powers of ten, which a small number would be printed in; what sums of steps leave behind
        // is cut off.
        var text = String(format: rounded.magnitude < 0.01 ? "%.6f" : "%.3f", rounded)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return marked(text)
    }

    /// A percentile's duration, a dash where there were too few calls for it to mean anything.
    public func percentile(_ percentage: Double, of histogram: LatencyHistogram) -> String {
        histogram.supports(percentage) ? duration(histogram.percentile(percentage)) : "–"
    }

    /// A whole number, its thousands apart.
    public func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            // A narrow space: it is a mark of thousands in no language and understood in all.
            if index > 0, (digits.count - index) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        return (value < 0 ? "−" : "") + text
    }

    /// A share as a percentage.
    public func share(_ value: Double) -> String {
        value == 0 ? "0 %" : number(value * 100) + " %"
    }

    private func marked(_ text: String) -> String {
        language == .vietnamese ? text.replacingOccurrences(of: ".", with: ",") : text
    }
}
