import Crypto

/// Keys in memory: those in use stay, of the others the oldest go.
///
/// Two generations. A key that is asked for is in the younger one or moves there; when that holds half of
/// the limit it becomes the older one, and what was the older one goes at once. Nothing has to be looked
/// for to make room, however many keys there are.
struct KeyCache {
    private var younger: [KeyName: SymmetricKey] = [:]
    private var older: [KeyName: SymmetricKey] = [:]
    private let generation: Int

    /// Holds `limit` keys at most, two at least.
    init(limit: Int) {
        generation = max(1, limit / 2)
    }

    /// How many it holds.
    var count: Int { younger.count + older.count }

    /// A key that is here, which stays longer for having been asked for.
    mutating func key(_ name: KeyName) -> SymmetricKey? {
        if let key = younger[name] { return key }
        guard let key = older.removeValue(forKey: name) else { return nil }
        insert(key, for: name)
        return key
    }

    /// Holds a key.
    mutating func insert(_ key: SymmetricKey, for name: KeyName) {
        if younger.count >= generation {
            swap(&older, &younger)
            younger.removeAll(keepingCapacity: true)
        }
        younger[name] = key
    }

    /// Lets a key go, in both generations.
    mutating func remove(_ name: KeyName) -> SymmetricKey? {
        let young = younger.removeValue(forKey: name)
        let old = older.removeValue(forKey: name)
        return young ?? old
    }
}
