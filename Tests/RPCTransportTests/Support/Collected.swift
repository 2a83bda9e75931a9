import Synchronization

/// What several tasks put together, in the order in which it came.
final class Collected<Element: Sendable>: Sendable {
    private let stored = Mutex<[Element]>([])

    /// Everything so far.
    var all: [Element] { stored.withLock { $0 } }

    /// Adds one.
    func add(_ element: Element) { stored.withLock { $0.append(element) } }
}
