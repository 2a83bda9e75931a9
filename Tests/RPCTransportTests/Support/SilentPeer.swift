import NIOCore
import NIOPosix
import RPCTransport

/// A peer that opens a TCP connection and says nothing at all.
enum SilentPeer {
    /// Connects and waits until the server hangs up.
    static func connect(to house: TestHouse) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: house.server.port).get()
        try await channel.closeFuture.get()
    }
}
