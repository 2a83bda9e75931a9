/// What a daemon is asked to do.
enum HostCommand: Equatable {
    /// Serve by this configuration; attended, only as long as somebody holds standard input open.
    case serve(String, isAttended: Bool)
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
        default: self = try Self.withConfiguration(arguments)
        }
    }

    private static func withConfiguration(_ arguments: [String]) throws(StartError) -> HostCommand {
        var file: String?
        var flags: [String] = []
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--config":
                guard file == nil, let path = rest.popFirst(), !path.hasPrefix("--") else {
                    throw usage
                }
                file = path
            case "--check", "--attended":
                flags.append(word)
            default: throw usage
            }
        }
        guard let file else { throw usage }
        switch flags {
        case []: return .serve(file, isAttended: false)
        case ["--attended"]: return .serve(file, isAttended: true)
        case ["--check"]: return .check(file)
        default: throw usage
        }
    }

    private static let usage = StartError(
        "Usage: --config FILE [--check | --attended], or --settings, or --sample."
    )
}
