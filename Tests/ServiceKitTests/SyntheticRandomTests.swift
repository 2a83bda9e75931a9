import ServiceContracts
import ServiceKit
import Testing
import Vocabulary

/// People and places that are made up are as unevenly spread as real ones, and never real.
@Suite struct SyntheticRandomTests {
    private static let count = 20_000

    private static func drawn<Value>(_ draw: (inout SyntheticRandom) -> Value) -> [Value] {
        (0..<count).map { number in
            var random = SyntheticRandom(seed: 1, number: number)
            return draw(&random)
        }
    }

    private static func counts<Value: Hashable>(_ values: [Value]) -> [Value: Int] {
        Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test func `provinces are those of today, the first far likelier than the last`() {
        let counts = Self.counts(Self.drawn { $0.province() })
        #expect(Set(counts.keys) == Set(Province.current))
        let most = counts.max { $0.value < $1.value }
        #expect(most?.key == .ngheAn)
        // By Zipf's law a share of 0.24 and, of the last of 34, of 0.007.
        let share = Double(most?.value ?? 0) / Double(Self.count)
        #expect((0.21...0.27).contains(share), "\(share)")
        #expect((counts.values.min() ?? 0) * 20 < most?.value ?? 0)
    }

    @Test func `a third are Nguyễn, most women Thị, and many bear the same whole name`() {
        let names = Self.drawn { $0.name(.feminine) }
        let words = names.map { $0.split(separator: " ") }
        func share(_ isCounted: (([Substring]) -> Bool)) -> Double {
            Double(words.count(where: isCounted)) / Double(Self.count)
        }
        #expect((0.27...0.34).contains(share { $0.first == "Nguyễn" }))
        #expect((0.55...0.65).contains(share { $0.dropFirst().first == "Thị" }))
        let same = Self.counts(names)
        #expect(same.values.max() ?? 0 > Self.count / 200, "\(same.values.max() ?? 0)")
        #expect(same.count > 2_000 && same.count < Self.count * 3 / 4, "\(same.count)")
        #expect(words.allSatisfy { (3...4).contains($0.count) })
    }

    @Test func `papers and telephones are ones that nobody can have`() {
        let people = Self.drawn { $0.person(.feminine, from: .sonLa) }
        let numbers = people.flatMap(\.documents).map(\.number.disclosed)
        let phones = people.flatMap(\.phones).map(\.disclosed)
        #expect(numbers.count > 1_000 && phones.count > 1_000)
        #expect(numbers.allSatisfy { $0.hasPrefix("ZZ") })
        #expect(phones.allSatisfy { $0.hasPrefix("+999") })
    }

    @Test func `a seed and a number make the same person, and others another`() {
        func name(_ seed: UInt64, _ number: Int) -> String {
            var random = SyntheticRandom(seed: seed, number: number)
            let person = random.person(.feminine, from: .sonLa)
            return person.names.map(\.disclosed).joined() + (person.commune?.disclosed ?? "")
        }
        #expect(name(1, 5) == name(1, 5))
        #expect(name(1, 5) != name(1, 6) && name(1, 5) != name(2, 5))
    }
}
