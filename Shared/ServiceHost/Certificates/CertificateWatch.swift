import Foundation
import RPC
public import RPCTransport
public import ServiceKit
public import WireCodec

/// Takes up renewed certificates without a restart, and announces one that is about to end.
///
/// Files that don't fit together, or that name somebody else, keep the old certificate in use: a
/// renewal that is half copied is a change like any other.
public struct CertificateWatch: Sendable {
    /// A certificate's end is announced when so many days are left.
    public static let warningDays = [30, 7, 1]

    private let files: CertificateFiles
    private let every: Duration
    private let log: SafeLogger
    private let board: HealthBoard
    private let now: @Sendable () -> Instant
    private let replace: @Sendable (Credentials) throws -> Void

    /// Watches files; `replace` puts new credentials to use.
    public init(
        _ files: CertificateFiles,
        every: Duration,
        log: SafeLogger,
        board: HealthBoard,
        now: @escaping @Sendable () -> Instant,
        replace: @escaping @Sendable (Credentials) throws -> Void
    ) {
        self.files = files
        self.every = every
        self.log = log
        self.board = board
        self.now = now
        self.replace = replace
    }

    /// Watches until cancelled, beginning with what is in use and with what the files held when it
    /// was read.
    ///
    /// What changed in between is a change.
    func run(from credentials: Credentials, _ files: WatchedFiles) async {
        var current = credentials
        var watched = files
        var announced: Int?
        var isUsable = true
        while !Task.isCancelled {
            // The mark of unusable files stands until they are usable.
            if isUsable { announced = announce(current, last: announced) }
            try? await Task.sleep(for: every)
            guard watched.haveChanged() else { continue }
            let renewed = reload(from: current)
            isUsable = renewed != nil
            guard let renewed else { continue }
            current = renewed
            announced = nil
        }
    }

    /// Reads the files and puts them to use; `nil` when they cannot be used.
    func reload(from current: Credentials) -> Credentials? {
        do {
            let renewed = try files.load()
            guard renewed.identity.uri == current.identity.uri else {
                throw StartError("The renewed certificate names somebody else.")
            }
            try replace(renewed)
            log.info("a renewed certificate is in use", ["days": days(left: renewed)])
            return renewed
        } catch {
            log.error("the renewed certificate cannot be used; the old one stays in use")
            board.set(
                HealthPart("certificate", .degraded, "The renewed certificate cannot be used.")
            )
            return nil
        }
    }

    /// Says once for each threshold how many days are left; answers the threshold that was said.
    func announce(_ credentials: Credentials, last: Int?) -> Int? {
        let days = days(left: credentials)
        let reached = Self.warningDays.filter { days <= $0 }.min()
        board.set(
            HealthPart(
                "certificate",
                reached == nil || reached == Self.warningDays.max() ? .healthy : .degraded,
                "Valid for \(days) more days."
            )
        )
        guard let reached, reached != last else { return last }
        log.warning("the certificate ends soon", ["days": days])
        return reached
    }

    private func days(left credentials: Credentials) -> Int {
        let end = credentials.identity.notAfter.timeIntervalSince1970
        let seconds = end - Double(now().millisecondsSinceEpoch) / 1_000
        return Int((seconds / 86_400).rounded(.down))
    }
}
