extension Store {
    /// Writes a consistent copy of the store to a path where nothing is yet, under load.
    ///
    /// The copy is one commit's state, holds no deleted content, is on the disk when the call
    /// returns, and readable by its owner only. Nothing waits for it but the disk. It stands under
    /// its name only when it is whole.
    public func backup(to destination: String) async throws(StorageError) {
        guard !StoreFile.exists(destination) else {
            throw .file(path: destination, reason: "there is a file already")
        }
        let partial = destination + ".partial"
        try StoreFile.remove(partial)
        do {
            try await engine.copy(to: partial)
            try await blocking { () throws(StorageError) in
                try StoreFile.publish(partial, as: destination)
            }
        } catch {
            // The error that matters is the first one.
            try? StoreFile.remove(partial)
            throw error
        }
    }

    /// Puts a backup in the place of a closed store.
    ///
    /// The store gets a new ``incarnation`` at its next opening. What was there before is replaced
    /// only when `replacing` says so, in one step.
    public static func restore(
        from backup: String,
        to path: String,
        replacing: Bool = false
    ) async throws(StorageError) {
        try await blocking { () throws(StorageError) in
            guard StoreFile.exists(backup) else {
                throw .file(path: backup, reason: "there is no such backup")
            }
            guard replacing || !StoreFile.exists(path) else {
                throw .file(path: path, reason: "there is a store already")
            }
            let lock = try ProcessLock(for: path)
            let partial = path + ".partial"
            try StoreFile.remove(partial)
            try StoreFile.copy(backup, to: partial)
            try SQLiteEngine.forgetIncarnation(at: partial)
            // An old journal beside a new file would be played into it.
            try StoreFile.remove(path + "-wal")
            try StoreFile.remove(path + "-shm")
            try StoreFile.publish(partial, as: path)
            withExtendedLifetime(lock) {}
        }
    }
}
