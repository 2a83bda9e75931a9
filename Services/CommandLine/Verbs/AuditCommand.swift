import ArgumentParser
import Audit
import Vocabulary
import WireCodec

/// `homeward audit …`: the tamper-evident trails.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: AuditPhrase.about(),
        subcommands: [Verify.self, Show.self]
    )

    /// Compares every trail with its hashes and with the checkpoints that the others keep.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: AuditPhrase.verify())

        @Argument(
            help: ArgumentHelp(AuditPhrase.service()),
            completion: .list(Daemon.allCases.map(\.rawValue))
        )
        var service: String?

        @OptionGroup var speech: SpeechOptions

        /// One service, for programs.
        private struct Entry: Encodable {
            var service: String
            var entries: Int64
            var checkpoints: Int
            var unwitnessed: Int64
            var intact: Bool
            var findings: [String]
        }

        func run() async throws {
            let files = AuditFiles(layout: speech.layout)
            var entries: [Entry] = []
            for daemon in try daemons(named: service) {
                let report = try await Progress.during(AuditPhrase.verifying(daemon.rawValue)) {
                    try await files.verify(daemon)
                }
                entries.append(
                    Entry(
                        service: daemon.rawValue,
                        entries: report.head.size,
                        checkpoints: report.checkpoints,
                        unwitnessed: report.unwitnessed,
                        intact: report.isIntact,
                        findings: report.findings.map(\.description)
                    )
                )
            }
            let output = Output(speech)
            try output.show(entries) {
                TextTable(
                    [
                        UpPhrase.service(), AuditPhrase.entries(), AuditPhrase.checkpoints(),
                        AuditPhrase.unwitnessed(), AuditPhrase.result(),
                    ],
                    rows: entries.map { entry in
                        [
                            entry.service, "\(entry.entries)", "\(entry.checkpoints)",
                            "\(entry.unwitnessed)",
                            entry.intact
                                ? AuditPhrase.intact() : entry.findings.joined(separator: "\n"),
                        ]
                    }
                )
            }
            if !entries.allSatisfy(\.intact) { throw ExitCode(ExitStatus.findings.rawValue) }
        }
    }

    /// Shows entries: who did what, to which record, why, and how it ended.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: AuditPhrase.show())

        @Argument(
            help: ArgumentHelp(AuditPhrase.service()),
            completion: .list(Daemon.allCases.map(\.rawValue))
        )
        var service: String

        @Option(help: ArgumentHelp(AuditPhrase.recordOption(), valueName: "kind/id"))
        var record: String?

        @Option(help: ArgumentHelp(AuditPhrase.byOption(), valueName: "officer"))
        var by: String?

        @Option(help: ArgumentHelp(AuditPhrase.limitOption()))
        var limit = 50

        @OptionGroup var speech: SpeechOptions

        func run() async throws {
            var entries: [RecordedEntry] = []
            for daemon in try daemons(named: service) {
                entries += try await AuditFiles(layout: speech.layout).entries(
                    of: daemon,
                    about: try reference(),
                    by: by.flatMap { AuditIdentity(Officer.named($0)?.identity ?? $0) },
                    newest: max(1, limit)
                )
            }
            try Output(speech).show(entries) {
                TextTable(
                    [
                        ViewPhrase.when(), AuditPhrase.who(), CallPhrase.method(),
                        ViewPhrase.what(), CallPhrase.purpose(), AuditPhrase.result(),
                    ],
                    // What was asked for needs no column of its own.
                    rows: entries.map { Self.row($0, withRecord: record == nil) }
                )
            }
        }

        private func reference() throws -> AuditReference? {
            guard let record else { return nil }
            let parts = record.split(separator: "/").map(String.init)
            guard parts.count == 2, let kind = AuditWord(vouchedFor: parts[0]),
                let id = Identifier(parts[1])
            else { throw Failure(AuditPhrase.badRecord(record), status: .usage) }
            return AuditReference(kind, id)
        }

        private static func row(_ recorded: RecordedEntry, withRecord: Bool) -> [String] {
            let line = AuditLine(recorded.entry)
            return [
                line.when, line.who, line.method, withRecord ? line.record : "", line.purpose,
                line.outcome,
            ]
        }
    }
}

/// What an entry says, in cells.
struct AuditLine: Sendable {
    private let entry: AuditEntry

    /// An entry's line.
    init(_ entry: AuditEntry) { self.entry = entry }

    /// When it was recorded.
    var when: String { entry.at.inVietNam }

    /// Who acted, and through whom.
    var who: String {
        let actor = entry.onBehalfOf ?? entry.who
        let via = entry.onBehalfOf == nil ? "" : AuditPhrase.via(Self.name(of: entry.who))
        return Self.name(of: actor) + via
    }

    /// The method.
    var method: String { entry.method.text }

    /// What it was about.
    var record: String { entry.record?.loggable ?? "" }

    /// Why.
    var purpose: String {
        entry.purpose.map { Purpose(rawValue: $0.text)?.label.current ?? $0.text } ?? ""
    }

    /// How it ended.
    var outcome: String {
        AuditPhrase.outcome(entry.outcome.rawValue)
            + (entry.reason.map { " (\(AuditPhrase.reason($0.text)))" } ?? "")
            + (entry.count.map { " ×\($0)" } ?? "")
    }

    private static func name(of identity: AuditIdentity) -> String {
        Wording.holder(of: identity.uri) ?? identity.uri
    }
}

/// The services that a name, or no name, means.
private func daemons(named name: String?) throws -> [Daemon] {
    try name.map { [try Daemon.named($0)] } ?? Daemon.allCases
}

/// What `homeward audit` says.
enum AuditPhrase: Phrasebook {
    case about, verify, show, service, verifying, entries, checkpoints, unwitnessed, result, intact
    case recordOption, byOption, limitOption, who, noStore, noStoreNext, noKey, noKeyNext
    case via, done, refused, failed, badRecord, withoutConsent

    /// How an act ended, in words; a word of a later version as it is spelled.
    static func outcome(_ word: String) -> String {
        switch word {
        case "done": Self.done()
        case "refused": Self.refused()
        case "failed": Self.failed()
        default: word
        }
    }

    /// Why, in words: the ground of a disclosure without consent; a refusal as the program spells it.
    static func reason(_ word: String) -> String {
        let parts = word.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, parts[0] == "withoutConsent",
            let ground = ConsentOverride(rawValue: String(parts[1]))
        else { return word }
        return withoutConsent(ground.label.current)
    }

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Nhật ký kiểm toán của các dịch vụ trên máy này.",
                en: "The audit trails of the services on this machine."
            )
        case .verify:
            Label(
                vi: "Tìm mục bị sửa, mất, đổi chỗ, cắt bớt hoặc viết lại.",
                en: "Find entries that were altered, lost, moved, cut off or rewritten."
            )
        case .show:
            Label(
                vi: "Ai đã làm gì, với hồ sơ nào, vì mục đích gì.",
                en: "Who did what, to which record, for what purpose."
            )
        case .service: Label(vi: "Dịch vụ.", en: "The service.")
        case .verifying: Label(vi: "Đang kiểm tra {}", en: "Verifying {}")
        case .entries: Label(vi: "Số mục", en: "Entries")
        case .checkpoints: Label(vi: "Mốc đã ký", en: "Checkpoints")
        case .unwitnessed: Label(vi: "Chưa có nhân chứng", en: "Unwitnessed")
        case .withoutConsent:
            Label(vi: "không cần đồng ý: {}", en: "without consent: {}")
        case .result: Label(vi: "Kết quả", en: "Outcome")
        case .intact: Label(vi: "nguyên vẹn", en: "intact")
        case .recordOption:
            Label(vi: "Chỉ các mục về hồ sơ này.", en: "Only entries about this record.")
        case .byOption: Label(vi: "Chỉ việc làm của người này.", en: "Only what this officer did.")
        case .limitOption: Label(vi: "Số mục mới nhất.", en: "How many of the newest entries.")
        case .who: Label(vi: "Ai", en: "Who")
        case .via: Label(vi: "\nqua {}", en: "\nthrough {}")
        case .done: Label(vi: "đã làm", en: "done")
        case .refused: Label(vi: "bị từ chối", en: "refused")
        case .failed: Label(vi: "gặp lỗi", en: "failed")
        case .badRecord:
            Label(
                vi: "“{}” không có dạng LOẠI/SỐ, ví dụ victims.victim/0197….",
                en: "“{}” has not the form KIND/ID, for instance victims.victim/0197…."
            )
        case .noStore: Label(vi: "Không có kho dữ liệu {}.", en: "There is no store {}.")
        case .noStoreNext:
            Label(
                vi: "Lệnh này đọc kho ngay trên máy chạy dịch vụ; chỉ thư mục bằng --home.",
                en:
                    "This reads the store on the service's own machine; name its folder with --home."
            )
        case .noKey:
            Label(
                vi: "Không đọc được khoá ký mốc {}.",
                en: "The checkpoints' key {} cannot be read."
            )
        case .noKeyNext:
            Label(
                vi: "Khôi phục từ bản sao lưu khoá, hoặc chạy bằng tài khoản của dịch vụ.",
                en: "Restore it from the keys' backup, or run this as the service's user."
            )
        }
    }
}
