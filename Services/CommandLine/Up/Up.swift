import ArgumentParser
import Foundation
import Synchronization

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

    @Flag(help: ArgumentHelp(UpPhrase.optionAttended()))
    var attended = false

    @OptionGroup var place: PlaceOptions

    func validate() throws {
        if let basePort, !(1024...65_000).contains(basePort) {
            throw ValidationError("--base-port: 1024 … 65000")
        }
        if !(0.1...3600).contains(restartAfter) {
            throw ValidationError("--restart-after: 0.1 … 3600")
        }
    }

    func run() async throws {
        let layout = place.layout
        let say: @Sendable (String) -> Void = { Terminal.say($0) }
        let lock = try World.lock(layout)
        let world = try World.open(layout, basePort: basePort, say: say)
        try world.checkCertificates()
        try Ports.check(world)
        let supervisor = Supervisor(
            layout: layout,
            executables: Self.executables,
            restartAfter: .milliseconds(Int64(restartAfter * 1000)),
            isAttended: attended,
            say: say
        )
        let (once, demo) = (once, !noDemo)
        let isUp = Milestone()
        let isDone = try await supervisor.run { work in
            say(UpPhrase.waiting())
            try await Readiness(layout: layout).wait()
            work.isUp()
            if demo {
                say(UpPhrase.demoLoading())
                try await Demonstration(layout: layout).load(say: say)
            }
            let numbers = await work.processes.numbers
            say(Overview(world: world, processes: numbers, hasDemonstration: demo).text)
            if once { return }
            isUp.set()
            try await Task.sleep(for: .seconds(Int64.max / 4))
        }
        lock.release()
        guard isDone || isUp.isSet else {
            throw Failure(UpPhrase.interrupted(layout.home.path), status: .interrupted)
        }
        say(UpPhrase.stopped(layout.home.path))
    }

    /// Something that has happened, told from one task to another.
    private final class Milestone: Sendable {
        private let state = Mutex(false)
        var isSet: Bool { state.withLock { $0 } }
        func set() { state.withLock { $0 = true } }
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
