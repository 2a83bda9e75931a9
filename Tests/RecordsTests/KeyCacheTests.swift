import Crypto
import Testing

@testable import Records

struct KeyCacheTests {
    private let keys = (0..<40).map { _ in
        (name: KeyName.random(), key: SymmetricKey(size: .bits256))
    }

    @Test func `a key in use stays, however many others come`() {
        var cache = KeyCache(limit: 8)
        cache.insert(keys[0].key, for: keys[0].name)
        for other in keys.dropFirst() {
            cache.insert(other.key, for: other.name)
            #expect(cache.key(keys[0].name) == keys[0].key)
        }
    }

    @Test func `no more keys are held than the limit, and the newest are among them`() {
        var cache = KeyCache(limit: 8)
        for (place, key) in keys.enumerated() {
            cache.insert(key.key, for: key.name)
            #expect(cache.count <= 8)
            for newest in keys[max(0, place - 3)...place] {
                #expect(cache.key(newest.name) == newest.key)
            }
        }
        #expect(cache.key(keys[0].name) == nil)
    }

    @Test func `of keys that nobody asks for none stays for ever`() {
        // What went used to be the first in the order of the table, so that the last were never let go.
        var cache = KeyCache(limit: 16)
        for key in keys { cache.insert(key.key, for: key.name) }
        let stays = keys.prefix(24).filter { cache.key($0.name) != nil }
        #expect(stays.isEmpty)
    }

    @Test func `a key that was removed is gone, of whatever age`() {
        var cache = KeyCache(limit: 8)
        for key in keys.prefix(6) { cache.insert(key.key, for: key.name) }
        // Once more, so that it stands in both generations.
        cache.insert(keys[0].key, for: keys[0].name)
        for key in keys.prefix(6) {
            #expect(cache.remove(key.name) == key.key)
            #expect(cache.key(key.name) == nil)
        }
        #expect(cache.count == 0)
        #expect(cache.remove(keys[0].name) == nil)
    }
}
