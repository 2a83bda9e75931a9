internal import Foundation
internal import Glibc

/// What this process's threads have used of the processors until now.
struct CPUMeter {
    private let at: UInt64
    /// Nanoseconds on a processor, by thread.
    private let threads: [String: UInt64]
    private let process: UInt64

    /// Reads the meter.
    init() {
        at = MonotonicTime.now
        let folder = "/proc/self/task"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        threads = names.reduce(into: [:]) { threads, name in
            let text = try? String(contentsOfFile: "\(folder)/\(name)/schedstat", encoding: .utf8)
            threads[name] = text?.split(separator: " ").first.flatMap { UInt64($0) }
        }
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        process = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// What was used since an earlier reading, without the nanoseconds that a thread spun away.
    func share(
        since earlier: CPUMeter,
        without spun: UInt64,
        on thread: String?
    ) -> CPUShare {
        let wall = Double(max(1, at - earlier.at))
        let shares = threads.map { name, used in
            let own = used - min(used, earlier.threads[name] ?? 0)
            return Double(own - (name == thread ? min(own, spun) : 0)) / wall
        }
        let used = process - earlier.process
        let allowed = Double(Self.allowedCores)
        return CPUShare(
            busiestThread: min(1, shares.max() ?? Double(used) / wall),
            cores: Double(used - min(used, spun)) / wall / allowed
        )
    }

    /// The name under which the calling thread is read.
    static var currentThread: String {
        var target = [UInt8](repeating: 0, count: 64)
        let length = target.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink("/proc/thread-self", $0, bytes.count) } ?? 0
        }
        let path = String(decoding: target.prefix(max(0, length)), as: UTF8.self)
        return path.split(separator: "/").last.map(String.init) ?? "self"
    }

    /// How many cores this process may run on.
    static var allowedCores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
