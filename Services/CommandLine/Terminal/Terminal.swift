import Foundation

/// Where the program speaks: whether somebody sits there, and how wide their window is.
enum Terminal {
    /// Whether standard output is a terminal; else it is a pipe or a file and gets JSON.
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    /// Whether standard error is a terminal; progress is shown only there.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The width in columns: the window's, else `COLUMNS`, else 100.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 100
    }

    /// Writes a line to standard output at once.
    static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Writes to standard error, where notes, warnings and errors go.
    static func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
