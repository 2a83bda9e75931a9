import BenchmarkService
import BenchmarkWorld
import Foundation
import RPC
import RPCTransport
import ServiceContracts
import Vocabulary
import WireCodec

/// The calls, and each way to make them.
struct Subjects: Sendable {
    /// One call and who is asked.
    struct Call: Sendable {
        let name: String
        /// As many ways as there are connections.
        let ways: [(who: String, ways: [Way])]
    }

    let calls: [Call]
    private let pools: [PooledTransport]
    private let loops = EventLoops(count: 1)

    /// Finds a case file and a person in the services, and puts them into the plain handlers' memory.
    init(_ options: Ask) async throws {
        let settings = try WorldSettings(of: URL(filePath: options.world))
        let loops = loops
        func open(
            _ port: Int,
            _ identity: String,
            _ credentials: Credentials
        ) throws -> [PooledTransport] {
            var limits = Limits()
            limits.connectionsPerAddress = 1
            return try (0..<2).map { _ in
                try PooledTransport(
                    ClientConfiguration(
                        host: "127.0.0.1",
                        port: port,
                        expecting: identity,
                        credentials: credentials,
                        name: "plain-bench",
                        limits: limits
                    ),
                    on: loops
                )
            }
        }
        let cases = try open(
            options.cases,
            settings.identity(of: "cases"),
            settings.credentials(of: "police-quangninh")
        )
        let victims = try open(
            options.victims,
            settings.identity(of: "victim-support"),
            settings.credentials(of: "health-quangninh")
        )
        let folder = BenchCredentials.folder(in: options.certs, port: options.plain)
        let plain = try open(
            options.plain,
            BenchCredentials.server,
            BenchCredentials.readForClient(in: folder).credentials
        )
        pools = cases + victims + plain
        let found = try await Found(in: cases[0], victims[0])
        let keep = KeepPlain(file: found.file, identity: found.identity)
        _ = try await ServiceClient<Plain>(plain[0]).call(keep)
        let handler = RouterHandler(try PlainService().router)
        let local = InProcessTransport(handler, as: Self.caller)
        _ = try await ServiceClient<Plain>(local).call(keep)

        func over(_ pools: [PooledTransport], _ call: @escaping Repeated) -> [Way] {
            pools.map { pool in Way(executor: pool.executor) { try await call(pool) } }
        }
        func here(_ call: @escaping Repeated) -> [Way] {
            [Way(executor: loops.executors.first) { try await call(local) }]
        }
        let fetch: Repeated = { transport in
            let answer = try await ServiceClient<Plain>(transport).call(
                FetchPlain(id: found.fileID)
            )
            guard answer.content?.id == found.fileID else { throw WrongAnswer() }
        }
        let identify: Repeated = { transport in
            let answer = try await ServiceClient<Plain>(transport).call(
                ReadPlainIdentity(victim: found.victim)
            )
            guard answer.version > 0 else { throw WrongAnswer() }
        }
        let receive: Repeated = { transport in
            let answer = try await ServiceClient<Plain>(transport).call(
                ReceivePlainReport(report: Self.report)
            )
            guard answer.version == 1 else { throw WrongAnswer() }
        }
        calls = [
            Call(
                name: "read",
                ways: [
                    ("service", over(cases) { try await found.fetch(over: $0) }),
                    ("plain", over(plain, fetch)), ("inProcess", here(fetch)),
                ]
            ),
            Call(
                name: "identity",
                ways: [
                    ("service", over(victims) { try await found.identify(over: $0) }),
                    ("plain", over(plain, identify)), ("inProcess", here(identify)),
                ]
            ),
            Call(
                name: "write",
                ways: [
                    ("service", over(cases) { try await found.receive(Self.report, over: $0) }),
                    ("plain", over(plain, receive)), ("inProcess", here(receive)),
                ]
            ),
        ]
    }

    /// Who calls within the process.
    private static let caller = Caller(
        identity: "bench",
        unit: "",
        roles: ["service.bench"]
    )

    /// A call over some transport.
    private typealias Repeated = @Sendable (any ClientTransport) async throws -> Void

    private static var report: Report {
        Report(
            channel: .hotline111,
            receivedAt: .now,
            province: .quangNinh,
            forms: [.sexualExploitation],
            summary: FreeText(String(repeating: "a report ", count: 33))
        )
    }

    func close() async {
        for pool in pools { await pool.shutdown() }
        await loops.shutdown()
    }
}

/// The records that the real services are asked for.
struct Found: Sendable {
    let fileID: CaseFileID
    let file: Sight<CaseFile>
    let victim: VictimRef
    let identity: ReadIdentity.Response

    /// The first that the officers read.
    init(in cases: PooledTransport, _ victims: PooledTransport) async throws {
        let cases = ServiceClient<Cases>(cases)
        let victims = ServiceClient<VictimSupport>(victims)
        let files = try await cases.call(ListRecords<CaseFile>(limit: 5))
        let people = try await victims.call(ListRecords<Victim>(limit: 5))
        guard let fileID = files.records.compactMap({ $0.content?.id }).first,
            let victim = people.records.compactMap({ $0.content?.id }).first
        else { throw WrongAnswer() }
        self.fileID = fileID
        self.victim = victim
        file = try await cases.call(FetchRecord<CaseFile>(id: fileID))
        identity = try await victims.call(
            ReadIdentity(victim: victim),
            purpose: Self.purpose(fileID)
        )
    }

    func fetch(over transport: any ClientTransport) async throws {
        let answer = try await ServiceClient<Cases>(transport).call(
            FetchRecord<CaseFile>(id: fileID)
        )
        guard answer.content?.id == fileID else { throw WrongAnswer() }
    }

    func identify(over transport: any ClientTransport) async throws {
        let answer = try await ServiceClient<VictimSupport>(transport).call(
            ReadIdentity(victim: victim),
            purpose: Self.purpose(fileID)
        )
        guard answer.version > 0 else { throw WrongAnswer() }
    }

    func receive(_ report: Report, over transport: any ClientTransport) async throws {
        let answer = try await ServiceClient<Cases>(transport).call(ReceiveReport(report: report))
        guard answer.version == 1 else { throw WrongAnswer() }
    }

    private static func purpose(_ file: CaseFileID) -> StatedPurpose {
        StatedPurpose(Purpose.support.rawValue, reference: file.loggable)
    }
}

/// An answer that should not have been given.
struct WrongAnswer: Error {}
