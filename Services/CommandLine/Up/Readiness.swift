import Foundation
import RPC

/// Waits until every service says that it is healthy.
struct Readiness: Sendable {
    let layout: WorldLayout
    /// How long a start may take: a minute, and what it takes to read the stores.
    ///
    /// Each is checked through when it is opened, from a disk that may be slow and by services that start
    /// together. One that ends meanwhile is not waited for.
    var patience: Duration {
        .seconds(60) + .seconds(Double(layout.dataBytes) / Self.slowestBytesPerSecond)
    }

    /// What a disk gives that everything else uses too.
    private static let slowestBytesPerSecond = 10_000_000.0

    /// Waits; stops with a sentence when a service does not get there.
    func wait() async throws {
        try await Session.with(Session(layout: layout, deadline: .seconds(2))) { session in
            let checkup = Checkup(session: session)
            let deadline = ContinuousClock.now.advanced(by: patience)
            while true {
                let findings = await checkup.findings()
                if findings.allSatisfy(\.isHealthy) { return }
                try Task.checkCancellation()
                if let late = findings.first(where: { !$0.isHealthy }),
                    ContinuousClock.now > deadline
                {
                    throw failure(of: late)
                }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    private func failure(of finding: Checkup.Finding) -> Failure {
        let state: String
        switch finding.result {
        case .success(let report):
            let parts = report.parts.filter { $0.status != .healthy }
            state = parts.map { "\($0.name) \($0.status.label)" }.joined(separator: ", ")
        case .failure(let error):
            state = ErrorText.of(error).what.current
        }
        let log = ServiceLog(file: layout.log(of: finding.daemon))
        return Failure(
            UpPhrase.notHealthy(finding.daemon.rawValue, patience.words, state),
            next: log.lastWords.map { UpPhrase.lastLine($0) }
                + [UpPhrase.notHealthyNext(log.file.path)]
        )
    }
}
