import ArgumentParser
import Vocabulary

/// `homeward world make`: certificates, policy and configuration without starting anything.
struct WorldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "world",
        abstract: WorldPhrase.world(),
        subcommands: [Make.self]
    )

    /// Makes a world, or leaves a whole one as it is.
    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: WorldPhrase.worldMake())

        @Option(help: ArgumentHelp(UpPhrase.optionBasePort()))
        var basePort: Int?

        @Option(help: ArgumentHelp(WorldPhrase.listenOption()))
        var listen = Network.loopback.listen

        @Flag(help: ArgumentHelp(WorldPhrase.byNameOption()))
        var hostsByName = false

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let lock = try World.lock(place.layout)
            _ = try World.open(
                place.layout,
                basePort: basePort,
                network: Network(listen: listen, hostsByName: hostsByName)
            ) { Terminal.note($0) }
            lock.release()
        }
    }
}

/// Where the services of a world listen and how they find one another.
struct Network: Sendable, Hashable {
    /// The address to listen on.
    var listen: String
    /// Whether each service is a host of its name, as containers are.
    var hostsByName: Bool

    /// All on this machine, seen by nobody else.
    static let loopback = Network(listen: "127.0.0.1", hostsByName: false)

    /// The host at which a service is found.
    func host(of daemon: Daemon) -> String {
        hostsByName ? daemon.rawValue : "127.0.0.1"
    }
}
