import Testing

@testable import RPCTransport

struct CallTableTests {
    @Test func `a table does what a dictionary does, whatever ids a peer chooses`() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix(seed: seed)
        for stride in [1, 2, 3, 16, 64, 1_024, 65_536] as [UInt32] {
            var table = CallTable<Int>()
            var dictionary: [UInt32: Int] = [:]
            var last: UInt32 = 0
            for step in 0..<2_000 {
                let known = dictionary.keys.sorted()
                let old = known.isEmpty ? 7 : known[random.below(known.count)]
                switch random.below(5) {
                case 0, 1:
                    last += stride
                    table[last] = step
                    dictionary[last] = step
                case 2:
                    table[old] = dictionary[old] == nil ? nil : step
                    if dictionary[old] != nil { dictionary[old] = step }
                case 3:
                    table.update(old) { $0 += 1 }
                    if let value = dictionary[old] { dictionary[old] = value + 1 }
                default:
                    let removed = table.remove(old)
                    #expect(removed == dictionary.removeValue(forKey: old), "seed \(seed)")
                }
                #expect(table.count == dictionary.count, "seed \(seed)")
                #expect(table[old] == dictionary[old], "seed \(seed)")
                #expect(table[last + 1] == nil, "seed \(seed)")
            }
            #expect(table.ids == dictionary.keys.sorted(), "seed \(seed)")
            #expect(table.sorted.map(\.value) == table.ids.map { dictionary[$0] }, "seed \(seed)")
        }
    }

    @Test func `no call has the id nought`() {
        var table = CallTable<Int>()
        #expect(table[0] == nil)
        table[1] = 1
        #expect(table[0] == nil)
        #expect(table.remove(0) == nil)
        #expect(table.count == 1)
    }

    @Test func `a value is changed where it stands, without a second owner`() {
        var table = CallTable<[UInt8]>()
        table[1] = [UInt8](repeating: 1, count: 100)
        let before = table[1]?.withUnsafeBytes { $0.baseAddress }
        table.update(1) { $0[0] = 2 }
        #expect(table[1]?.withUnsafeBytes { $0.baseAddress } == before)
        #expect(table[1]?.first == 2)
    }
}
