// The values that records are made of. Each is one item; see ``DirectCodable``.

extension Bool: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.bool() }
}

extension String: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(self) }
    @inlinable
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.string() }
}

extension Bytes: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(self) }
    public init(reading reader: inout DirectReader) throws(Detour) {
        self = try reader.byteString()
    }
}

extension Identifier: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(self) }
    public init(reading reader: inout DirectReader) throws(Detour) {
        self = try reader.identifier()
    }
}

extension Instant: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.instant() }
}

extension CalendarDate: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.date() }
}

extension Double: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.double() }
}

/// Rounded to the nearest `Float`, but not to infinity, as everywhere on the wire.
extension Float: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(Double(self)) }

    public init(reading reader: inout DirectReader) throws(Detour) {
        let double = try reader.double()
        self.init(double)
        guard isFinite || !double.isFinite else { throw Detour() }
    }
}

extension Int: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension Int8: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension Int16: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension Int32: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension Int64: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension UInt: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension UInt8: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension UInt16: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension UInt32: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

extension UInt64: DirectCodable {
    public func write(to writer: inout DirectWriter) { writer.write(integer: self) }
    public init(reading reader: inout DirectReader) throws(Detour) { self = try reader.integer() }
}

/// An element where it stands in its array: it cannot be copied, so nobody retains what it holds.
///
/// For all that the compiler knows, writing could change the array, whose span therefore gives copies: as many
/// retains and releases as an element has references, a twentieth of what it takes to answer with a record
/// that has a list of people.
@frozen @usableFromInline struct Lent<Element: DirectCodable>: ~Copyable {
    @usableFromInline let element: Element

    @inlinable
    borrowing func write(to writer: inout DirectWriter) { element.write(to: &writer) }
}

extension Array: DirectCodable where Element: DirectCodable {
    @inlinable
    public func write(to writer: inout DirectWriter) {
        guard writer.beginArray(count: count) else { return }
        withUnsafeBufferPointer { elements in
            elements.withMemoryRebound(to: Lent<Element>.self) { elements in
                for index in elements.indices { elements[index].write(to: &writer) }
            }
        }
        writer.endArray()
    }

    @inlinable
    public init(reading reader: inout DirectReader) throws(Detour) {
        self.init()
        let count = try reader.beginArray()
        // What is claimed may not be there: more room is made as elements come.
        reserveCapacity(Swift.min(count, 64))
        for _ in 0..<count { append(try Element(reading: &reader)) }
        reader.endArray()
    }
}
