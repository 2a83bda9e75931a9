import Storage
import Vocabulary
import WireCodec

// How the wire's scalars stand in a column. Kept to this module: a service stores `identifier.bytes`.

extension RecordReference {
    /// The column's value.
    var stored: [UInt8] { identifier.bytes }

    /// The reference that a column holds.
    init(stored bytes: [UInt8]) throws {
        self.init(try Identifier(stored: bytes))
    }
}

extension Identifier {
    /// The identifier that a column holds.
    ///
    /// By loops over an array, since every record that is read comes by here, some several times.
    init(stored bytes: [UInt8]) throws {
        guard bytes.count == 16 else {
            throw KeptDataError.unreadable("an identifier has not 16 bytes")
        }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for place in 0..<8 { high = high << 8 | UInt64(bytes[place]) }
        for place in 8..<16 { low = low << 8 | UInt64(bytes[place]) }
        self.init(high: high, low: low)
    }
}

/// What was kept cannot be read: a fault of ours or of the disk, never of the caller.
enum KeptDataError: Error {
    /// What it is, without content.
    case unreadable(String)
}
