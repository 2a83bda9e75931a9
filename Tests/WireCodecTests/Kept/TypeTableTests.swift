import Synchronization
import Testing

@testable import WireCodec

@Suite struct TypeTableTests {
    private struct Pair<First, Second> {}

    /// Three thousand types, more than a table has room for.
    private static let types: [any Any.Type] = {
        func pairs<First, Second>(_: First.Type, _: Second.Type) -> [any Any.Type] {
            [
                Pair<First, Second>.self, Pair<[First], Second>.self, Pair<First?, Second>.self,
            ]
        }
        func outer<First>(_ first: First.Type, _ depth: Int) -> [any Any.Type] {
            func inner<Second>(_ second: Second.Type, _ depth: Int) -> [any Any.Type] {
                pairs(first, second) + (depth == 0 ? [] : inner([Second].self, depth - 1))
            }
            return inner(Int.self, 31) + (depth == 0 ? [] : outer(First?.self, depth - 1))
        }
        return outer(Bool.self, 31)
    }()

    @Test func `each type has a word of its own, as long as there is room`() {
        let table = TypeTable()
        let types = Dictionary(grouping: Self.types, by: ObjectIdentifier.init)
            .compactMap(\.value.first)
        #expect(types.count > 1500)
        let words = types.map { table.word(of: $0) }
        #expect(types.map { table.word(of: $0) } == words)
        let given = words.compactMap { $0 }
        #expect(Set(given).count == given.count)
        #expect((500..<1100).contains(given.count))
        #expect(given.allSatisfy { $0.pointee.load(ordering: .relaxed) == 0 })
    }

    @Test func `threads that ask at once are given the same words`() async {
        let table = TypeTable()
        let types = Self.types.prefix(300)
        let answers = await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { types.map { table.word(of: $0).map(UInt.init(bitPattern:)) } }
            }
            return await group.reduce(into: Set<[UInt?]>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
    }
}
