import RPC
import ServiceContracts

/// How each service is, asked of all of them at once.
struct Checkup: Sendable {
    /// One service's answer, or why there is none.
    struct Finding: Sendable {
        /// Which service.
        let daemon: Daemon
        /// What it answered.
        let result: Result<HealthReport, ServiceError>

        /// Whether it works.
        var isHealthy: Bool {
            guard case .success(let report) = result else { return false }
            return report.status == .healthy || report.status == .degraded
        }
    }

    let session: Session

    /// Asks the services named.
    func findings(of daemons: [Daemon] = Daemon.allCases) async -> [Finding] {
        await withTaskGroup(of: Finding.self) { group in
            for daemon in daemons {
                group.addTask { Finding(daemon: daemon, result: await self.report(of: daemon)) }
            }
            var findings: [Finding] = []
            for await finding in group { findings.append(finding) }
            return Daemon.allCases.compactMap { daemon in
                findings.first { $0.daemon == daemon }
            }
        }
    }

    private func report(of daemon: Daemon) async -> Result<HealthReport, ServiceError> {
        do {
            return switch daemon {
            case .cases: .success(try await session.call(ServiceHealth<Cases>()))
            case .victimSupport: .success(try await session.call(ServiceHealth<VictimSupport>()))
            case .liaison: .success(try await session.call(ServiceHealth<Liaison>()))
            case .gateway: .success(try await session.call(ServiceHealth<Gateway>()))
            }
        } catch let failure as CallFailure {
            return .failure(failure.error)
        } catch {
            return .failure(.cancelled(outcome: .notStarted))
        }
    }
}
