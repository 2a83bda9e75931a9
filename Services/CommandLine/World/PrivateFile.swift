import Foundation
import Glibc

/// Files that only their owner may read: they are created so, not narrowed afterwards.
enum PrivateFile {
    /// Writes a new file; an existing one is replaced as a whole, or stays as it was.
    static func write(_ text: String, to file: URL) throws {
        try write(Array(text.utf8), to: file)
    }

    /// Writes a new file of these bytes; an existing one is replaced as a whole, or stays as it was.
    static func write(_ bytes: [UInt8], to file: URL) throws {
        let fresh = file.deletingLastPathComponent()
            .appending(
                path: ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
            )
        do throws(SystemFault) {
            try create(bytes, at: fresh.path, O_TRUNC)
            guard rename(fresh.path, file.path) == 0 else { throw SystemFault() }
        } catch {
            unlink(fresh.path)
            throw error.failure(writing: file.path)
        }
    }

    /// Writes a file that did not exist; one that does stays as it is.
    static func writeNew(_ bytes: [UInt8], to path: String) throws {
        do throws(SystemFault) {
            try create(bytes, at: path, O_EXCL)
        } catch {
            guard error.number != EEXIST else {
                throw Failure(UpPhrase.exists(path), status: .usage)
            }
            // Half a file must not pass for a whole one.
            unlink(path)
            throw Failure(UpPhrase.notWritable(path, String(cString: strerror(error.number))))
        }
    }

    /// Makes a folder that only its owner may enter.
    ///
    /// The folders around it are made as well; one that is there stays as it is.
    static func makeFolder(_ folder: URL) throws {
        guard mkdir(folder.path, 0o700) != 0 else { return }
        var fault = SystemFault()
        if fault.number == ENOENT, folder.path != "/" {
            try makeFolder(folder.deletingLastPathComponent())
            guard mkdir(folder.path, 0o700) != 0 else { return }
            fault = SystemFault()
        }
        var isFolder = ObjCBool(false)
        let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
        guard exists, isFolder.boolValue else { throw fault.failure(writing: folder.path) }
    }

    /// Writes to the disk, not only to memory: a power cut right after must not leave half a key.
    ///
    /// `manner` says what becomes of a file that is there: `O_TRUNC`, or `O_EXCL` to refuse it.
    private static func create(
        _ bytes: [UInt8],
        at path: String,
        _ manner: Int32
    ) throws(SystemFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | manner, 0o600)
        guard descriptor >= 0 else { throw SystemFault() }
        var fault: SystemFault?
        var written = 0
        while written < bytes.count, fault == nil {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                fault = SystemFault()
            }
        }
        if fault == nil, fsync(descriptor) != 0 { fault = SystemFault() }
        if close(descriptor) != 0, fault == nil { fault = SystemFault() }
        if let fault { throw fault }
    }
}

/// Why the system refused something, by its number.
struct SystemFault: Error, Hashable {
    /// The number, `ENOSPC`.
    let number: Int32

    /// What the last call of this thread failed with.
    init() {
        number = errno
    }

    /// What lies below an error of the standard library.
    init(of error: any Error) {
        var current: NSError? = error as NSError
        while let each = current, each.domain != NSPOSIXErrorDomain {
            current = each.userInfo[NSUnderlyingErrorKey] as? NSError
        }
        number = current.map { Int32(truncatingIfNeeded: $0.code) } ?? EIO
    }

    /// The sentence for whoever wanted to write there: a full disk asks for something else than a
    /// missing right.
    func failure(writing path: String) -> Failure {
        let isFull = number == ENOSPC || number == EDQUOT
        return Failure(
            UpPhrase.notWritable(path, String(cString: strerror(number))),
            next: [isFull ? UpPhrase.diskFullNext() : UpPhrase.notWritableNext()]
        )
    }
}
