import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import RPCTransport
import Synchronization
import TestSupport

/// A server that is not ours: it shows what it is told to, and remembers what it was sent.
final class BareServer: Sendable {
    /// What the server shows and says.
    struct Manner {
        var certificate: IssuedCertificate
        var maximumVersion: TLSVersion?
        var applicationProtocols = ["homeward/1"]
        /// What it says after the handshake.
        var greeting: [UInt8] = []

        init(_ certificate: IssuedCertificate) {
            self.certificate = certificate
        }

        var context: NIOSSLContext {
            get throws {
                let chain = try NIOSSLCertificate.fromPEMBytes(
                    Array(certificate.certificatePEM.utf8)
                )
                let key = try NIOSSLPrivateKey(
                    bytes: Array(certificate.privateKeyPEM.utf8),
                    format: .pem
                )
                var tls = TLSConfiguration.makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) },
                    privateKey: .privateKey(key)
                )
                tls.minimumTLSVersion = .tlsv12
                tls.maximumTLSVersion = maximumVersion
                tls.applicationProtocols = applicationProtocols
                return try NIOSSLContext(configuration: tls)
            }
        }
    }

    /// Greets each peer, and remembers what it says.
    private final class Ear: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        let received = Mutex<[UInt8]>([])
        let greeting: [UInt8]

        init(greeting: [UInt8]) {
            self.greeting = greeting
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            guard case .handshakeCompleted = event as? TLSUserEvent, !greeting.isEmpty else {
                return
            }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: greeting)), promise: nil)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data).readableBytesView
            received.withLock { $0 += bytes }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    private let listener: any Channel
    private let ear: Ear

    private init(_ listener: any Channel, _ ear: Ear) {
        self.listener = listener
        self.ear = ear
    }

    /// The port it listens on.
    var port: Int { listener.localAddress?.port ?? 0 }

    /// What any peer has said above TLS.
    var received: [UInt8] { ear.received.withLock { $0 } }

    /// Runs `body` with a server, and stops it afterwards.
    static func with(
        _ manner: Manner,
        _ body: (BareServer) async throws -> Void
    ) async throws {
        let context = try manner.context
        let ear = Ear(greeting: manner.greeting)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLServerHandler(context: context))
                    try pipeline.addHandler(ear)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(BareServer(listener, ear))
        } catch {
            try? await listener.close().get()
            throw error
        }
        try await listener.close().get()
    }
}
