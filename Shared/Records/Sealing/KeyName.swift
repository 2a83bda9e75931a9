import WireCodec

/// The name of a key in the key file: random, so that it says nothing about whose it is.
struct KeyName: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func random() -> KeyName { KeyName(Identifier.random().bytes) }
}

/// Keys that a transaction needs and the keyring doesn't hold in memory: it is undone, they are
/// loaded, and it runs again.
struct MissingKeys: Error {
    let names: Set<KeyName>
}

/// A transaction took more new keys than had been made ready: it is undone, more are made, and it
/// runs again.
struct KeysUsedUp: Error {
    let wanted: Int
}
