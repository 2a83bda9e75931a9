import NIOCore
import NIOPosix
import NIOSSL
import RPC
import RPCTransport
import TestSupport
import Synchronization

/// A peer that reads the server's hello, sends requests, and then does not read the answers.
final class DeafPeer: Sendable {
    /// Counts what arrives.
    private final class Ear: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        private struct State {
            var received = 0
            var wanted = 1
            var promise: EventLoopPromise<Void>?
        }

        private let state = Mutex(State())

        /// Completes once `count` further bytes have come.
        func hear(_ count: Int, on loop: any EventLoop) -> EventLoopFuture<Void> {
            let promise = loop.makePromise(of: Void.self)
            state.withLock { state in
                state.received = 0
                state.wanted = count
                state.promise = promise
            }
            return promise.futureResult
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let count = unwrapInboundIn(data).readableBytes
            let promise = state.withLock { state -> EventLoopPromise<Void>? in
                state.received += count
                guard state.received >= state.wanted else { return nil }
                defer { state.promise = nil }
                return state.promise
            }
            promise?.succeed()
        }
    }

    private let channel: any Channel
    private let ear: Ear

    /// Connects and waits for the server's hello.
    init(_ house: TestHouse) async throws {
        let context = try BarePeer.Credentials(
            issued: house.ministry.authority.issueOfficer("1"),
            ministry: house.ministry
        ).context
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let ear = Ear()
        let hello = ear.hear(1, on: loop)
        channel = try await ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: nil)
                    )
                    try pipeline.addHandler(ear)
                }
            }
            .connect(host: "127.0.0.1", port: house.server.port).get()
        self.ear = ear
        try await hello.get()
    }

    /// Sends requests and listens no more.
    func request(_ method: String, times: Int, message size: Int) async throws {
        try await channel.setOption(.autoRead, value: false).get()
        var bytes = WireExample.hello
        let body = try RequestEnvelope.encode(
            head: CallHead(method: method),
            message: [UInt8](repeating: 1, count: size)
        )
        for call in 1...UInt32(times) {
            var header = ByteBuffer()
            header.writeMultipleIntegers(
                UInt32(body.count),
                UInt8(2),
                UInt8(0),
                UInt16(0),
                call,
                UInt32(60_000)
            )
            bytes += header.readableBytesView
            bytes += body
        }
        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    /// Listens again until that much has come.
    func listen(forBytes count: Int) async throws {
        let heard = ear.hear(count, on: channel.eventLoop)
        try await channel.setOption(.autoRead, value: true).get()
        try await heard.get()
    }

    /// Hangs up.
    func close() async throws {
        try? await channel.close().get()
    }
}
