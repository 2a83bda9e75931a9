// For those that messages with direct code hold: a type says that it has some, and has this one.

extension CheckedText where Self: DirectCodable {
    @inlinable
    public func write(to writer: inout DirectWriter) { sent.write(to: &writer) }

    @inlinable
    public init(reading reader: inout DirectReader) throws(Detour) {
        guard let value = Self.received(try String(reading: &reader)) else { throw Detour() }
        self = value
    }
}
