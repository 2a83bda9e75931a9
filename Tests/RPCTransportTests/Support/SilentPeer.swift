import NIOCore
import NIOPosix
import RPCTransport

/// A peer that opens a TCP connection and does not speak TLS: it says nothing, or something else.
enum SilentPeer {
    /// Connects and waits until the server hangs up.
    static func connect(
        to house: TestHouse,
        sending bytes: [UInt8] = [],
        dripping drops: [UInt8] = []
    ) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: house.server.port).get()
        if !bytes.isEmpty { channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil) }
        Drip.start(drops, into: channel)
        try await channel.closeFuture.get()
    }
}
