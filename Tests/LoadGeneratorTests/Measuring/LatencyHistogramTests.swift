import Foundation
import Testing

@testable import LoadGenerator

@Suite struct LatencyHistogramTests {
    private func histogram(_ values: some Sequence<Int>) -> LatencyHistogram {
        values.reduce(into: LatencyHistogram()) { $0.record(nanoseconds: UInt64($1)) }
    }

    @Test func `percentiles are exact to three digits`() {
        let histogram = histogram((1...100_000).map { $0 * 1_000 })
        for percentage: Double in [50, 90, 99, 99.9, 99.99] {
            let expected = percentage * 1_000_000
            let seen = Double(histogram.percentile(percentage))
            #expect(abs(seen / expected - 1) < 0.002, "p\(percentage): \(seen)")
        }
        #expect(abs(Double(histogram.maximum) / 1e8 - 1) < 0.002)
        #expect(histogram.count == 100_000)
    }

    @Test func `a percentile means something once a call lies above it`() {
        #expect(!histogram(1...99).supports(99))
        #expect(histogram(1...100).supports(99))
        #expect(!histogram(1...999).supports(99.9))
        #expect(histogram(1...1_000).supports(99.9))
        #expect(!LatencyHistogram().supports(50))
    }

    @Test func `counting what lasts up to a second grows no histogram`() {
        for new in [LatencyHistogram(), .coarse] {
            var histogram = new
            for nanoseconds: UInt64 in [0, 40_000, 4_000_000, 1_000_000_000] {
                histogram.record(nanoseconds: nanoseconds)
            }
            #expect(histogram.room == new.room)
            histogram.record(nanoseconds: 5_000_000_000)
            #expect(histogram.room >= 5_000_000_000)
            #expect(histogram.maximum == 5_000_000_000)
        }
    }

    @Test func `an empty histogram answers zero`() {
        #expect(LatencyHistogram().percentile(99) == 0)
        #expect(LatencyHistogram().maximum == 0)
        #expect(LatencyHistogram().curve.isEmpty)
    }

    @Test func `two histograms add up to the one of all values`() {
        var generator = SeededGenerator(seed: 3)
        let values = (0..<5_000).map { _ in Int(generator.exponential() * 1e7) }
        var sum = histogram(values.prefix(1_000))
        sum.add(histogram(values.dropFirst(1_000)))
        let all = histogram(values)
        #expect(sum.count == all.count)
        for percentage: Double in [1, 50, 99, 99.9, 100] {
            #expect(sum.percentile(percentage) == all.percentile(percentage))
        }
    }

    @Test func `a histogram comes back from its file as it was`() throws {
        let before = histogram([0, 1, 5, 5, 70_000, 123_456_789])
        let data = try JSONEncoder().encode(before)
        let after = try JSONDecoder().decode(LatencyHistogram.self, from: data)
        #expect(after.count == before.count)
        for percentage: Double in [1, 50, 80, 100] {
            #expect(after.percentile(percentage) == before.percentile(percentage))
        }
    }

    @Test(arguments: [
        "[1]", "[1,-1]", "[1,18446744073709551615]", "[18446744073709551615,1]", "{}",
    ])
    func `a file that no run could have written is refused`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(LatencyHistogram.self, from: Data(json.utf8))
        }
    }

    @Test func `a duration beyond an hour counts as an hour`() {
        let histogram = histogram([Int.max])
        #expect(histogram.count == 1)
        #expect(histogram.maximum < 3_700_000_000_000)
    }
}
