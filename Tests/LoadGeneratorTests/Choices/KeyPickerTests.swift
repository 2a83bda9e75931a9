import Foundation
import LoadGenerator
import Testing

@Suite struct KeyPickerTests {
    private func counts(_ popularity: KeyPopularity, among count: Int, picks: Int) -> [Int] {
        let picker = KeyPicker(popularity, among: count)
        var generator = SeededGenerator(seed: 11)
        var counts = [Int](repeating: 0, count: count)
        for _ in 0..<picks { counts[picker.pick(using: &generator)] += 1 }
        return counts
    }

    @Test func `uniform keys are all asked for alike`() {
        let counts = counts(.uniform, among: 10, picks: 100_000)
        #expect(counts.allSatisfy { abs($0 - 10_000) < 600 })
    }

    @Test func `Zipf keys are asked for by their rank`() {
        let counts = counts(.zipf(exponent: 1), among: 100, picks: 200_000)
        // Rank 1 twice as often as rank 2, ten times as often as rank 10.
        #expect(abs(Double(counts[0]) / Double(counts[1]) - 2) < 0.1)
        #expect(abs(Double(counts[0]) / Double(counts[9]) - 10) < 1)
        #expect(counts.allSatisfy { $0 > 0 })
    }

    @Test func `a weighted choice keeps its shares and never picks a weight of nothing`() throws {
        let choice = try #require(WeightedChoice([1, 0, 3]))
        var generator = SeededGenerator(seed: 5)
        var counts = [0, 0, 0]
        for _ in 0..<40_000 { counts[choice.pick(using: &generator)] += 1 }
        #expect(counts[1] == 0)
        #expect(abs(counts[2] - 30_000) < 600)
    }

    @Test(arguments: [[], [0, 0], [1, -1], [Double.nan]])
    func `weights that mean nothing make no choice`(weights: [Double]) {
        #expect(WeightedChoice(weights) == nil)
    }

    @Test func `an amount is a number or a range, never below zero`() throws {
        func amount(_ json: String) throws -> Amount {
            try JSONDecoder().decode(Amount.self, from: Data(json.utf8))
        }
        #expect(try amount("7") == .fixed(7))
        #expect(try amount(#"{"from": 2, "to": 9}"#) == .between(2, 9))
        for wrong in ["-1", #"{"from": 9, "to": 2}"#, #"{"from": -3, "to": 2}"#, #""x""#] {
            #expect(throws: (any Error).self) { try amount(wrong) }
        }
        var generator = SeededGenerator(seed: 1)
        let picks = (0..<1_000).map { _ in Amount.between(2, 4).pick(using: &generator) }
        #expect(Set(picks) == [2, 3, 4])
    }
}
