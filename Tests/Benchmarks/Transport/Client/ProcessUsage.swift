import Foundation

/// What a process has used of the machine so far, as /proc tells it.
struct ProcessUsage: Sendable {
    /// Seconds of CPU in the program.
    var user = 0.0
    /// Seconds of CPU in the kernel on its behalf.
    var system = 0.0

    /// Reads another process; nought when it cannot be read.
    init(of process: Int) {
        let path = "/proc/\(process)/stat"
        guard process > 0, let text = try? String(contentsOfFile: path, encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return }
        // The fields behind the name, which may hold spaces: the 12th and 13th are ticks.
        let fields = text[end...].split(separator: " ")
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else { return }
        self.user = user / ticks
        self.system = system / ticks
    }

    /// Reads this process, more finely than /proc would.
    static var own: Double {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double {
            Double(time.tv_sec) + Double(time.tv_usec) / 1e6
        }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// A line of /proc/PID/status in KiB: `VmRSS` now, `VmHWM` at most so far.
    static func memory(_ line: String, of process: Int) -> Int {
        let path = "/proc/\(process)/status"
        guard process > 0, let text = try? String(contentsOfFile: path, encoding: .utf8),
            let found = text.split(separator: "\n").first(where: { $0.hasPrefix(line + ":") })
        else { return 0 }
        return found.split(whereSeparator: { $0 == " " || $0 == "\t" })
            .compactMap { Int($0) }.first ?? 0
    }
}
