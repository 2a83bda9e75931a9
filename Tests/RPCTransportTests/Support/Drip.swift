import NIOCore

/// Sends bytes one at a time, as slowly as a peer that means to hold a place.
enum Drip {
    /// Begins; ends by itself when the channel closes or nothing is left.
    static func start(_ bytes: [UInt8], into channel: any Channel) {
        guard let first = bytes.first else { return }
        channel.eventLoop.scheduleTask(in: .milliseconds(20)) {
            guard channel.isActive else { return }
            channel.writeAndFlush(ByteBuffer(bytes: [first]), promise: nil)
            start(Array(bytes.dropFirst()), into: channel)
        }
    }
}
