/// The methods of a service and the functions that answer them, checked against the contract.
///
/// ```swift
/// var router: Router<Cases> {
///     get throws {
///         try Router {
///             Route(openCase)
///             Route(inline: fetchCase)
///         }
///     }
/// }
/// ```
///
/// The built-in methods of every service are added by ``adding(builtin:)``; contracts and services
/// don't list them.
public struct Router<Service: ServiceContract>: Sendable {
    /// The routes, in the order in which they were listed.
    public let routes: [Route<Service>]
    private let table: [String: RouteEntry]

    /// Checks the routes against the contract; a difference refuses the start, naming the methods.
    public init(
        @RouteBuilder<Service> routes: () throws -> [Route<Service>]
    ) throws {
        let listed = try routes()
        try Self.check(listed)
        self.routes = listed
        table = Self.table(of: listed)
    }

    /// Adds routes beside the contract: the built-in methods that every service answers.
    ///
    /// Their names are reserved, so they replace nothing.
    public func adding(builtin routes: [Route<Service>]) -> Router {
        Router(unchecked: self.routes + routes)
    }

    private init(unchecked routes: [Route<Service>]) {
        self.routes = routes
        table = Self.table(of: routes)
    }

    private static func check(_ routes: [Route<Service>]) throws {
        let mismatch = RouterMismatch(
            service: Service.name,
            routes: routes.map(\.method),
            kinds: routes.map(\.work.kind),
            declared: Service.methods.map { type in type.method }
        )
        if mismatch.isMismatch { throw mismatch }
    }

    /// Names are unique: the check refused repetitions, and built-in names are reserved.
    private static func table(of routes: [Route<Service>]) -> [String: RouteEntry] {
        var table: [String: RouteEntry] = [:]
        for route in routes { table[route.method.name] = RouteEntry(route.method, route.work) }
        return table
    }

    /// What answers a method, `nil` where the service has no such method.
    func entry(of method: String) -> RouteEntry? { table[method] }
}

/// What a call needs of a route: an object, so that looking it up copies nothing.
final class RouteEntry: Sendable {
    let method: MethodDescriptor
    let work: RouteWork

    init(_ method: MethodDescriptor, _ work: RouteWork) {
        self.method = method
        self.work = work
    }
}
