import Testing
import Vocabulary

@testable import Records

/// What a sum does with the numbers of records.
@Suite struct RecordSumTests {
    @Test func `parts and what is in none make up the total`() {
        var sum = RecordSum(field: "people")
        sum.add(Figure(3), of: ["a"])
        sum.add(Figure(4), of: ["a", "b"])
        sum.add(Figure(5), of: [])
        sum.add(Figure(6), of: ["b", "b"])
        #expect(sum.total == 18 && sum.records == 4)
        #expect(sum.byValue == ["a": 3, "b": 6] && sum.unsplit == 9)
    }

    @Test(arguments: [Bound.under, .over])
    func `a bound is counted and not added`(bound: Bound) {
        var sum = RecordSum(field: "people")
        sum.add(Figure(1_000, bound), of: ["a"])
        #expect(sum.total == 0 && sum.records == 0 && sum.bounds == 1 && sum.byValue.isEmpty)
    }

    @Test func `a number that is too large to add makes a lower bound and no trap`() {
        var sum = RecordSum(field: "people")
        sum.add(Figure(.max), of: ["a"])
        sum.add(Figure(1), of: ["a"])
        #expect(sum.total == .max && sum.isLowerBound && sum.records == 1)
    }
}
