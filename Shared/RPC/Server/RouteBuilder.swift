/// Lists routes; a part of a service may contribute an array of them.
@resultBuilder
public enum RouteBuilder<Service: ServiceContract> {
    /// One route.
    public static func buildExpression(_ route: Route<Service>) -> [Route<Service>] { [route] }

    /// Routes that somebody else listed, the kernel's for a record type say.
    public static func buildExpression(_ routes: [Route<Service>]) -> [Route<Service>] { routes }

    /// All of them, in order.
    public static func buildBlock(_ routes: [Route<Service>]...) -> [Route<Service>] {
        routes.flatMap { $0 }
    }

    /// Routes under a condition.
    public static func buildOptional(_ routes: [Route<Service>]?) -> [Route<Service>] {
        routes ?? []
    }

    /// Routes under a condition.
    public static func buildEither(first routes: [Route<Service>]) -> [Route<Service>] { routes }

    /// Routes under the other condition.
    public static func buildEither(second routes: [Route<Service>]) -> [Route<Service>] { routes }

    /// Routes of a loop.
    public static func buildArray(_ routes: [[Route<Service>]]) -> [Route<Service>] {
        routes.flatMap { $0 }
    }
}
