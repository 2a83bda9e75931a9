/// What a daemon is asked to do.
enum HostCommand: Equatable {
    /// Serve by this configuration.
    case serve(String)
    /// Check this configuration and end.
    case check(String)
    /// Print the table of settings.
    case settings
    /// Print a sample configuration.
    case sample

    /// Reads the arguments; the error's sentence is the usage.
    init(_ arguments: [String]) throws(StartError) {
        switch arguments {
        case ["--settings"]: self = .settings
        case ["--sample"]: self = .sample
        case let list where list.count == 2 && list[0] == "--config": self = .serve(list[1])
        case let list
        where list.count == 3 && list.contains("--check") && list.contains("--config"):
            guard let index = list.firstIndex(of: "--config"), index + 1 < list.count,
                list[index + 1] != "--check"
            else { throw Self.usage }
            self = .check(list[index + 1])
        default: throw Self.usage
        }
    }

    private static let usage = StartError(
        "Usage: --config FILE [--check], or --settings, or --sample."
    )
}
