// Integers of 128 bits have no place in CBOR's heads, and no message of ours needs one: they are
// refused by name. Without these the standard library would refuse them in words of its own.

extension WireEncoder {
    func encode(_ value: Int128) throws { throw WireError(.unsupportedType) }
    func encode(_ value: UInt128) throws { throw WireError(.unsupportedType) }
}

extension ArrayWriter {
    mutating func encode(_ value: Int128) throws { try refuse() }
    mutating func encode(_ value: UInt128) throws { try refuse() }

    private func refuse() throws {
        throw WireError(.unsupportedType, at: WirePath([.index(count)]))
    }
}

extension MapWriter {
    func encode(_ value: Int128, forKey key: Key) throws { try refuse(key) }
    func encode(_ value: UInt128, forKey key: Key) throws { try refuse(key) }

    private func refuse(_ key: Key) throws {
        throw WireError(.unsupportedType, at: WirePath([OpenKeys.step(key)]))
    }
}
