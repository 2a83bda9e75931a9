import Glibc

/// Keeps a second process, or a second store of this one, from opening the same file.
///
/// SQLite would let both in, and two connections that write and copy their journal home at the same
/// moment can damage the file (SQLite before 3.51.3). The lock lives in a file of its own beside the
/// store, ends with the process, however it ends, and is not passed on to children.
final class ProcessLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, or throws ``StorageError/locked(path:)`` without waiting.
    init(for path: String) throws(StorageError) {
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: path + ".lock", reason: lastSystemError()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isTaken = errno == EWOULDBLOCK
            let reason = lastSystemError()
            close(descriptor)
            throw isTaken ? .locked(path: path) : .file(path: path + ".lock", reason: reason)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}

/// What the last failed system call says.
func lastSystemError() -> String { String(cString: strerror(errno)) }
