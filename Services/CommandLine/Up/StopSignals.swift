import Dispatch
import Foundation

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
}
