import Foundation

/// Held by whoever makes or runs a world; the system lets go of it when the holder ends, however it
/// ends.
struct WorldLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock, or says that somebody else holds it.
    init(of layout: WorldLayout) throws {
        try PrivateFile.makeFolder(layout.run)
        let path = layout.run.appending(path: "up.lock").path
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemFault().failure(writing: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Failure(
                UpPhrase.alreadyRunning(layout.home.path),
                next: [UpPhrase.alreadyNext()]
            )
        }
        self.descriptor = descriptor
    }

    /// Lets go before the holder ends.
    consuming func release() {}

    deinit { close(descriptor) }
}
