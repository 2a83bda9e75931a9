import Glibc
import Synchronization
import WireCodec

/// Random bits of the kernel, fetched for many calls at once.
///
/// Each call gets a random name. Asking the kernel each time costs about as much as decoding a
/// small request.
final class RandomReserve: Sendable {
    /// The reserve of the process.
    static let shared = RandomReserve()

    /// What one request to the kernel gives at most without being interrupted.
    private static let words = 256 / MemoryLayout<UInt64>.size

    /// What the lock guards.
    private struct State: RandomNumberGenerator {
        var words = [UInt64](repeating: 0, count: RandomReserve.words)
        var left = 0

        mutating func next() -> UInt64 {
            if left == 0 { refill() }
            left -= 1
            defer { words[left] = 0 }
            return words[left]
        }

        private mutating func refill() {
            let isFilled = words.withUnsafeMutableBytes { bytes in
                getentropy(bytes.baseAddress, bytes.count) == 0
            }
            precondition(isFilled, "The kernel has given random bytes since before we began.")
            left = words.count
        }
    }

    private let state = Mutex(State())

    /// A random identifier.
    func identifier() -> Identifier {
        state.withLock { Identifier.random(using: &$0) }
    }
}
