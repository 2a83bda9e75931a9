import Foundation

/// Where the program speaks: whether somebody sits there, and how wide their window is.
enum Terminal {
    /// Whether standard output is a terminal; else it is a pipe or a file and gets JSON.
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    /// Whether standard error is a terminal; progress is shown only there.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The width in columns: the window's, also where only notes go there, else `COLUMNS`, else 100.
    static var width: Int {
        var size = winsize()
        for end in [STDOUT_FILENO, STDERR_FILENO]
        where ioctl(end, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
            return Int(size.ws_col)
        }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 100
    }

    /// How tables stand out: not at all where nobody looks, or where the reader asked for it
    /// (https://no-color.org).
    static var style: TextStyle {
        let environment = ProcessInfo.processInfo.environment
        let isWanted = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        return outputIsTerminal && isWanted ? .screen : .plain
    }

    /// Writes a line to standard output at once.
    static func say(_ text: String) {
        write(text, to: .standardOutput)
    }

    /// Writes to standard error, where notes, warnings and errors go.
    static func note(_ text: String) {
        write(text, to: .standardError)
    }

    /// Ends the program where an answer cannot be written: silently where the reader has stopped
    /// reading, as `head` does, else as a fault, because a script would take a torn answer for whole.
    private static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data((text + "\n").utf8))
        } catch {
            let isUnread = SystemFault(of: error).number == EPIPE
            exit((isUnread ? ExitStatus.done : .fault).rawValue)
        }
    }
}
