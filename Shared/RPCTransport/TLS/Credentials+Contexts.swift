internal import NIOSSL
internal import Synchronization

/// The application protocol, whose number is the wire's major version.
public enum ApplicationProtocol {
    /// What both sides offer, and must have agreed on when the handshake is over.
    public static let name = "homeward/1"
}

extension Credentials {
    /// The context of a server: TLS 1.3, a client certificate required and verified.
    func serverContext() throws(CredentialsError) -> NIOSSLContext {
        try contexts.server(or: makeServerContext)
    }

    /// The context of a client: TLS 1.3, the server's chain verified.
    ///
    /// Host names are not compared, since a server is known by its SPIFFE name, which the
    /// connection compares before its first byte.
    func clientContext() throws(CredentialsError) -> NIOSSLContext {
        try contexts.client(or: makeClientContext)
    }

    private func makeServerContext() throws(CredentialsError) -> NIOSSLContext {
        var tls = TLSConfiguration.makeServerConfigurationWithMTLS(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key),
            trustRoots: .certificates(anchors)
        )
        tls.minimumTLSVersion = .tlsv13
        tls.applicationProtocols = [ApplicationProtocol.name]
        return try Self.context(tls)
    }

    private func makeClientContext() throws(CredentialsError) -> NIOSSLContext {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.certificateVerification = .noHostnameVerification
        tls.trustRoots = .certificates(anchors)
        tls.certificateChain = chain.map { .certificate($0) }
        tls.privateKey = .privateKey(key)
        tls.minimumTLSVersion = .tlsv13
        tls.applicationProtocols = [ApplicationProtocol.name]
        return try Self.context(tls)
    }

    private static func context(
        _ configuration: TLSConfiguration
    ) throws(CredentialsError) -> NIOSSLContext {
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .refused
        }
    }
}

/// The contexts of credentials, made when they are first needed and shared by all that use these
/// credentials: reading keys and anchors anew would cost each pool as much as its handshake.
final class Contexts: Sendable {
    private let made = Mutex<(server: NIOSSLContext?, client: NIOSSLContext?)>((nil, nil))

    /// The server's, made now if it was not before.
    func server(
        or make: () throws(CredentialsError) -> NIOSSLContext
    ) throws(CredentialsError) -> NIOSSLContext {
        try made.withLock { made throws(CredentialsError) in
            if let context = made.server { return context }
            let context = try make()
            made.server = context
            return context
        }
    }

    /// The client's, made now if it was not before.
    func client(
        or make: () throws(CredentialsError) -> NIOSSLContext
    ) throws(CredentialsError) -> NIOSSLContext {
        try made.withLock { made throws(CredentialsError) in
            if let context = made.client { return context }
            let context = try make()
            made.client = context
            return context
        }
    }
}

/// A context that new connections read and that can be swapped while old ones go on.
final class ReloadableContext: Sendable {
    private let stored: Mutex<NIOSSLContext>

    init(_ context: NIOSSLContext) {
        stored = Mutex(context)
    }

    /// The context for the next connection.
    var current: NIOSSLContext { stored.withLock { $0 } }

    /// Lets connections from now on use `context`.
    func swap(_ context: NIOSSLContext) {
        stored.withLock { $0 = context }
    }
}
