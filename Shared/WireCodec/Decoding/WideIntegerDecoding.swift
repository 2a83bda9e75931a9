// As in encoding: no item is an integer of 128 bits.

extension WireDecoder {
    func decode(_ type: Int128.Type) throws -> Int128 { throw refusal() }
    func decode(_ type: UInt128.Type) throws -> UInt128 { throw refusal() }

    private func refusal() -> WireError { reader.failure(.unsupportedType, at: place) }
}

extension ArrayReader {
    mutating func decode(_ type: Int128.Type) throws -> Int128 { throw try refusal() }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { throw try refusal() }

    private func refusal() throws -> WireError {
        reader.failure(.unsupportedType, at: try place())
    }
}

extension MapReader {
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { throw try refusal(key) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { throw try refusal(key) }

    private func refusal(_ key: Key) throws -> WireError {
        try read(key) { $0.failure(.unsupportedType, at: $1) }
    }
}
