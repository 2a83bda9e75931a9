import ArgumentParser
import Foundation

/// `homeward up`: the four processes with embedded storage, the demonstration, and where it all is.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: UpPhrase.about())

    @Flag(help: ArgumentHelp(UpPhrase.optionNoDemo()))
    var noDemo = false

    @Flag(help: ArgumentHelp(UpPhrase.optionOnce()))
    var once = false

    @Option(help: ArgumentHelp(UpPhrase.optionBasePort()))
    var basePort: Int?

    @Option(help: ArgumentHelp(UpPhrase.optionRestartAfter(), valueName: "seconds"))
    var restartAfter = 2.0

    @OptionGroup var speech: SpeechOptions

    func validate() throws {
        if let basePort, !(1024...65_000).contains(basePort) {
            throw ValidationError("--base-port: 1024 … 65000")
        }
        if !(0.1...3600).contains(restartAfter) {
            throw ValidationError("--restart-after: 0.1 … 3600")
        }
    }

    func run() async throws {
        let layout = speech.layout
        let say: @Sendable (String) -> Void = { Terminal.say($0) }
        let world = try World.open(layout, basePort: basePort, say: say)
        let lock = try WorldLock(of: layout)
        try Ports.check(world)
        let supervisor = Supervisor(
            layout: layout,
            executables: Self.executables,
            restartAfter: .milliseconds(Int64(restartAfter * 1000)),
            say: say
        )
        let (once, demo) = (once, !noDemo)
        try await supervisor.run { processes in
            say(UpPhrase.waiting())
            try await Readiness(layout: layout).wait()
            if demo {
                say(UpPhrase.demoLoading())
                try await Demonstration(layout: layout).load(say: say)
            }
            let numbers = await processes.numbers
            say(Overview(world: world, processes: numbers, hasDemonstration: demo).text)
            if once { return }
            try await Task.sleep(for: .seconds(Int64.max / 4))
        }
        lock.release()
        say(UpPhrase.stopped(layout.home.path))
    }

    /// The folder of this program, where the services' executables are as well.
    static var executables: URL {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: own).deletingLastPathComponent()
    }

    /// What runs, where, and what to try.
    private struct Overview {
        let world: World
        let processes: [Daemon: Int32]
        let hasDemonstration: Bool

        var text: String {
            let table = TextTable(
                [UpPhrase.service(), UpPhrase.address(), UpPhrase.process(), UpPhrase.log()],
                rows: Daemon.allCases.map { daemon in
                    [
                        daemon.rawValue,
                        "127.0.0.1:\(daemon.port(from: world.basePort))",
                        processes[daemon].map { "\($0)" } ?? "",
                        world.layout.log(of: daemon).path,
                    ]
                }
            )
            let lines =
                ["", UpPhrase.runs(), ""] + table.lines(width: max(100, Terminal.width))
                + ["", UpPhrase.tryThese()]
                + Suggestions(layout: world.layout, hasDemonstration: hasDemonstration).lines
                .map { "  " + $0 }
                + ["", UpPhrase.endWith()]
            return lines.joined(separator: "\n")
        }
    }
}
