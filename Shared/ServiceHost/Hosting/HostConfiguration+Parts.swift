import Audit
import Foundation
import RPC
import RPCTransport
import ServiceKit
import Vocabulary

extension HostConfiguration {
    /// Where certificate, key and anchors lie.
    var certificateFiles: CertificateFiles {
        CertificateFiles(
            certificate: path("tls.certificate"),
            key: path("tls.key"),
            anchors: paths("tls.anchors")
        )
    }

    /// The listening side.
    func server(_ credentials: Credentials, service: String, build: String) -> ServerConfiguration {
        var limits = Limits()
        limits.connections = integer("limits.connections")
        limits.connectionsPerIdentity = integer("limits.connectionsPerIdentity")
        limits.handshakesAtOnce = integer("limits.handshakesAtOnce")
        limits.callsInFlight = integer("limits.callsPerConnection")
        limits.idle = .seconds(integer("limits.idleSeconds"))
        return ServerConfiguration(
            host: text("listen.host"),
            port: integer("listen.port"),
            service: service,
            build: build,
            credentials: credentials,
            limits: limits
        )
    }

    /// How many calls may be under way before further ones are refused; `nil` for no refusing.
    var overload: AdaptiveLimit.Settings? {
        guard settings.flag("overload.shedding") == true else { return nil }
        var limit = AdaptiveLimit.Settings()
        limit.minimum = integer("overload.callsAtLeast")
        limit.maximum = max(limit.minimum, integer("overload.callsAtMost"))
        return limit
    }

    /// The ways to the services that this one calls, by name.
    func transports(
        _ credentials: Credentials,
        policy: Policy,
        name: String,
        build: String,
        on loops: EventLoops
    ) throws -> [String: PooledTransport] {
        var transports: [String: PooledTransport] = [:]
        for neighbour in neighbours {
            var configuration = ClientConfiguration(
                host: neighbour.host,
                port: neighbour.port,
                expecting: neighbour.identity,
                credentials: credentials,
                name: name,
                build: build
            )
            // A stolen key of a service would otherwise serve us until its certificate ends.
            configuration.accepts = { server in !policy.isDenied(server) }
            transports[neighbour.name] = try PooledTransport(configuration, on: loops)
        }
        return transports
    }

    /// What the service finds when it is made.
    func environment<Service: Microservice>(
        for service: Service.Type,
        credentials: Credentials,
        policy: Policy,
        transports: [String: PooledTransport],
        log: SafeLogger,
        build: String,
        onFatal: @escaping @Sendable (any Error) -> Void
    ) throws -> ServiceEnvironment {
        guard let identity = AuditIdentity(credentials.identity.uri) else {
            throw StartError("The certificate's identity is too long or not printable ASCII.")
        }
        let data = path("data.directory")
        try makePrivate(data)
        let store = "\(data)/\(service.Contract.name).db"
        // New keys for an old store would make everything in it unreadable for ever.
        let isNew = !FileManager.default.fileExists(atPath: store)
        let mayCreate = settings.flag("keys.create") == true && isNew
        let keys = path("keys.directory")
        return ServiceEnvironment(
            service: service.Contract.name,
            identity: identity,
            dataDirectory: data,
            keyDirectory: keys,
            keys: try KeyFolder(keys).load(creating: mayCreate),
            log: log,
            policy: policy.lookup,
            neighbours: Neighbours(transports),
            settings: settings,
            rules: try rules(),
            communes: try communes(),
            build: build,
            onFatal: onFatal
        )
    }

    /// The shipped clock rules, with what the deployment puts in their place.
    private func rules() throws -> ClockRules {
        guard settings.text("reference.file") != nil else { return .initial }
        let file = path("reference.file")
        return try ReferenceFile(parsing: try text(of: file), file: file).replacing(.initial)
    }

    /// The shipped communes, or the deployment's in their place.
    private func communes() throws -> CommuneList {
        guard settings.text("reference.communes") != nil else { return .shipped }
        let file = path("reference.communes")
        do {
            return try CommuneList(parsing: try text(of: file))
        } catch let error as CommuneListError {
            // One is enough to know what kind of fault it is; a list has thousands of lines.
            throw ConfigurationError(
                file: file,
                faults: error.faults.prefix(20).map { "Line \($0.line): \($0.problem.label.en)." }
            )
        }
    }

    private func text(of file: String) throws -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ConfigurationError(
                file: file,
                faults: ["The file cannot be read; expected text in UTF-8."]
            )
        }
        return text
    }

    private func makePrivate(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw StartError("The folder \(folder) cannot be made: check its owner and mode.")
        }
    }
}
