import ArgumentParser
import Foundation
import Vocabulary

/// `homeward generate victim-support --records 1000000`: fills a service of a development world with
/// records of people who do not exist.
///
/// The service's own program does it, while the service does not run: over the wire each record would
/// be a call and a sync of the disk, here fifty share a transaction, and keys, audit, events and
/// counts are made as for any other record. The lock of the world keeps it apart from `homeward up`.
struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: GeneratePhrase.about(),
        discussion: GeneratePhrase.discussion()
    )

    @Argument(help: ArgumentHelp(GeneratePhrase.serviceArgument()))
    var service: String

    @Option(help: ArgumentHelp(GeneratePhrase.recordsOption()))
    var records = 10_000

    @Option(help: ArgumentHelp(GeneratePhrase.seedOption()))
    var seed: UInt64 = 1

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let daemon = try Daemon.named(service)
        guard daemon != .gateway, (1...10_000_000).contains(records) else {
            throw Failure(GeneratePhrase.refused(), status: .usage)
        }
        let lock = try World.lock(place.layout)
        guard case .whole = World.condition(of: place.layout) else {
            throw Failure(
                GeneratePhrase.noWorld(place.layout.home.path),
                next: [GeneratePhrase.noWorldNext() + place.layout.asOption]
            )
        }
        let started = ContinuousClock.now
        try Generation(daemon, layout: place.layout).make(records, seed: seed) { made in
            ProgressBar.show(GeneratePhrase.making(daemon.label.current), made, of: records)
        }
        ProgressBar.clear()
        let seconds = started.duration(to: .now).components.seconds
        Terminal.say(GeneratePhrase.made("\(records)", daemon.label.current, "\(seconds)"))
        lock.release()
    }
}

/// The program of a service, filling its store.
struct Generation {
    private let daemon: Daemon
    private let layout: WorldLayout

    init(_ daemon: Daemon, layout: WorldLayout) {
        (self.daemon, self.layout) = (daemon, layout)
    }

    /// Runs it to its end and tells how many records there are, as it says.
    func make(_ records: Int, seed: UInt64, progress: (Int) -> Void) throws {
        let executable = Up.executables.appending(path: daemon.executable)
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw Failure(
                UpPhrase.executableMissing(executable.path),
                next: [UpPhrase.buildFirst()]
            )
        }
        let process = Process()
        process.executableURL = executable
        process.arguments = [
            "--config", layout.configuration(of: daemon).path, "--generate", "\(records)",
            "--seed", "\(seed)",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var unfinished = ""
        // A line is some twenty bytes; the loop ends when the program has closed its output.
        while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
            let lines = (unfinished + String(decoding: data, as: UTF8.self))
                .split(separator: "\n", omittingEmptySubsequences: false)
            unfinished = lines.last.map(String.init) ?? ""
            let made = lines.dropLast().last?.split(separator: "/").first.flatMap { Int($0) }
            if let made { progress(made) }
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            ProgressBar.clear()
            // What was wrong stands above, in the service's own words.
            throw Failure(
                GeneratePhrase.failed(daemon.label.current),
                next: [GeneratePhrase.again()],
                status: .notReady
            )
        }
    }
}

/// What is said while records are made.
enum GeneratePhrase: Phrasebook {
    case about, discussion, serviceArgument, recordsOption, seedOption
    case refused, noWorld, noWorldNext, making, made, failed, again

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Tạo hàng loạt hồ sơ mẫu của những người không có thật.",
                en: "Make many records of people who do not exist."
            )
        case .discussion:
            Label(
                vi:
                    "Chỉ dùng cho thư mục phát triển, khi các dịch vụ đang dừng. Cùng số gieo thì ra "
                    + "cùng hồ sơ; chạy lại sau khi bị ngắt thì làm tiếp, không tạo trùng.",
                en:
                    "For a development world only, while its services are stopped. The same seed makes "
                    + "the same records; run again after an interruption, it goes on and makes none twice."
            )
        case .serviceArgument:
            Label(
                vi: "Dịch vụ nhận hồ sơ: cases, victim-support, liaison.",
                en: "The service that gets them: cases, victim-support, liaison."
            )
        case .recordsOption:
            Label(
                vi: "Số tin báo, nạn nhân hoặc công văn, từ 1 đến 10.000.000.",
                en: "How many reports, victims or letters, 1 to 10,000,000."
            )
        case .seedOption:
            Label(vi: "Số gieo ngẫu nhiên.", en: "The seed of chance.")
        case .refused:
            Label(
                vi:
                    "Cần một dịch vụ có hồ sơ (cases, victim-support, liaison) và số hồ sơ từ 1 đến 10.000.000.",
                en:
                    "It takes a service that keeps records (cases, victim-support, liaison) and 1 to 10,000,000."
            )
        case .noWorld:
            Label(
                vi: "{} không phải một thư mục phát triển hoàn chỉnh; không tạo gì.",
                en: "{} is no whole development world; nothing was made."
            )
        case .noWorldNext:
            Label(vi: "Tạo bằng: homeward world make", en: "Make one: homeward world make")
        case .making: Label(vi: "Đang tạo hồ sơ mẫu trong {}", en: "Making records in {}")
        case .made:
            Label(
                vi: "Đã có {} hồ sơ mẫu trong {} sau {} giây.",
                en: "{} records are in {} after {} s."
            )
        case .failed:
            Label(vi: "{} dừng trước khi tạo xong.", en: "{} ended before all was made.")
        case .again:
            Label(
                vi: "Chạy lại lệnh này: những gì đã tạo được giữ và không tạo trùng.",
                en: "Run it again: what was made is kept, and made once."
            )
        }
    }
}
