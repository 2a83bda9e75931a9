import Foundation
import Glibc

/// The steps on files that an engine leaves to us: making them private, and making them last.
enum StoreFile {
    /// Makes the folder, and an empty file that only we can read; its journal inherits the mode.
    static func prepare(at path: String) throws(StorageError) {
        let folder = folder(of: path)
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .file(path: folder, reason: "the folder cannot be made")
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: path, reason: lastSystemError()) }
        close(descriptor)
        try sync(folder)
    }

    /// Waits until a file, or a folder's list of files, is on the disk.
    static func sync(_ path: String) throws(StorageError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, reason: lastSystemError()) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .file(path: path, reason: lastSystemError()) }
    }

    /// Puts a finished file in its place, all of it or nothing.
    static func publish(_ partial: String, as path: String) throws(StorageError) {
        try sync(partial)
        guard chmod(partial, 0o600) == 0, rename(partial, path) == 0 else {
            throw .file(path: path, reason: lastSystemError())
        }
        try sync(folder(of: path))
    }

    /// Removes a file if it is there.
    static func remove(_ path: String) throws(StorageError) {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw .file(path: path, reason: lastSystemError())
        }
    }

    /// Whether there is a file.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension StoreFile {
    /// Copies a file's bytes to a new file that only we can read.
    static func copy(_ source: String, to destination: String) throws(StorageError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder(of: destination),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try FileManager.default.copyItem(atPath: source, toPath: destination)
        } catch {
            throw .file(path: destination, reason: "the copy cannot be written")
        }
        guard chmod(destination, 0o600) == 0 else {
            throw .file(path: destination, reason: lastSystemError())
        }
    }
}
