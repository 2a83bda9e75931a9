import Crypto
import Storage
import Synchronization
import WireCodec

/// The keys at hand: a bounded cache of those in use, and new ones that are durable already.
///
/// A record's key must be on the disk before the record is, and the writer waits for nothing. So
/// keys are made ahead, in batches that share one sync; a transaction takes from them.
final class Keyring: Sendable {
    /// New keys kept ready; one batch costs one sync of the key file.
    static let batch = 64
    /// Keys of what was read, held in memory: some 17 MB, more than any one list or count looks at.
    static let cached = 65_536
    /// Keys of new records held in memory, and as many before them.
    ///
    /// What was just filed is often read soon. The keys of all that is ever filed would take memory for as
    /// long as the service runs.
    static let fresh = 4_096

    /// What the lock guards.
    private struct State {
        /// Of what was read.
        var read = KeyCache(limit: Keyring.cached)
        /// Of what was filed lately.
        var filed = KeyCache(limit: 2 * Keyring.fresh)
        var ready: [(name: KeyName, key: SymmetricKey)] = []

        mutating func key(_ name: KeyName) -> SymmetricKey? {
            read.key(name) ?? filed.key(name)
        }

        mutating func remove(_ name: KeyName) -> SymmetricKey? {
            let key = read.remove(name)
            return filed.remove(name) ?? key
        }
    }

    private let file: KeyFile
    private let wrapping: SymmetricKey
    private let state = Mutex(State())

    init(_ file: KeyFile, wrapping: SymmetricKey) {
        self.file = file
        self.wrapping = wrapping
    }

    /// A key in memory.
    func key(_ name: KeyName) -> SymmetricKey? { state.withLock { $0.key(name) } }

    /// How many keys are in memory, but for those that are ready.
    var held: Int {
        state.withLock { $0.read.count + $0.filed.count }
    }

    /// Takes a new key that is durable already.
    func take() throws -> (name: KeyName, key: SymmetricKey) {
        let taken = state.withLock { state in
            let taken = state.ready.popLast()
            if let taken { state.filed.insert(taken.key, for: taken.name) }
            return taken
        }
        guard let taken else { throw KeysUsedUp(wanted: 1) }
        return taken
    }

    /// Takes back keys of a transaction that was undone.
    func giveBack(_ names: [KeyName]) {
        state.withLock { state in
            for name in names {
                if let key = state.remove(name) { state.ready.append((name, key)) }
            }
        }
    }

    /// Makes keys until so many are ready, and waits until they are on the disk.
    func makeReady(_ count: Int) async throws {
        let missing = count - state.withLock { $0.ready.count }
        guard missing > 0 else { return }
        let made = (0..<max(missing, Self.batch)).map { _ in
            (name: KeyName.random(), key: SymmetricKey(size: .bits256))
        }
        let wrapped = try made.map { (wrapped: try wrap($0.key, $0.name), name: $0.name.bytes) }
        try await file.keep(wrapped)
        state.withLock { $0.ready.append(contentsOf: made) }
    }

    /// Loads keys into memory; those that were destroyed stay absent.
    func load(_ names: Set<KeyName>) async throws -> Set<KeyName> {
        let missing = names.filter { key($0) == nil }
        let found = try await file.keys(named: missing.map(\.bytes))
        let keys = try found.wrapped.map { name, bytes in
            let name = KeyName(name)
            return (name: name, key: try unwrap(bytes, name))
        }
        state.withLock { state in
            for key in keys { state.read.insert(key.key, for: key.name) }
        }
        return Set(found.destroyed.map { KeyName($0) })
    }

    /// Destroys a key here and on the disk.
    func destroy(_ name: KeyName, at time: Instant) async throws {
        state.withLock { _ = $0.remove(name) }
        try await file.destroy(name.bytes, at: time.millisecondsSinceEpoch)
    }

    /// Closes the file of keys.
    func close() async throws { try await file.close() }

    private func wrap(_ key: SymmetricKey, _ name: KeyName) throws -> [UInt8] {
        try Seal.close(
            key.withUnsafeBytes { Array($0) },
            with: wrapping,
            at: Seal.Place("key", name.bytes)
        )
    }

    private func unwrap(_ wrapped: [UInt8], _ name: KeyName) throws -> SymmetricKey {
        SymmetricKey(
            data: try Seal.open(wrapped, with: wrapping, at: Seal.Place("key", name.bytes))
        )
    }
}
