import Foundation

/// Files that only their owner may read: they are created so, not narrowed afterwards.
enum PrivateFile {
    /// Writes a new file; an existing one is replaced as a whole.
    static func write(_ text: String, to file: URL) throws {
        let fresh = file.deletingLastPathComponent()
            .appending(
                path: ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
            )
        let made = FileManager.default.createFile(
            atPath: fresh.path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard made, rename(fresh.path, file.path) == 0 else {
            throw Failure(UpPhrase.notWritable(file.path), next: [UpPhrase.notWritableNext()])
        }
    }

    /// Makes a folder that only its owner may enter.
    static func makeFolder(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure(UpPhrase.notWritable(folder.path), next: [UpPhrase.notWritableNext()])
        }
    }
}
