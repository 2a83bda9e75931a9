/// Tells keys that a type declares from keys that are data.
enum OpenKeys {
    /// Whether a key type takes any string: then its keys are data, as a dictionary's are, and no
    /// error may show them.
    static func areOpen<Key: CodingKey>(_ type: Key.Type) -> Bool {
        Key(stringValue: "no property has this name") != nil
    }

    /// A key as a path may show it; one that is data and has no position becomes a zero.
    static func step(_ key: some CodingKey) -> WirePath.Step {
        if let index = key.intValue { return .index(index) }
        return areOpen(type(of: key)) ? .index(0) : .key(key.stringValue)
    }

    /// The key type with which the standard library codes dictionaries; it has no public name.
    static let ofDictionaries: ObjectIdentifier? = {
        let probe = Probe()
        try? ["": 0].encode(to: probe)
        return probe.seen.type
    }()

    /// An encoder that only notes which key type it is asked for.
    private struct Probe: Encoder {
        /// The key type that was seen.
        final class Seen {
            var type: ObjectIdentifier?
        }

        let seen = Seen()
        var codingPath: [any CodingKey] { [] }
        var userInfo: [CodingUserInfoKey: Any] { [:] }

        func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
            seen.type = ObjectIdentifier(type)
            let writer = Writer(limits: .standard)
            writer.open(.map, at: 0)
            return KeyedEncodingContainer(MapWriter<Key>(Seat(owning: writer, 0)))
        }

        func unkeyedContainer() -> any UnkeyedEncodingContainer {
            ArrayWriter(Writer(limits: .standard), 0)
        }

        func singleValueContainer() -> any SingleValueEncodingContainer {
            WireEncoder(Writer(limits: .standard), 0)
        }
    }
}
