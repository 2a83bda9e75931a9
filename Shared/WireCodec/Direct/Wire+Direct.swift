import Synchronization

extension Wire {
    /// By type, whether it is known to have no direct code; to ask the runtime costs hundreds of instructions.
    private static let known = TypeTable()
    private static let none: UInt = 1

    /// A type's direct code, if it has any.
    @inline(__always)
    static func directCode(of type: any Any.Type) -> (any DirectCodable.Type)? {
        let word = known.word(of: type)
        guard word?.pointee.load(ordering: .relaxed) != none else { return nil }
        if let direct = type as? any DirectCodable.Type { return direct }
        word?.pointee.store(none, ordering: .relaxed)
        return nil
    }

    /// Appends the bytes of a value by its type's direct code; `false` when there is none.
    @inline(__always)
    static func encodeDirectly<T: Encodable>(
        _ value: T,
        into bytes: inout [UInt8]
    ) throws(WireError) -> Bool {
        guard let type = directCode(of: T.self) else { return false }
        // By address: a value of a type that only the runtime knows would be put in a box first.
        let failure = withUnsafePointer(to: value) { value in
            type.encode(valueAt: value, into: &bytes)
        }
        if let failure { throw WireError(failure) }
        return true
    }

    /// The value that begins the bytes, by its type's direct code, and how many bytes it took;
    /// `nil` when the type has no such code or takes a detour.
    package static func decodeDirectly<T: Decodable>(
        _ type: T.Type,
        from bytes: UnsafeRawBufferPointer,
        in message: [UInt8]? = nil,
        limits: WireLimits
    ) -> (value: T, bytesRead: Int)? {
        guard let direct = directCode(of: type) else { return nil }
        return withUnsafeTemporaryAllocation(of: T.self, capacity: 1) { place in
            guard let place = place.baseAddress,
                let count = direct.decode(from: bytes, in: message, limits: limits, to: place)
            else { return nil }
            return (place.move(), count)
        }
    }
}

// For types that are known to have direct code, which then need not be looked for at each message.
extension Wire {
    /// The bytes of a value.
    public static func encode<T: DirectCodable>(_ value: T) throws(WireError) -> [UInt8] {
        var bytes: [UInt8] = []
        try encode(value, into: &bytes)
        return bytes
    }

    /// Appends the bytes of a value; on an error `bytes` is as it was.
    public static func encode<T: DirectCodable>(
        _ value: T,
        into bytes: inout [UInt8]
    ) throws(WireError) {
        if let failure = value.append(to: &bytes) { throw WireError(failure) }
    }

    /// The bytes that a closure writes, for a message of whose parts some are encoded already.
    package static func written(
        by write: (inout DirectWriter) -> Void
    ) throws(WireError) -> [UInt8] {
        var bytes: [UInt8] = []
        if let failure = append(to: &bytes, write) { throw WireError(failure) }
        return bytes
    }

    /// Appends the bytes that a closure writes; answers what went wrong.
    @inline(__always)
    fileprivate static func append(
        to bytes: inout [UInt8],
        _ write: (inout DirectWriter) -> Void
    ) -> WireError.Reason? {
        // So much may lie on the stack; larger messages move to the heap.
        withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 8) { scratch in
            var writer = DirectWriter(scratch, limits: .standard)
            write(&writer)
            if writer.failure == nil { writer.append(to: &bytes) }
            return writer.failure
        }
    }

    /// The value that these bytes are, all of them.
    public static func decode<T: DirectCodable>(
        _ type: T.Type = T.self,
        from bytes: [UInt8]
    ) throws(WireError) -> T {
        let message = lasting(bytes)
        return try bytes.span.withUnsafeBytes { (bytes) throws(WireError) -> T in
            guard bytes.count <= WireLimits.standard.bytes else { throw WireError(.tooManyBytes) }
            do {
                var reader = DirectReader(bytes, in: message, limits: .standard)
                return try T(readingAll: &reader)
            } catch {
                return try decodeThroughCodable(type, from: bytes, in: message)
            }
        }
    }

    /// The first value of a CBOR sequence, and how many bytes it took; what follows is not read.
    public static func decodePrefix<T: DirectCodable>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer
    ) throws(WireError) -> (value: T, bytesRead: Int) {
        if bytes.count <= WireLimits.standard.bytes {
            // Caught, since the optional of a `try?` would be looked up at each call.
            do {
                var reader = DirectReader(bytes, limits: .standard)
                return (try T(reading: &reader), reader.place)
            } catch {}
        }
        return try decodePrefix(type, from: bytes, limits: .standard)
    }
}

extension DirectCodable {
    /// Reads the value that is all of a message.
    fileprivate init(readingAll reader: inout DirectReader) throws(Detour) {
        try self.init(reading: &reader)
        guard reader.place == reader.end else { throw Detour() }
    }

    /// Appends the bytes of the value; answers what went wrong.
    fileprivate func append(to bytes: inout [UInt8]) -> WireError.Reason? {
        Wire.append(to: &bytes) { write(to: &$0) }
    }

    /// Appends the bytes of the value of this type that stands at an address; answers what went
    /// wrong.
    fileprivate static func encode(
        valueAt address: UnsafeRawPointer,
        into bytes: inout [UInt8]
    ) -> WireError.Reason? {
        address.assumingMemoryBound(to: Self.self).pointee.append(to: &bytes)
    }

    /// Puts the value that begins the bytes at an address and answers how many bytes it took; `nil`
    /// for a detour, and then there is no value.
    fileprivate static func decode(
        from bytes: UnsafeRawBufferPointer,
        in message: [UInt8]?,
        limits: WireLimits,
        to address: UnsafeMutableRawPointer
    ) -> Int? {
        var reader = DirectReader(bytes, in: message, limits: limits)
        do {
            address.assumingMemoryBound(to: Self.self).initialize(to: try Self(reading: &reader))
            return reader.place
        } catch {
            return nil
        }
    }
}
