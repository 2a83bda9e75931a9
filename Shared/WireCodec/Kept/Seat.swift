/// Where a container finds the message that it codes at the moment, and its own value in it.
///
/// A container of the standard library cannot be given another content, but this can.
final class Seat<Message: AnyObject> {
    /// Not counted, as the message outlives those who use it, or else is owned as well.
    @exclusivity(unchecked) private var message: Unmanaged<Message>?
    /// The map that is read, or the depth of the one that is written.
    @exclusivity(unchecked) private var place = 0
    @exclusivity(unchecked) private var owned: Message?

    /// A seat of no message yet.
    init() {}

    /// A seat of one message for good.
    init(owning message: Message, _ place: Int) {
        owned = message
        move(to: message, place)
    }

    /// Makes the container go on with this value of this message, which the caller holds.
    func move(to message: Message, _ place: Int) {
        self.message = .passUnretained(message)
        self.place = place
    }

    /// Forgets the message.
    func clear() { message = nil }

    /// Holds the message from now on: somebody has kept the container beyond it.
    func own() { owned = message?.takeUnretainedValue() }

    @inline(__always)
    func use<Value>(_ body: (Message, Int) throws -> Value) rethrows -> Value {
        try message.unsafelyUnwrapped._withUnsafeGuaranteedRef { try body($0, place) }
    }
}
