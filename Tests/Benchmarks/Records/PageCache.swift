import Foundation
import Glibc

/// What the system keeps of files in memory.
enum PageCache {
    /// Drops the pages of a folder's files, and where the system permits it those of all files.
    static func drop(_ folder: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let file = Glibc.open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { continue }
            // Pages that are not on the disk yet cannot be dropped.
            fsync(file)
            _ = posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
            close(file)
        }
        let all = Glibc.open("/proc/sys/vm/drop_caches", O_WRONLY | O_CLOEXEC)
        guard all >= 0 else { return }
        _ = Array("3\n".utf8).withUnsafeBytes { Glibc.write(all, $0.baseAddress, $0.count) }
        close(all)
    }
}
