/// How a service's routes and its contract differ; the service doesn't start.
public struct RouterMismatch: Error, Sendable, Hashable, CustomStringConvertible {
    /// The service's name.
    public let service: String
    /// Declared in the contract, answered by no route.
    public let missing: [String]
    /// Answered by a route, absent from the contract.
    public let undeclared: [String]
    /// Listed more than once, in the routes or in the contract.
    public let repeated: [String]
    /// A stream answered by a unary route or the reverse.
    public let wrongKind: [String]
    /// Not `service.method`, or a name that is reserved for the built-in methods.
    public let misnamed: [String]

    init(
        service: String,
        routes: [MethodDescriptor],
        kinds: [MethodDescriptor.Kind],
        declared: [MethodDescriptor]
    ) {
        self.service = service
        let routed = routes.map(\.name)
        let names = declared.map(\.name)
        missing = Set(names).subtracting(routed).sorted()
        undeclared = Set(routed).subtracting(names).sorted()
        repeated = Set(Self.repetitions(routed) + Self.repetitions(names)).sorted()
        wrongKind = zip(routes, kinds).filter { $0.kind != $1 }.map(\.0.name).sorted()
        let reserved = Set(BuiltinMethod.allCases.map { "\(service).\($0.rawValue)" })
        misnamed = Set(routed + names).filter { name in
            reserved.contains(name) || !name.hasPrefix("\(service).")
        }.sorted()
    }

    /// Whether anything differs.
    var isMismatch: Bool {
        ![missing, undeclared, repeated, wrongKind, misnamed].allSatisfy(\.isEmpty)
    }

    /// One sentence that names every method concerned.
    public var description: String {
        let parts = [
            Self.part("no route answers", missing),
            Self.part("the contract does not declare", undeclared),
            Self.part("listed twice:", repeated),
            Self.part("stream and unary mixed up in", wrongKind),
            Self.part("not a free name of this service:", misnamed),
        ]
        return "Service \(service) does not match its contract: "
            + parts.compactMap { $0 }.joined(separator: "; ") + "."
    }

    private static func part(_ what: String, _ methods: [String]) -> String? {
        methods.isEmpty ? nil : "\(what) \(methods.joined(separator: ", "))"
    }

    private static func repetitions(_ names: [String]) -> [String] {
        Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.map(\.key)
    }
}
