import Foundation
import RPC
import RPCTransport
import ServiceContracts
import Vocabulary
import WireCodec

/// One officer's connections to the services for the length of a command.
///
/// Connections are opened when the first call needs them. End it with ``close()``, so that services
/// see an orderly goodbye; ``Session/with(_:_:)`` does that.
final class Session: Sendable {
    /// Who acts.
    let actor: String
    /// Why, as it travels.
    let purpose: StatedPurpose?
    /// The trace of whatever the command calls.
    let trace = TraceParent.random()
    /// Whether the trace is said at the end, whatever came of it.
    private let showsTrace: Bool
    private let transports: [Daemon: PooledTransport]
    private let deadline: Duration
    private let key: IdempotencyKey?
    private let repetition: Repetition

    /// Reads the settings and the actor's certificate; connects to nothing yet.
    init(
        layout: WorldLayout,
        actor wished: String? = nil,
        purpose: StatedPurpose? = nil,
        deadline: Duration = CallDefaults.deadline,
        key: IdempotencyKey? = nil,
        repeating repetition: Repetition = .underKey,
        showingTrace showsTrace: Bool = false
    ) throws {
        let settings = try ClientSettings(reading: layout.clientSettings)
        let name = wished ?? settings.actsAs
        guard let actor = settings.officer(named: name) else {
            let longest = settings.officers.map(\.handle.count).max() ?? 0
            throw Failure(
                SessionPhrase.unknownOfficer(name),
                next: settings.officers.map { officer in
                    let post = Officer.named(officer.handle)?.postName ?? ""
                    return officer.handle.padded(to: longest + 1) + post
                },
                status: .usage
            )
        }
        let credentials = try Self.credentials(of: actor, settings, beside: layout.clientSettings)
        self.actor = actor.handle
        self.purpose = purpose
        self.deadline = deadline
        self.key = key
        self.repetition = repetition
        self.showsTrace = showsTrace
        transports = try Dictionary(
            uniqueKeysWithValues: Daemon.allCases.map { daemon in
                let endpoint = settings.endpoint(of: daemon)
                return (
                    daemon,
                    try PooledTransport(
                        ClientConfiguration(
                            host: endpoint.host,
                            port: endpoint.port,
                            expecting: endpoint.identity,
                            credentials: credentials
                        )
                    )
                )
            }
        )
    }

    /// Does some work in a session and ends it.
    static func with<Answer: Sendable>(
        _ session: Session,
        _ work: (Session) async throws -> Answer
    ) async throws -> Answer {
        do {
            let answer = try await work(session)
            await session.close()
            return answer
        } catch {
            await session.close()
            throw error
        }
    }

    /// Says goodbye to the services.
    func close() async {
        for transport in transports.values { await transport.shutdown() }
        if showsTrace { Terminal.note(SessionPhrase.trace(trace.trace.text)) }
    }

    /// Makes a call with the session's purpose, deadline and key.
    ///
    /// A write without a key gets one that can be typed, so that whoever does not know whether it
    /// was done can be told how to repeat it.
    func call<Request: ServiceRequest>(
        _ request: Request,
        key: IdempotencyKey? = nil
    ) async throws -> Request.Response {
        let isWrite = Request.method.effect == .write
        let key = key ?? self.key ?? (isWrite ? Self.freshKey() : nil)
        let daemon = Services.daemon(of: Request.Service.self)
        do {
            return try await Progress.during(SessionPhrase.calling(daemon.label.current)) {
                try await self.client(Request.Service.self).call(
                    request,
                    within: self.deadline,
                    key: key,
                    purpose: self.purpose
                )
            }
        } catch let error as ServiceError {
            let text = key.flatMap { String(bytes: $0.bytes.array, encoding: .utf8) }
            throw CallFailure(
                daemon: daemon,
                method: Request.method.name,
                error: error,
                key: repetition == .underKey ? text : nil,
                repetition: repetition,
                trace: trace.trace
            )
        }
    }

    /// Asks what calls would be answered, without any being done; under a key that was used before, the
    /// answer of then.
    func tried<Request: ServiceRequest>(
        _ calls: [(request: Request, key: IdempotencyKey)]
    ) async throws -> [Result<Request.Response, CallFailure>] {
        let daemon = Services.daemon(of: Request.Service.self)
        func failure(_ error: ServiceError) -> CallFailure {
            CallFailure(
                daemon: daemon,
                method: Request.method.name,
                error: error,
                repetition: repetition,
                trace: trace.trace
            )
        }
        do {
            // Who asks about many shows how far it is; a second line would lie upon that one.
            return try await client(Request.Service.self)
                .tried(calls, within: deadline, purpose: purpose)
                .map { $0.mapError(failure) }
        } catch {
            throw failure(error)
        }
    }

    /// Opens a stream with the session's purpose.
    func stream<Request: ServiceStream>(
        _ request: Request
    ) async throws -> ElementSequence<Request.Element> {
        do {
            return try await client(Request.Service.self).stream(request, purpose: purpose)
        } catch {
            throw CallFailure(
                daemon: Services.daemon(of: Request.Service.self),
                method: Request.method.name,
                error: error,
                trace: trace.trace
            )
        }
    }

    private static func freshKey() -> IdempotencyKey? {
        IdempotencyKey(Array("cli-\(UUID().uuidString.lowercased())".utf8))
    }

    private func client<Service: ServiceContract>(
        _ service: Service.Type
    ) -> ServiceClient<Service> {
        guard let transport = transports[Services.daemon(of: service)] else {
            preconditionFailure("every daemon has a transport")
        }
        return ServiceClient(transport, tracing: trace)
    }

    /// Reads an actor's certificate, key and anchors.
    static func credentials(
        of actor: ClientSettings.Actor,
        _ settings: ClientSettings,
        beside file: URL
    ) throws -> Credentials {
        func text(_ path: String) throws -> String {
            let url = URL(fileURLWithPath: path, relativeTo: file.deletingLastPathComponent())
            guard let text = try? String(contentsOf: url, encoding: .utf8) else {
                throw Failure(
                    SessionPhrase.unreadableCertificate(
                        actor.handle,
                        CertificateFault.unreadable(url.path).text
                    ),
                    next: [SessionPhrase.unreadableCertificateNext(actor.handle)]
                )
            }
            return text
        }
        let texts = try (text(actor.certificate), text(actor.key), text(settings.anchors))
        do {
            return try Credentials(
                certificateChainPEM: texts.0,
                privateKeyPEM: texts.1,
                anchorsPEM: [texts.2]
            )
        } catch {
            throw Failure(
                SessionPhrase.unreadableCertificate(
                    actor.handle,
                    CertificateFault.unusable(error).text
                ),
                next: [SessionPhrase.unreadableCertificateNext(actor.handle)]
            )
        }
    }
}
