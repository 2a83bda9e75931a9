import ArgumentParser
import Audit
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward evidence TRACE`: what one request led to in every service, proved.
///
/// The gateway gathers what the services show; what it is worth is reckoned here, and the key that a trail is
/// signed with is asked of the service itself, so that the gateway need not be believed.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: EvidencePhrase.about(),
        discussion: EvidencePhrase.discussion()
    )

    /// As many as one screen can make sense of; a long import has more, and goes on from there.
    private static let mostRows = 10_000

    @Argument(
        help: ArgumentHelp(EvidencePhrase.trace(), valueName: "trace"),
        transform: TraceID.typed
    )
    var trace: TraceID

    @Option(help: ArgumentHelp(EvidencePhrase.limit(), valueName: "number"))
    var limit = 500

    @Option(help: ArgumentHelp(EvidencePhrase.from(), valueName: "cursor"))
    var from: String?

    @OptionGroup var options: CallOptions

    func validate() throws {
        guard (1...Self.mostRows).contains(limit) else {
            throw ValidationError(EvidencePhrase.badLimit("\(Self.mostRows)"))
        }
    }

    func run() async throws {
        let cursor = try from.map { text in
            guard let cursor = Bytes(base64: text) else {
                throw Failure(RadarPhrase.badCursor(), status: .usage)
            }
            return cursor
        }
        let report = try await Session.with(options.session()) { session in
            try await read(from: cursor, in: session)
        }
        let output = Output(options.speech)
        try output.show(report) { EvidenceView(report).table }
        EvidenceView(report).tell(output)
        if let next = report.next { output.noteUnbroken("\n\(RadarPhrase.more(next.base64))") }
        guard report.isBad else { return try Parts(report.parts).tell(output) }
        // Worse than a part that is missing, which is said all the same.
        try? Parts(report.parts).tell(output)
        Terminal.note(EvidencePhrase.bad())
        throw ExitCode(ExitStatus.findings.rawValue)
    }

    /// Pages until all is there, or as many as were asked for, or a part is missing.
    private func read(from cursor: Bytes?, in session: Session) async throws -> EvidenceReport {
        var report = EvidenceReport(trace, from: cursor)
        var keys: [String: Bytes] = [:]
        var asked: Set<String> = []
        repeat {
            let wanted = min(limit - report.entries.count, ProvedEntries.most)
            let page = try await session.call(
                ReadEvidence(trace, limit: wanted, cursor: report.next)
            )
            report.add(page)
            for evidence in page.evidence {
                let service = evidence.service
                if asked.insert(service).inserted {
                    keys[service] = await key(of: service, session)
                }
                guard let key = keys[service] else { continue }
                report.confirm(key, of: service, shown: evidence.proved.key)
            }
            let isMissing = page.parts.contains { $0.status != .ok && $0.status != .denied }
            if isMissing { break }
        } while report.next != nil && report.entries.count < limit
        return report
    }

    /// The key that a service itself shows; `nil` where it does not answer.
    private func key(of service: String, _ session: Session) async -> Bytes? {
        func ask<Service: ServiceContract>(_ service: Service.Type) async -> Bytes? {
            try? await session.call(ListProvedEntries<Service>(trace, limit: 1)).key
        }
        return switch service {
        case Cases.name: await ask(Cases.self)
        case VictimSupport.name: await ask(VictimSupport.self)
        case Liaison.name: await ask(Liaison.self)
        default: nil
        }
    }
}

extension TraceID {
    /// A trace as it is typed: its digits, or a whole `traceparent`, or a call's name from a log, where the
    /// trace began with that call.
    static func typed(_ text: String) throws -> TraceID {
        let trace = TraceID(text) ?? TraceParent(text)?.trace
        guard let trace = trace ?? Identifier(text).map(TraceID.init(beginningWith:)) else {
            throw ValidationError(EvidencePhrase.badTrace(text))
        }
        return trace
    }
}

/// Evidence as people read it.
struct EvidenceView: Sendable {
    private let report: EvidenceReport

    /// A view of what was read.
    init(_ report: EvidenceReport) { self.report = report }

    /// A line for each entry, oldest first.
    var table: TextTable {
        TextTable(
            [
                ViewPhrase.when(), UpPhrase.service(), AuditPhrase.who(), CallPhrase.method(),
                ViewPhrase.what(), AuditPhrase.result(), EvidencePhrase.proof(),
            ],
            rows: report.entries.map { entry in
                let said = entry.entry.map { AuditLine($0) }
                return [
                    said?.when ?? "", Self.name(entry.service), said?.who ?? "",
                    said?.method ?? "", said?.record ?? "", said?.outcome ?? "",
                    "#\(entry.number) \(entry.verdict.label.current)",
                ]
            }
        )
    }

    /// Says of each trail what its tree is worth; a bad one on standard error as well.
    func tell(_ output: Output) {
        for trail in report.trails {
            let signed = trail.signedEntries.map { entries in
                let at = trail.signedAt?.inVietNam ?? ""
                return " " + EvidencePhrase.signedTo("\(entries)", "\(trail.entries)", at)
            }
            let key: EvidencePhrase =
                switch trail.isKeyConfirmed {
                case true?: .keyConfirmed
                case false?: .otherKey
                case nil: .keyUnconfirmed
                }
            let line =
                "\(Self.name(trail.service)): \(trail.tree.label.current)"
                + (signed ?? "") + ". \(key())"
            if trail.isBad { Terminal.note(line.safeForScreen) } else { output.note(line) }
        }
        for entry in report.entries where entry.verdict.isBad {
            Terminal.note(
                EvidencePhrase.badEntry(
                    Self.name(entry.service),
                    "\(entry.number)",
                    entry.verdict.label.current
                ).safeForScreen
            )
        }
    }

    private static func name(_ service: String) -> String {
        Daemon.answering(service)?.label.current ?? service
    }
}

extension EvidenceVerifier.Verdict {
    /// The verdict in words.
    var label: Label {
        switch self {
        case .signed: Label(vi: "đã chứng minh", en: "proved")
        case .unsigned:
            Label(vi: "có trong cây, chưa ký", en: "in the tree, not signed yet")
        case .unproved: Label(vi: "CHỨNG MINH KHÔNG ĐÚNG", en: "PROOF FAILS")
        case .foreign: Label(vi: "KHÔNG PHẢI MỤC NÀY", en: "NOT THIS ENTRY")
        }
    }
}

extension EvidenceVerifier.TreeVerdict {
    /// The verdict in words.
    var label: Label {
        switch self {
        case .signed:
            Label(vi: "nhật ký khớp mốc đã ký", en: "the trail agrees with what was signed")
        case .unsigned:
            Label(vi: "nhật ký chưa có mốc ký", en: "nothing of the trail is signed yet")
        case .forged: Label(vi: "CHỮ KÝ MỐC SAI", en: "THE CHECKPOINT IS FORGED")
        case .rewritten: Label(vi: "NHẬT KÝ ĐÃ BỊ VIẾT LẠI", en: "THE TRAIL WAS REWRITTEN")
        }
    }
}

/// What `homeward evidence` says.
enum EvidencePhrase: Phrasebook {
    case about, discussion, trace, limit, from, badLimit, badTrace, proof, signedTo
    case keyConfirmed, keyUnconfirmed, otherKey, badEntry, bad

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Một yêu cầu đã dẫn đến những gì ở mọi dịch vụ, có chứng minh.",
                en: "What one request led to in every service, with proof."
            )
        case .discussion:
            Label(
                vi:
                    "Dành cho kiểm toán nhật ký. Mã truy vết in kèm mỗi lỗi, hoặc xem bằng --show-trace; "
                    + "cũng có trong homeward audit show --json. Mỗi mục được kiểm tra lại tại đây; "
                    + "chứng minh không đúng thì kết thúc bằng mã 4.",
                en:
                    "For auditors. The trace's number is printed with every error, and by --show-trace; "
                    + "it also stands in homeward audit show --json. Every entry is checked here; a "
                    + "proof that fails ends with status 4."
            )
        case .trace:
            Label(
                vi: "Mã truy vết: 32 chữ số hệ 16, hoặc mã cuộc gọi trong nhật ký dịch vụ.",
                en: "The trace: 32 hexadecimal digits, or a call's name from a service's log."
            )
        case .limit: Label(vi: "Nhiều nhất bao nhiêu mục.", en: "How many entries at most.")
        case .from:
            Label(vi: "Tiếp tục sau vị trí này (cursor).", en: "Go on after this place (a cursor).")
        case .badLimit: Label(vi: "Số mục phải từ 1 đến {}.", en: "Entries are 1 to {}.")
        case .badTrace:
            Label(
                vi: "“{}” không phải mã truy vết: 32 chữ số hệ 16 viết thường, không toàn số 0.",
                en: "“{}” is no trace: 32 lower-case hexadecimal digits, not all of them 0."
            )
        case .proof: Label(vi: "Chứng minh", en: "Proof")
        case .signedTo:
            Label(vi: "({} trong {} mục, {})", en: "({} of {} entries, {})")
        case .keyConfirmed:
            Label(vi: "Khoá do chính dịch vụ xác nhận.", en: "The service itself showed the key.")
        case .keyUnconfirmed:
            Label(
                vi: "Chưa hỏi được chính dịch vụ về khoá.",
                en: "The service itself could not be asked for the key."
            )
        case .otherKey:
            Label(
                vi: "CHÍNH DỊCH VỤ ĐƯA RA KHOÁ KHÁC.",
                en: "THE SERVICE ITSELF SHOWS ANOTHER KEY."
            )
        case .badEntry: Label(vi: "{}, mục {}: {}", en: "{}, entry {}: {}")
        case .bad:
            Label(
                vi:
                    "CÓ CHỨNG MINH KHÔNG ĐÚNG: đối chiếu bằng homeward audit verify trên máy của dịch vụ.",
                en: "A PROOF FAILS: look with homeward audit verify on the service's machine."
            )
        }
    }
}
