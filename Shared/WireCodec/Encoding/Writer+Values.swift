/// Swift values as items.
extension Writer {
    @inline(__always)
    func write(_ value: Bool) { append(value ? 0xf5 : 0xf4) }

    @inline(__always)
    func writeNull() { append(0xf6) }

    @inline(__always)
    func write(_ value: some FixedWidthInteger) {
        if value >= 0 {
            appendHead(0, UInt64(truncatingIfNeeded: value))
        } else {
            // −1 − n travels as n, which is the complement of its bits.
            appendHead(1, ~UInt64(truncatingIfNeeded: value))
        }
    }

    @inline(__always)
    func write(_ value: String) {
        let length = value.utf8.count
        reserve(length &+ 9)
        let place = buffer + count
        let head = Self.storeHead(3, UInt64(length), at: place)
        value.copyUTF8(to: place + head)
        advance(head &+ length)
    }

    /// The shortest of half, single and double that is this number; one NaN for all.
    func write(_ value: Double) {
        let (bits, width) = ShortestFloat.bits(of: value)
        switch width {
        case 2:
            append(0xf9)
            append(bigEndian: UInt16(truncatingIfNeeded: bits))
        case 4:
            append(0xfa)
            append(bigEndian: UInt32(truncatingIfNeeded: bits))
        default:
            append(0xfb)
            append(bigEndian: bits)
        }
    }

    func write(_ value: Bytes) {
        value.withUnsafeBytes { bytes in
            appendHead(2, UInt64(bytes.count))
            append(bytes)
        }
    }

    func write(_ value: Identifier) {
        append(bigEndian: UInt16(0xd825))
        append(0x50)
        append(bigEndian: value.high)
        append(bigEndian: value.low)
    }

    func write(_ value: Instant) {
        append(0xc1)
        if let seconds = value.wholeSeconds {
            write(seconds)
        } else {
            write(value.seconds)
        }
    }

    func write(_ value: CalendarDate) {
        append(0xd9)
        append(bigEndian: UInt16(1004))
        append(0x6a)
        reserve(10)
        value.writeText { append($0) }
    }

    /// Any value: the scalars of the wire at once, everything else by its own method.
    @inline(__always)
    func write<T: Encodable>(any value: T) throws {
        if T.self == Identifier.self { return write(same(value, as: Identifier.self)) }
        if T.self == Instant.self { return write(same(value, as: Instant.self)) }
        if T.self == CalendarDate.self { return write(same(value, as: CalendarDate.self)) }
        if T.self == Bytes.self { return write(same(value, as: Bytes.self)) }
        if T.self == WireValue.self { return try write(same(value, as: WireValue.self)) }
        try begin()
        try value.encode(to: WireEncoder(self, depth))
        try end()
    }
}

// MARK: - Errors

extension Writer {
    /// The keys from the message down to a value that has been begun.
    func codingPath(to depth: Int) -> [any CodingKey] {
        var keys: [any CodingKey] = []
        if let base { keys = base.parent.codingPath(to: base.depth) + [base.key] }
        for level in 0..<depth {
            let value = frame(level).pointee
            switch value.kind {
            case .array: keys.append(PathKey(index: Int(value.count) - 1, name: nil))
            case .map, .sortedMap:
                keys.append(PathKey(stringValue: key(value.key..<frame(level + 1).pointee.start)))
            case .single, .empty: break
            }
        }
        return keys
    }

    /// The text of a key that has just been written.
    private func key(_ place: Range<Int>) -> String {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes[place])
        guard let head = bytes.first else { return "" }
        let size = head < 0x78 ? 1 : 1 + (1 << Int(head - 0x78))
        return String(decoding: bytes.dropFirst(size), as: UTF8.self)
    }

    /// The steps that lead to this writer, as far as no caller up the stack adds them.
    private var prefix: [WirePath.Step] {
        guard let base else { return [] }
        return (base.depth == 0 ? base.parent.prefix : []) + [base.step]
    }

    /// Forgets a value that failed, and says where it was.
    @inline(never)
    func failed(
        _ error: any Error,
        at step: WirePath.Step?,
        depth: Int,
        count: Int
    ) -> WireError {
        abandon(to: depth, count: count)
        withdraw(depth)
        var error = error as? WireError ?? WireError(.encodingRefused)
        if let step { error.path.steps.insert(step, at: 0) }
        if depth == 0 { error.path.steps.insert(contentsOf: prefix, at: 0) }
        return error
    }
}
