import ArgumentParser
import Foundation
import RPC
import Vocabulary
import WireCodec

/// `homeward doctor`: what is wrong with this machine's set-up, and what to do about it.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: DoctorPhrase.about())

    @OptionGroup var options: CallOptions

    /// One check and how it came out.
    struct Check: Encodable, Sendable {
        /// What was looked at.
        var what: String
        /// Whether it is well.
        var isWell: Bool
        /// What was found.
        var found: String
        /// What to do; empty where all is well.
        var next: String
    }

    func run() async throws {
        let layout = options.speech.layout
        var checks = [world(layout)] + certificates(layout) + [disk(layout)]
        if FileManager.default.fileExists(atPath: layout.clientSettings.path) {
            checks += try await Session.with(options.session()) { session in
                await Checkup(session: session).findings().flatMap(Self.checks)
            }
        }
        try Output(options.speech).show(checks) {
            TextTable(
                [
                    DoctorPhrase.what(), CallPhrase.state(), DoctorPhrase.found(),
                    DoctorPhrase.next(),
                ],
                rows: checks.map {
                    [$0.what, $0.isWell ? "✓" : "✗", $0.found, $0.next]
                }
            )
        }
        if !checks.allSatisfy(\.isWell) { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private func world(_ layout: WorldLayout) -> Check {
        let path = layout.home.path
        let what = DoctorPhrase.folder()
        return switch World.condition(of: layout) {
        case .whole: Check(what: what, isWell: true, found: path, next: "")
        case .absent, .begun:
            Check(
                what: what,
                isWell: false,
                found: DoctorPhrase.absent(path),
                next: SessionPhrase.noSettingsNext()
            )
        case .completable(let missing):
            Check(
                what: what,
                isWell: false,
                found: UpPhrase.older(path, missing.joined(separator: ", ")),
                next: UpPhrase.olderNext() + layout.asOption
            )
        case .incomplete(let missing):
            Check(
                what: what,
                isWell: false,
                found: UpPhrase.incomplete(path, missing),
                next: UpPhrase.incompleteNext(path)
            )
        case .foreign:
            Check(
                what: what,
                isWell: false,
                found: UpPhrase.foreignHome(path),
                next: UpPhrase.foreignHomeNext()
            )
        }
    }

    /// Certificates that end within thirty days, the earliest first; one line where all is well.
    private func certificates(_ layout: WorldLayout) -> [Check] {
        let store = CertificateStore(layout: layout)
        let limit = Instant.now.advanced(by: .seconds(30 * 86_400)).date().text
        let broken = World.subjects.compactMap { subject -> Check? in
            guard let fault = store.fault(of: subject) else { return nil }
            return Check(
                what: DoctorPhrase.certificate(),
                isWell: false,
                found: UpPhrase.badCertificate(subject.identity, fault.text),
                next: DoctorPhrase.issueAnew(subject.asArgument + layout.asOption)
            )
        }
        let ending = World.subjects.compactMap { subject -> Check? in
            guard let until = store.validUntil(subject), until < limit else { return nil }
            return Check(
                what: DoctorPhrase.certificate(),
                isWell: false,
                found: DoctorPhrase.ends(subject.identity, until),
                next: DoctorPhrase.issueAnew(subject.asArgument + layout.asOption)
            )
        }
        guard broken.isEmpty, ending.isEmpty else { return broken + ending }
        return [
            Check(
                what: DoctorPhrase.certificate(),
                isWell: true,
                found: DoctorPhrase.certificatesWell(),
                next: ""
            )
        ]
    }

    private func disk(_ layout: WorldLayout) -> Check {
        let place =
            FileManager.default.fileExists(atPath: layout.home.path)
            ? layout.home.path : "."
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: place)
        let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
        return Check(
            what: DoctorPhrase.disk(),
            isWell: free > 1_000_000_000,
            found: DoctorPhrase.free("\(free / 1_000_000)"),
            next: free > 1_000_000_000 ? "" : DoctorPhrase.freeSome()
        )
    }

    /// A service's health, and how far its clock is from ours: writes stop beyond 30 s.
    private static func checks(_ finding: Checkup.Finding) -> [Check] {
        switch finding.result {
        case .failure(let error):
            let text = ErrorText.of(error)
            return [
                Check(
                    what: finding.daemon.rawValue,
                    isWell: false,
                    found: text.what.current,
                    next: text.next(repeating: .underKey).current
                )
            ]
        case .success(let report):
            let skew = abs(report.now.millisecondsSinceEpoch - Instant.now.millisecondsSinceEpoch)
            let parts = report.parts.filter { $0.status != .healthy }
                .map { "\($0.name): \($0.status.label) \($0.detail?.text ?? "")" }
            return [
                Check(
                    what: finding.daemon.rawValue,
                    isWell: finding.isHealthy,
                    found: ([report.status.label] + parts).joined(separator: "\n"),
                    next: finding.isHealthy ? "" : DoctorPhrase.readLog(finding.daemon.rawValue)
                ),
                Check(
                    what: DoctorPhrase.clock(finding.daemon.rawValue),
                    isWell: skew < 2_000,
                    found: DoctorPhrase.skew("\(skew)"),
                    next: skew < 2_000 ? "" : DoctorPhrase.setClock()
                ),
            ]
        }
    }
}

/// What `homeward doctor` says.
enum DoctorPhrase: Phrasebook {
    case about, what, found, next, folder, absent, certificate, ends, issueAnew, certificatesWell
    case disk, free, freeSome, clock, skew, setClock, readLog

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Tìm điều bất ổn của cài đặt trên máy này và cách khắc phục.",
                en: "Find what is wrong with the set-up of this machine, and what to do."
            )
        case .what: Label(vi: "Kiểm tra", en: "Check")
        case .found: Label(vi: "Kết quả", en: "Found")
        case .next: Label(vi: "Việc cần làm", en: "To do")
        case .folder: Label(vi: "thư mục", en: "folder")
        case .absent: Label(vi: "Chưa có {}", en: "There is no {} yet")
        case .certificate: Label(vi: "chứng thư", en: "certificates")
        case .ends: Label(vi: "{} hết hạn {}", en: "{} ends on {}")
        case .issueAnew: Label(vi: "homeward pki issue {}", en: "homeward pki issue {}")
        case .certificatesWell:
            Label(
                vi: "dùng được cả; không chứng thư nào hết hạn trong 30 ngày tới",
                en: "all usable; none ends within 30 days"
            )
        case .disk: Label(vi: "đĩa", en: "disk")
        case .free: Label(vi: "còn trống {} MB", en: "{} MB free")
        case .freeSome:
            Label(
                vi: "Giải phóng chỗ trống: dịch vụ ngừng nhận khi đĩa đầy.",
                en: "Free some space: services refuse writes on a full disk."
            )
        case .clock: Label(vi: "đồng hồ của {}", en: "clock of {}")
        case .skew: Label(vi: "lệch {} ms", en: "{} ms apart")
        case .setClock:
            Label(
                vi: "Đồng bộ giờ (NTP): lệch quá 30 giây thì dịch vụ ngừng ghi.",
                en: "Set the clocks (NTP): beyond 30 s services stop writing."
            )
        case .readLog:
            Label(vi: "Xem nhật ký của {}.", en: "Read the log of {}.")
        }
    }
}
