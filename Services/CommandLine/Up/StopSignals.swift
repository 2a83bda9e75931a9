import Dispatch
import Foundation
import Glibc

/// Hears Ctrl-C and the system's request to end, instead of dying of them.
struct StopSignals {
    private let sources: [any DispatchSourceSignal]

    /// Calls `heard` at each signal.
    init(_ heard: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler(handler: heard)
            source.activate()
            return source
        }
    }

    /// Lets signals end the program again.
    func restore() {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    }

    /// Calls `heard` once standard input has ended: whoever held it open is gone.
    static func atEndOfInput(_ heard: @escaping @Sendable () -> Void) {
        let thread = Thread {
            var byte: UInt8 = 0
            while true {
                let count = read(STDIN_FILENO, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { return heard() }
            }
        }
        thread.name = "attendant"
        thread.start()
    }
}
