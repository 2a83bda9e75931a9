import Audit
import Foundation
import LiaisonServer
import Logging
import RPC
import ServiceContracts
import ServiceKit
import Synchronization
import Testing
import Vocabulary
import WireCodec

/// A liaison service over a real store in a folder of its own, and officers who call it.
struct LiaisonBench {
    let service: LiaisonService
    let handler: RouterHandler<Liaison>
    let folder: String
    /// What the service's log said.
    let log: LogLines

    /// Opens a service, uses it, closes it, and removes its folder.
    static func run(
        at now: @escaping @Sendable () -> Instant = { BenchDay.noon },
        _ body: (LiaisonBench) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "homeward-liaison-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let log = LogLines()
        let environment = ServiceEnvironment(
            service: Liaison.name,
            identity: try #require(
                AuditIdentity("spiffe://mofa.homeward.gov.vn/service/liaison")
            ),
            dataDirectory: folder,
            keyDirectory: folder,
            keys: try .generate(),
            now: now,
            log: SafeLogger(
                Logger(label: "liaison") { _ in
                    JSONLogHandler(service: "liaison", level: .trace, write: log.append)
                }
            ),
            policy: PolicyLookup(Officer.all.map(\.caller))
        )
        let service = try await LiaisonService(in: environment)
        let stack = try ServiceStack(service, in: environment)
        let bench = LiaisonBench(
            service: service,
            handler: stack.handler,
            folder: folder,
            log: log
        )
        do {
            try await body(bench)
            await service.close()
        } catch {
            await service.close()
            throw error
        }
    }

    /// Calls with an officer's own certificate.
    func call<Request: ServiceRequest>(
        _ request: Request,
        as officer: Officer,
        key: IdempotencyKey? = nil,
        purpose: StatedPurpose? = nil
    ) async throws -> Request.Response where Request.Service == Liaison {
        let client = ServiceClient<Liaison>(InProcessTransport(handler, as: officer.caller))
        return try await client.call(request, key: key, purpose: purpose)
    }

    /// Calls as the gateway, on behalf of an officer.
    func callOnBehalf<Request: ServiceRequest>(
        _ request: Request,
        of officer: Officer,
        purpose: StatedPurpose? = nil
    ) async throws -> Request.Response where Request.Service == Liaison {
        let client = ServiceClient<Liaison>(
            InProcessTransport(handler, as: Officer.gateway.caller)
        )
        return try await client.call(
            request,
            purpose: purpose,
            onBehalfOf: officer.caller.identity
        )
    }

    /// The error that a call answers.
    func refusal<Request: ServiceRequest>(
        of request: Request,
        as officer: Officer,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async -> ServiceError? where Request.Service == Liaison {
        await #expect(throws: ServiceError.self, sourceLocation: sourceLocation) {
            try await call(request, as: officer)
        }
    }
}

/// The day on which the tests play; the handover of the source took place on 30/12/2021.
enum BenchDay {
    /// Noon in Viet Nam on 30/07/2026.
    static let noon = Instant(millisecondsSinceEpoch: 1_785_387_600_000)
    /// So long before noon.
    static func before(_ duration: Duration) -> Instant { noon.advanced(by: .zero - duration) }
}

/// Made-up officers, one a body.
enum Officer: String, CaseIterable {
    case consul = "mofa/cons"
    case consulsColleague = "mofa/cons-2"
    case embassy = "mofa/mission"
    case immigration = "mps/imm"
    case immigrationColleague = "mps/imm-2"
    case policeLiaison = "mps/fad"
    case gateOfficer = "mod/bg-mongcai"
    case gateColleague = "mod/bg-mongcai-2"
    case otherGate = "mod/bg-huunghi"
    case provincialPolice = "mps/prov-qni"
    case health = "moh/prov-qni"
    case otherHealth = "moh/prov-lsn"
    case facility = "facility/qni"
    case investigator = "mps/c02"
    case auditor = "audit"
    case gateway = "gateway"

    /// Who the certificate and the policy say they are.
    var caller: Caller {
        Caller(
            identity: identity,
            unit: unit,
            roles: [role.rawValue]
        )
    }

    private var identity: String {
        self == .gateway
            ? "spiffe://mps.homeward.gov.vn/service/gateway"
            : "spiffe://\(rawValue.prefix(while: { $0 != "/" })).homeward.gov.vn/officer/"
                + rawValue.replacing("/", with: "-")
    }

    private var role: Role {
        switch self {
        case .consul, .consulsColleague: .consular
        case .embassy: .mission
        case .immigration, .immigrationColleague: .immigration
        case .policeLiaison: .policeForeignAffairs
        case .gateOfficer, .gateColleague, .otherGate: .borderGuard
        case .provincialPolice: .provincialPolice
        case .health, .otherHealth: .provincialHealth
        case .facility: .facility
        case .investigator: .criminalPolice
        case .auditor: .auditor
        case .gateway: .gatewayService
        }
    }

    /// The unit's path.
    var unit: String {
        switch self {
        case .consul, .consulsColleague: "VN/GOV/MOFA/CONS"
        case .embassy: "VN/GOV/MOFA/MISSION/MM"
        case .immigration, .immigrationColleague: "VN/GOV/MPS/IMM"
        case .policeLiaison: "VN/GOV/MPS/FAD"
        case .gateOfficer, .gateColleague: "VN/GOV/MOD/BG/QNI/MONGCAI"
        case .otherGate: "VN/GOV/MOD/BG/LSN/HUUNGHI"
        case .provincialPolice: "VN/GOV/MPS/PROV/QNI"
        case .health: "VN/GOV/MOH/PROV/QNI"
        case .otherHealth: "VN/GOV/MOH/PROV/LSN"
        case .facility: "VN/GOV/MOH/PROV/QNI/SHELTER"
        case .investigator: "VN/GOV/MPS/C02"
        case .auditor: "VN/GOV/AUDIT"
        case .gateway: ""
        }
    }

    /// The unit as an organisation.
    var organisation: OrgID {
        OrgID(unit) ?? "VN/NONE"
    }

    static let all = Officer.allCases
}

/// Log lines, kept for a look.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    /// Keeps a line.
    func append(_ line: String) { lines.withLock { $0.append(line) } }

    /// All of it.
    var text: String { lines.withLock { $0.joined() } }
}
