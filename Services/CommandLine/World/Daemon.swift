/// The four processes, named as their contracts and executables are.
enum Daemon: String, Sendable, CaseIterable, Codable {
    case cases
    case victimSupport = "victim-support"
    case liaison
    case gateway

    /// The executable beside this program.
    var executable: String { "homeward-\(rawValue)" }

    /// The ministry whose authority vouches for the service.
    var ministry: Ministry {
        switch self {
        case .cases, .gateway: .publicSecurity
        case .victimSupport: .health
        case .liaison: .foreignAffairs
        }
    }

    /// The identity in its certificate.
    var identity: String { "spiffe://\(ministry.trustDomain)/service/\(rawValue)" }

    /// The port, counted from the world's first.
    func port(from base: Int) -> Int {
        base + (Self.allCases.firstIndex(of: self) ?? 0)
    }

    /// The service that somebody typed; contracts' names are taken as well.
    static func named(_ name: String) throws -> Daemon {
        if let daemon = Daemon(rawValue: name) ?? answering(name) { return daemon }
        throw Failure(
            WorldPhrase.unknownService(name),
            next: allCases.map { $0.rawValue.padded(to: 16) + $0.label.current },
            status: .usage
        )
    }
}
