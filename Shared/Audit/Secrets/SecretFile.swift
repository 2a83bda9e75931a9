import Crypto
import Glibc

/// A file of 32 secret bytes beside the configuration, never in the database.
public enum SecretFile {
    /// The bytes; refuses a file that anybody but its owner can read, or of another length.
    public static func load(_ path: String) throws(AuditError) -> SymmetricKeyBytes {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            throw .keyFile(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw .keyFile(path: path, reason: "only its owner may read it: chmod 600")
        }
        var bytes = [UInt8](repeating: 0, count: 33)
        let count = read(descriptor, &bytes, bytes.count)
        guard count == 32 else { throw .keyFile(path: path, reason: "it must hold 32 bytes") }
        return SymmetricKeyBytes(bytes: Array(bytes.prefix(32)))
    }

    /// Makes the file with random bytes, synced to the disk, unless it is there; then loads it.
    public static func loadOrCreate(_ path: String) throws(AuditError) -> SymmetricKeyBytes {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return try load(path) }
            throw .keyFile(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(path)
            throw .keyFile(path: path, reason: reason)
        }
        return SymmetricKeyBytes(bytes: bytes)
    }
}

/// Thirty-two secret bytes that no description shows.
public struct SymmetricKeyBytes: Sendable, CustomStringConvertible, CustomReflectable {
    /// The bytes.
    public let bytes: [UInt8]

    /// Secret bytes that come from elsewhere; they must be 32.
    public init(bytes: [UInt8]) {
        precondition(bytes.count == 32, "a key has 32 bytes")
        self.bytes = bytes
    }

    /// Nothing of them.
    public var description: String { "a secret" }
    /// Nothing of them.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
