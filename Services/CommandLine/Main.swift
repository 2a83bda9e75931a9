import ArgumentParser
import Foundation
import RPC
import Vocabulary

/// The program: parses, runs, and turns whatever went wrong into words and an exit status.
@main
enum Main {
    static func main() async {
        do {
            let arguments = Array(CommandLine.arguments.dropFirst())
            if let misplaced = UnknownCommand.misplacedOption(in: arguments) { throw misplaced }
            if let unknown = UnknownCommand(in: arguments) { throw unknown.failure }
            if let help = VerbHelp(arguments) {
                let lines = try help.lines(width: Terminal.width, style: Terminal.style)
                return Terminal.say(lines.joined(separator: "\n"))
            }
            var command = try Homeward.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Complaint(failure).write()
            exit(failure.status.rawValue)
        } catch let failure as CallFailure {
            Complaint(failure).write()
            exit(ExitStatus(failure.error.code).rawValue)
        } catch let error as ServiceError {
            Complaint(error).write()
            exit(ExitStatus(error.code).rawValue)
        } catch {
            end(with: error)
        }
    }

    /// Says what the argument parser has to say: help, a script, or what was typed wrongly.
    private static func end(with error: any Error) -> Never {
        let status = Homeward.exitCode(for: error)
        // Scripts for shells and dumps are no prose.
        let isScript = CommandLine.arguments.contains { argument in
            ["--generate-completion-script", "--experimental-dump-help", "---completion"]
                .contains { argument.hasPrefix($0) }
        }
        let text = Homeward.fullMessage(for: error)
        if !text.isEmpty {
            if status.isSuccess {
                Terminal.say(isScript ? text : inWords(text))
            } else if Complaint.isAskedForAsJSON {
                Complaint(Failure(inWords(Homeward.message(for: error)), status: .usage)).write()
            } else {
                Terminal.note(inWords(text))
            }
        }
        exit(status.rawValue)
    }

    private static func inWords(_ text: String) -> String {
        ParserWords.translated(text, into: .current, width: Terminal.width)
    }
}

/// `homeward`: what an officer or an operator types.
struct Homeward: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "homeward",
        abstract: HomewardPhrase.about(),
        discussion: HomewardPhrase.discussion(),
        version: "0.1",
        groupedSubcommands: [
            CommandGroup(
                name: HomewardPhrase.groupRun(),
                subcommands: [
                    Up.self, Health.self, Doctor.self, PKI.self, WorldCommand.self, Demo.self,
                    OrgCommand.self, GenerateCommand.self,
                ]
            ),
            CommandGroup(
                name: HomewardPhrase.groupWork(),
                subcommands: NounCommands.all + [
                    AttachmentCommand.self, HTCDSCommand.self, ImportCommand.self,
                    BundleCommand.self,
                ]
            ),
            CommandGroup(
                name: HomewardPhrase.groupView(),
                subcommands: [
                    OverviewCommand.self, JourneyCommand.self, FindCommand.self, RadarCommand.self,
                    Watch.self, StatisticsCommand.self, ReferenceCommand.self, AuditCommand.self,
                    EvidenceCommand.self,
                ]
            ),
            CommandGroup(
                name: HomewardPhrase.groupAny(),
                subcommands: [Describe.self, Call.self]
            ),
            CommandGroup(name: HomewardPhrase.groupLoad(), subcommands: [LoadCommand.self]),
        ]
    )
}

/// What the program says about itself.
enum HomewardPhrase: Phrasebook {
    case about, discussion, groupRun, groupWork, groupView, groupAny, groupLoad

    var label: Label {
        switch self {
        case .about:
            Label(
                vi:
                    "Đường Về: các bộ cùng làm một hồ sơ mua bán người, mỗi bộ giữ dữ liệu của mình.",
                en: "Homeward: ministries work on one trafficking case, each keeping its own data."
            )
        case .discussion:
            Label(
                vi: "Bắt đầu: homeward up. Chọn cán bộ bằng --as, ngôn ngữ bằng --lang vi|en. "
                    + "Ra JSON khi đầu ra không phải màn hình. Mã kết thúc: 0 xong, 3 máy chưa sẵn "
                    + "sàng, 4 có phát hiện, 5 thiếu phần của một bộ, 6–9 kết quả đo dưới tải, 10–22 theo mã lỗi, 64 gõ sai.",
                en: "To begin: homeward up. --as picks the officer, --lang vi|en the language. "
                    + "JSON where output is no terminal. Exit status: 0 done, 3 machine not ready, "
                    + "4 findings, 5 a part is missing, 6–9 results under load, 10–22 by error code, 64 usage."
            )
        case .groupRun: Label(vi: "Vận hành", en: "Running it")
        case .groupWork: Label(vi: "Nghiệp vụ", en: "Working with records")
        case .groupView: Label(vi: "Xem và kiểm tra", en: "Seeing and checking")
        case .groupAny: Label(vi: "Mọi lệnh", en: "Every method")
        case .groupLoad: Label(vi: "Đo dưới tải", en: "Measuring under load")
        }
    }
}
