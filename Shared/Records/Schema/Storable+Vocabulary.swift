import Storage
import Vocabulary
import WireCodec

// How the wire's scalars stand in a column. Kept to this module: a service stores `identifier.bytes`.

extension RecordReference {
    /// The column's value.
    var stored: [UInt8] { identifier.bytes }

    /// The reference that a column holds.
    init(stored bytes: [UInt8]) throws {
        guard let identifier = Identifier(bytes: bytes) else {
            throw KeptDataError.unreadable("an identifier has not 16 bytes")
        }
        self.init(identifier)
    }
}

/// What was kept cannot be read: a fault of ours or of the disk, never of the caller.
enum KeptDataError: Error {
    /// What it is, without content.
    case unreadable(String)
}
