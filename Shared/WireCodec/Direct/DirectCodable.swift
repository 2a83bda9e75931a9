/// A type that also codes itself straight to bytes and from them, without `Codable`'s containers.
///
/// `Codable` stays the contract: the direct code writes the same bytes and reads the same values,
/// several times as fast, and a test holds the one against the other (`DirectOracle` in our tests
/// shows how). ``Wire`` takes the direct way by itself wherever the message's type has one. Few
/// messages deserve it: those that every call carries.
///
/// Scalars, arrays, and enums over a raw value have theirs here; a record conforms to
/// ``DirectRecord``.
public protocol DirectCodable: Codable {
    /// Writes the value, one item.
    func write(to writer: inout DirectWriter)

    /// Reads the value, one item, or takes a ``Detour``.
    init(reading reader: inout DirectReader) throws(Detour)
}

/// A type whose direct code writes and reads a map of its properties.
///
/// Both functions name the properties in the order in which the type declares them, because that
/// is the order of the synthesised `Codable`. A name longer than 23 bytes is written, but reading
/// it always takes a detour.
///
///     extension Party: DirectRecord {
///         func writeFields(to map: inout DirectWriter) {
///             map.write("name", name)
///             map.writeIfPresent("born", born)
///         }
///
///         init(readingFields map: inout DirectReader) throws(Detour) {
///             self.init(name: try map.read("name"), born: try map.readIfPresent("born"))
///         }
///     }
public protocol DirectRecord: DirectCodable {
    /// Writes each property under its name.
    func writeFields(to map: inout DirectWriter)

    /// Reads each property by its name.
    init(readingFields map: inout DirectReader) throws(Detour)
}

/// The direct code cannot read this: the message is decoded through `Codable` instead.
///
/// That is no error yet. Another order of keys, a key of a newer peer and a message that is wrong
/// all come here, and the general way tells them apart, so that both ways answer alike.
public struct Detour: Error {
    /// Goes the general way; for types that check more than their properties' types.
    @inlinable
    public init() {}
}

extension DirectRecord {
    @inlinable
    public func write(to writer: inout DirectWriter) {
        guard let map = writer.beginMap() else { return }
        writeFields(to: &writer)
        writer.endMap(map)
    }

    @inlinable
    public init(reading reader: inout DirectReader) throws(Detour) {
        let outer = try reader.beginMap()
        try self.init(readingFields: &reader)
        try reader.endMap(outer)
    }
}

extension DirectCodable where Self: RawRepresentable, RawValue: DirectCodable {
    @inlinable
    public func write(to writer: inout DirectWriter) { rawValue.write(to: &writer) }

    @inlinable
    public init(reading reader: inout DirectReader) throws(Detour) {
        guard let value = Self(rawValue: try RawValue(reading: &reader)) else { throw Detour() }
        self = value
    }
}
