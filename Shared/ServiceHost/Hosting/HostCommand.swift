/// What a daemon is asked to do.
enum HostCommand: Equatable {
    /// Serve by this configuration; attended, only as long as somebody holds standard input open.
    case serve(String, isAttended: Bool)
    /// Check this configuration and end.
    case check(String)
    /// Fill a development world with so many records of people who do not exist, by this configuration.
    case generate(String, count: Int, seed: UInt64)
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
        var count: Int?
        var seed: UInt64?
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--config":
                guard file == nil, let path = rest.popFirst(), !path.hasPrefix("--") else {
                    throw usage
                }
                file = path
            case "--generate":
                guard count == nil, let number = rest.popFirst().flatMap({ Int($0) }),
                    (1...syntheticLimit).contains(number)
                else { throw usage }
                count = number
            case "--seed":
                guard seed == nil, let number = rest.popFirst().flatMap({ UInt64($0) }) else {
                    throw usage
                }
                seed = number
            case "--check", "--attended":
                flags.append(word)
            default: throw usage
            }
        }
        guard let file else { throw usage }
        if let count, flags.isEmpty { return .generate(file, count: count, seed: seed ?? 1) }
        guard count == nil, seed == nil else { throw usage }
        switch flags {
        case []: return .serve(file, isAttended: false)
        case ["--attended"]: return .serve(file, isAttended: true)
        case ["--check"]: return .check(file)
        default: throw usage
        }
    }

    /// Records that one command makes at most: what a disk of a development machine holds.
    private static let syntheticLimit = 10_000_000

    private static let usage = StartError(
        "Usage: --config FILE [--check | --attended | --generate COUNT [--seed NUMBER]], "
            + "or --settings, or --sample."
    )
}
