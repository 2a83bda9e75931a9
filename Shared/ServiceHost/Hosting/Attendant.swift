import Foundation
import Glibc

/// Whoever started the process and holds the other end of its standard input.
///
/// A program that starts services may die without a word; then the system closes its end of the
/// pipe, and the service drains and ends as if it had been asked to. A signal bound to the parent's
/// death would follow the thread that made the process, which pools let go at any time.
enum Attendant {
    /// Asks the process to end, as SIGTERM does, once standard input has ended.
    static func endWithStandardInput() {
        let thread = Thread {
            waitForEnd(of: STDIN_FILENO)
            kill(getpid(), SIGTERM)
        }
        thread.name = "attendant"
        thread.start()
    }

    /// Returns when the descriptor has nothing more to read; what it still brings is dropped.
    static func waitForEnd(of descriptor: Int32) {
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count == 0 || (count < 0 && errno != EINTR) { return }
        }
    }
}
