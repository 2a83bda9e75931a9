import Testing
import Vocabulary

@testable import Records

/// A lane's number is remembered, and is the same as if it were reckoned.
struct LaneNumberTests {
    private func lane(_ number: Int) -> Lane {
        Lane(node: "VN/GOV/\(number % 7)", name: "province", value: "\(number)")
    }

    @Test func `a remembered number is the one that was reckoned`() {
        let numbers = LaneNumbers(limit: 10)
        var reckoned = 0
        for _ in 1...3 {
            for number in 0..<5 {
                let found = numbers.number(of: lane(number), "test.note") {
                    reckoned += 1
                    return Int64(number)
                }
                #expect(found == Int64(number))
            }
        }
        #expect(reckoned == 5)
        // Another kind's lane of the same name is another lane.
        #expect(numbers.number(of: lane(0), "test.tip") { 77 } == 77)
    }

    @Test func `as many are remembered as the limit allows`() {
        let numbers = LaneNumbers(limit: 100)
        for number in 0..<1_000 {
            _ = numbers.number(of: lane(number), "test.note") { Int64(number) }
            #expect(numbers.count <= 100)
        }
    }
}
