import RPC
import Testing
import WireCodec

/// Keys of writes.
struct IdempotencyKeyTests {
    @Test(arguments: [0, 15, 65])
    func `a key of another length is none`(length: Int) {
        #expect(IdempotencyKey([UInt8](repeating: 1, count: length)) == nil)
    }

    @Test(arguments: [16, 40, 64])
    func `a key of 16 to 64 bytes is one`(length: Int) {
        #expect(IdempotencyKey([UInt8](repeating: 1, count: length))?.bytes.count == length)
    }

    @Test func `random keys have 16 bytes and differ`() {
        let keys = (0..<100).map { _ in IdempotencyKey.random() }
        #expect(Set(keys).count == 100)
        #expect(keys.allSatisfy { $0.bytes.count == 16 })
    }
}
