import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import RPC
import RPCTransport
import Synchronization
import TestSupport
import WireCodec

/// A peer that is not our client: it shows what it is told to and says only what a test lets it.
final class BarePeer: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    /// What the peer shows.
    struct Credentials {
        var certificate: NIOSSLCertificate?
        var key: NIOSSLPrivateKey?
        var anchors: [NIOSSLCertificate]
        var maximumVersion: TLSVersion?
        var applicationProtocols = ["homeward/1"]

        /// Shows no certificate.
        init(ministry: TestMinistry) throws {
            anchors = try NIOSSLCertificate.fromPEMBytes(
                Array(ministry.authority.certificatePEM.utf8)
            )
        }

        /// Shows a certificate, however odd.
        init(issued: IssuedCertificate, ministry: TestMinistry) throws {
            try self.init(ministry: ministry)
            certificate = try NIOSSLCertificate(
                bytes: Array(issued.certificatePEM.utf8),
                format: .pem
            )
            key = try NIOSSLPrivateKey(bytes: Array(issued.privateKeyPEM.utf8), format: .pem)
        }

        var context: NIOSSLContext {
            get throws {
                var tls = TLSConfiguration.makeClientConfiguration()
                tls.certificateVerification = .noHostnameVerification
                tls.trustRoots = .certificates(anchors)
                if let certificate, let key {
                    tls.certificateChain = [.certificate(certificate)]
                    tls.privateKey = .privateKey(key)
                }
                tls.minimumTLSVersion = .tlsv12
                tls.maximumTLSVersion = maximumVersion
                tls.applicationProtocols = applicationProtocols
                return try NIOSSLContext(configuration: tls)
            }
        }
    }

    /// What the peer saw until the connection ended, or until it had seen enough.
    struct End: Sendable {
        var didHandshake = false
        var received: [UInt8] = []
        var isFinished = false
        var receivedBytes: Int { received.count }
        /// The kind of the first frame.
        var firstKind: UInt8? { received.count > 4 ? received[4] : nil }
        /// Every whole frame: its kind, its call and its body.
        var frames: [(kind: UInt8, call: Int, body: [UInt8])] {
            var rest = received[...]
            var frames: [(kind: UInt8, call: Int, body: [UInt8])] = []
            while rest.count >= 16 {
                let header = Array(rest.prefix(16))
                let length = header[0..<4].reduce(0) { $0 << 8 | Int($1) }
                let call = header[8..<12].reduce(0) { $0 << 8 | Int($1) }
                frames.append((header[4], call, Array(rest.dropFirst(16).prefix(length))))
                rest = rest.dropFirst(16 + length)
            }
            return frames
        }
        /// The reason of the goaway, if one came.
        var goawayReason: String? { frames.last { $0.kind == 11 }.flatMap { Self.reason($0.body) } }
        /// The reasons of the errors of calls, in the order in which they came.
        var errorReasons: [String?] {
            frames.filter { $0.kind == 4 }.map { Self.reason($0.body) }
        }
        /// How many calls were answered.
        var responses: Int { frames.count { $0.kind == 3 } }

        private static func reason(_ body: [UInt8]) -> String? {
            let value = try? Wire.decode([String: GoawayValue].self, from: body)
            return value?["reason"]?.text
        }
    }

    /// A value of a goaway's map: a text or a number.
    struct GoawayValue: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    private let end = Mutex(End())
    private let enough: Int
    private let done: EventLoopPromise<Void>

    private init(enough: Int, done: EventLoopPromise<Void>) {
        self.enough = enough
        self.done = done
    }

    /// Connects and listens until the server closes or `untilBytes` have come.
    ///
    /// What is `dripping` follows what is sent at once, a byte each twenty milliseconds.
    static func connect(
        to house: TestHouse,
        _ credentials: Credentials,
        untilBytes enough: Int = .max,
        sending bytes: [UInt8] = [],
        dripping drops: [UInt8] = []
    ) async throws -> End {
        let context = try credentials.context
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let done = loop.makePromise(of: Void.self)
        let peer = BarePeer(enough: enough, done: done)
        let channel = try await ClientBootstrap(group: loop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: nil)
                    )
                    try pipeline.addHandler(peer)
                }
            }
            .connect(host: "127.0.0.1", port: house.server.port).get()
        if !bytes.isEmpty { channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil) }
        Drip.start(drops, into: channel)
        try await done.futureResult.get()
        try? await channel.close().get()
        return peer.end.withLock { $0 }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent {
            end.withLock { $0.didHandshake = true }
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        let isEnough = end.withLock { end in
            end.received += bytes
            return end.received.count >= enough
        }
        if isEnough { finish() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
    }

    /// Ends the test's wait, once.
    private func finish() {
        let isFirst = end.withLock { end in
            defer { end.isFinished = true }
            return !end.isFinished
        }
        if isFirst { done.succeed() }
    }
}
