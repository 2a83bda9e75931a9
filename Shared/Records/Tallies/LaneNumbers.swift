import Synchronization
import Vocabulary

/// The numbers of the lanes that records were put into lately.
///
/// A lane's number is a digest of its name, and a record stands in about nine lanes of a few hundred: a
/// digest costs several times what looking it up does.
final class LaneNumbers: Sendable {
    /// Those of the process.
    static let shared = LaneNumbers(limit: 4_096)

    /// Whose number it is.
    private struct Name: Hashable {
        let kind: RecordKind
        let lane: Lane
    }

    private let numbers = Mutex<[Name: Int64]>([:])
    /// Numbers that are remembered at most, half a megabyte; when there are more all are forgotten.
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// The number of a lane, which is reckoned where it is not at hand.
    func number(of lane: Lane, _ kind: RecordKind, _ reckon: () -> Int64) -> Int64 {
        let name = Name(kind: kind, lane: lane)
        if let number = numbers.withLock({ $0[name] }) { return number }
        let number = reckon()
        numbers.withLock { numbers in
            if numbers.count >= limit { numbers = [:] }
            numbers[name] = number
        }
        return number
    }

    /// How many are remembered.
    var count: Int { numbers.withLock { $0.count } }
}
