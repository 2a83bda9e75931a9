extension Wire {
    /// Some properties of a map that this program has written itself, read past all others; `nil` for a
    /// detour, and then all of it is to be decoded.
    ///
    /// What is passed over is stepped over by its heads and not looked at: for what has come out of a seal,
    /// never for what a peer has sent.
    package static func skim<Value>(
        _ bytes: [UInt8],
        _ read: (inout DirectReader) throws(Detour) -> Value
    ) -> Value? {
        bytes.span.withUnsafeBytes { bytes in
            guard bytes.count <= WireLimits.standard.bytes else { return nil }
            var reader = DirectReader(bytes, limits: .standard)
            do {
                _ = try reader.beginMap()
                return try read(&reader)
            } catch {
                return nil
            }
        }
    }
}

extension DirectReader {
    /// Steps over entries of the innermost map until the one of this key, and over the key; `false` where
    /// none of those left is it.
    package mutating func seek(key: StaticString) throws(Detour) -> Bool {
        while entriesLeft > 0 {
            if take(key: key) { return true }
            entriesLeft &-= 1
            try passOver(items: 2)
        }
        return false
    }

    /// Steps over items with all that is in them.
    private mutating func passOver(items: Int) throws(Detour) {
        var left = items
        while left > 0 {
            left &-= 1
            let initial = try initialByte()
            if initial >> 5 == 7 {
                // Simple values have no more than this byte, and floats the bytes of their width.
                let width = initial & 0x1f
                guard width < 24 || (25...27).contains(width) else { throw Detour() }
                if width >= 25 { try step(over: 1 << UInt64(width - 24)) }
                continue
            }
            let argument = try argument(initial)
            switch initial >> 5 {
            case 2, 3: try step(over: argument)
            case 4: left &+= try claim(argument)
            case 5: left &+= 2 &* (try claim(argument))
            case 6: left &+= 1
            default: break
            }
        }
    }

    private mutating func step(over bytes: UInt64) throws(Detour) {
        place &+= try claim(bytes)
    }

    /// So many bytes, or items of a byte at least, if there can be as many.
    private func claim(_ count: UInt64) throws(Detour) -> Int {
        guard count <= UInt64(end &- place) else { throw Detour() }
        return Int(truncatingIfNeeded: count)
    }
}
