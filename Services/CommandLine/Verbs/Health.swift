import ArgumentParser
import RPC
import Vocabulary
import WireCodec

/// `homeward health`: how the services are.
struct Health: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: CallPhrase.health())

    @Argument(
        help: ArgumentHelp(CallPhrase.healthService()),
        completion: .list(Daemon.allCases.map(\.rawValue))
    )
    var service: String?

    @OptionGroup var options: CallOptions

    /// One service, for programs.
    private struct Entry: Codable, Sendable {
        var service: String
        var status: String
        var report: HealthReport?
        var reason: String?
    }

    func run() async throws {
        let daemons = try service.map { [try Daemon.named($0)] } ?? Daemon.allCases
        let findings = try await Session.with(options.session()) { session in
            await Checkup(session: session).findings(of: daemons)
        }
        try Output(options.speech).show(findings.map(Self.entry)) { Self.table(of: findings) }
        if !findings.allSatisfy(\.isHealthy) { throw ExitCode(ExitStatus.unavailable.rawValue) }
    }

    private static func entry(of finding: Checkup.Finding) -> Entry {
        switch finding.result {
        case .success(let report):
            Entry(service: finding.daemon.rawValue, status: report.status.word, report: report)
        case .failure(let error):
            Entry(service: finding.daemon.rawValue, status: "\(error.code)", reason: error.reason)
        }
    }

    /// A line per service, and one for each of its parts that is not well.
    static func table(of findings: [Checkup.Finding]) -> TextTable {
        TextTable(
            [UpPhrase.service(), CallPhrase.state(), CallPhrase.since(), CallPhrase.detail()],
            rows: findings.flatMap { finding -> [[String]] in
                switch finding.result {
                case .success(let report):
                    let parts = report.parts.filter { $0.status != .healthy }.map { part in
                        ["  \(part.name)", part.status.label, "", part.detail?.text ?? ""]
                    }
                    return [
                        [
                            finding.daemon.rawValue, report.status.label,
                            report.startedAt.inVietNam, report.build,
                        ]
                    ] + parts
                case .failure(let error):
                    return [
                        [
                            finding.daemon.rawValue, HealthPhrase.away(), "",
                            ErrorText.of(error).what.current,
                        ]
                    ]
                }
            }
        )
    }
}

extension HealthStatus {
    /// The state in this run's language.
    var label: String {
        switch self {
        case .healthy: HealthPhrase.healthy()
        case .degraded: HealthPhrase.degraded()
        case .unhealthy: HealthPhrase.unhealthy()
        case .draining: HealthPhrase.draining()
        case .unrecognized(let word): word
        }
    }
}

/// The states of health.
enum HealthPhrase: Phrasebook {
    case healthy, degraded, unhealthy, draining, away

    var label: Label {
        switch self {
        case .healthy: Label(vi: "sẵn sàng", en: "healthy")
        case .degraded: Label(vi: "chạy hạn chế", en: "degraded")
        case .unhealthy: Label(vi: "không hoạt động", en: "unhealthy")
        case .away: Label(vi: "không trả lời", en: "no answer")
        case .draining: Label(vi: "đang dừng", en: "draining")
        }
    }
}
