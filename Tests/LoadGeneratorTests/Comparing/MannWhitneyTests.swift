import Testing

@testable import LoadGenerator

/// Against tables: values of R's `wilcox.test(x, y, exact = TRUE)`.
@Suite struct MannWhitneyTests {
    @Test func `small samples are judged exactly`() {
        // All of three below all of four: 2 of 35 arrangements.
        let apart = MannWhitney.probability([1, 2, 3], [4, 5, 6, 7])
        #expect(abs(apart - 2.0 / 35) < 1e-12)
        // Five against five, completely apart: 2 of 252.
        let five = MannWhitney.probability([6, 7, 8, 9, 10], [1, 2, 3, 4, 5])
        #expect(abs(five - 2.0 / 252) < 1e-12)
        // U = 1 of 3 × 3: two arrangements at each end, of 20.
        let nearly = MannWhitney.probability([1, 2, 4], [3, 5, 6])
        #expect(abs(nearly - 0.2) < 1e-12)
    }

    @Test func `samples that lie in each other are not told apart`() {
        #expect(MannWhitney.probability([1, 4, 5, 8], [2, 3, 6, 7]) == 1)
        #expect(MannWhitney.probability([5, 5, 5], [5, 5, 5]) == 1)
        #expect(MannWhitney.probability([], [1]) == 1)
    }

    @Test func `large samples and ties are judged by the normal approximation`() {
        let low = (0..<40).map { Double($0 % 10) }
        let high = low.map { $0 + 5 }
        #expect(MannWhitney.probability(low, high) < 1e-6)
        #expect(MannWhitney.probability(low, low) > 0.9)
    }
}
