/// What an item is as a Swift value.
extension Reader {
    func bool(at index: Int) throws -> Bool {
        guard items(index, are: .bool) else { throw mismatch(.bool, at: index) }
        return item(index).pointee.argument != 0
    }

    @inline(__always)
    func integer<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self,
        at index: Int
    ) throws -> Integer {
        let argument = item(index).pointee.argument
        let number: Integer?
        switch item(index).pointee.kind {
        case .unsigned: number = Integer(exactly: argument)
        case .negative:
            number = argument >> 63 == 0 ? Integer(exactly: ~Int64(bitPattern: argument)) : nil
        default: throw mismatch(.integer, at: index)
        }
        guard let number else { throw failure(.outOfRange, at: index) }
        return number
    }

    func double(at index: Int) throws -> Double {
        guard items(index, are: .float) else { throw mismatch(.float, at: index) }
        return Double(bitPattern: item(index).pointee.argument)
    }

    /// Rounded to the nearest `Float`, since many libraries send every float as a double; a finite
    /// number that would become infinite is out of range.
    func float(at index: Int) throws -> Float {
        let double = try double(at: index)
        let float = Float(double)
        guard float.isFinite || !double.isFinite else { throw failure(.outOfRange, at: index) }
        return float
    }

    @inline(__always)
    func string(at index: Int) throws -> String {
        guard items(index, are: .text) else { throw mismatch(.text, at: index) }
        return text(at: index)
    }

    /// The content of an item that is text, only copied: the scanner has validated it.
    @inline(__always)
    func text(at index: Int) -> String {
        let content = content(of: index).assumingMemoryBound(to: UInt8.self)
        return String(
            copying: UTF8Span(unchecked: content.span, isKnownASCII: item(index).pointee.flag)
        )
    }

    func bytes(at index: Int) throws -> Bytes {
        guard items(index, are: .bytes) else { throw mismatch(.byteString, at: index) }
        return bytes(of: index)
    }

    func identifier(at index: Int) throws -> Identifier {
        guard items(index, are: .identifier) else { throw mismatch(.identifier, at: index) }
        let content = content(of: index)
        return Identifier(
            high: UInt64(bigEndian: content.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: content.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    func instant(at index: Int) throws -> Instant {
        guard items(index, are: .instant) else { throw mismatch(.instant, at: index) }
        return Instant(millisecondsSinceEpoch: Int64(bitPattern: item(index).pointee.argument))
    }

    func date(at index: Int) throws -> CalendarDate {
        guard items(index, are: .date) else { throw mismatch(.calendarDate, at: index) }
        guard let date = CalendarDate(utf8: content(of: index)) else {
            preconditionFailure("the scanner has read this date before")
        }
        return date
    }

    /// Any value: the scalars of the wire and arrays at once, everything else by its own initialiser.
    @inline(__always)
    func value<T: Decodable>(_ type: T.Type, at index: Int) throws -> T {
        if type == Identifier.self { return same(try identifier(at: index)) }
        if type == Instant.self { return same(try instant(at: index)) }
        if type == CalendarDate.self { return same(try date(at: index)) }
        if type == Bytes.self { return same(try bytes(at: index)) }
        if type == WireValue.self { return same(wireValue(at: index)) }
        let outer = current
        current = index
        let value: T
        if let array = ArrayDecoding.of(type) {
            value = try array._withUnsafeGuaranteedRef { try $0.decode(index, of: self) }
        } else {
            value = try T(from: WireDecoder(self, index))
        }
        // Not put back on an error: it then names the innermost item, where the error is.
        current = outer
        return value
    }

    @inline(__always)
    private func items(_ index: Int, are kind: Item.Kind) -> Bool {
        item(index).pointee.kind == kind
    }
}

/// A value as the type it is known to have.
@inline(__always)
func same<From, To>(_ value: From, as type: To.Type = To.self) -> To {
    precondition(From.self == To.self, "only the name of the type changes")
    return unsafeBitCast(value, to: To.self)
}
