import RPC
import Testing

/// A service whose routes and contract differ does not start.
struct RouterStartTests {
    @Test func `routes that match the contract start`() throws {
        let names = try LibraryDesk().router.routes.map(\.method.name)
        let declared = Library.methods.map { type in type.method.name }
        #expect(Set(names) == Set(declared))
    }

    @Test func `missing routes are named`() {
        let error = #expect(throws: RouterMismatch.self) {
            try Router<Library> { Route({ (_: FindBook, _) in .init(shelf: 1) }) }
        }
        #expect(
            error?.missing == ["library.lend", "library.list", "library.peek", "library.readFile"]
        )
        #expect(error?.description.contains("no route answers library.lend") == true)
    }

    @Test func `a route that the contract does not declare is named`() throws {
        let routes = try LibraryDesk().router.routes
        let error = #expect(throws: RouterMismatch.self) {
            try Router<Library> {
                routes
                Route({ (_: Undeclared, _) in .init() })
            }
        }
        #expect(error?.undeclared == ["library.undeclared"])
        #expect(error?.missing == [])
    }

    @Test func `a route listed twice is named`() throws {
        let routes = try LibraryDesk().router.routes
        let error = #expect(throws: RouterMismatch.self) {
            try Router<Library> {
                routes
                routes[0]
            }
        }
        #expect(error?.repeated == ["library.find"])
    }

    @Test func `a stream declared as unary is named`() {
        let error = #expect(throws: RouterMismatch.self) {
            try Router<Mixed> { Route(stream: { (_: Mixed.Listing, _, _) in }) }
        }
        #expect(error?.wrongKind == ["mixed.listing"])
    }

    @Test func `a name of another service or of a built-in method is refused`() {
        let error = #expect(throws: RouterMismatch.self) {
            try Router<Misnamed> {
                Route({ (_: Misnamed.Foreign, _) in .init() })
                Route({ (_: Misnamed.Taken, _) in .init() })
            }
        }
        #expect(error?.misnamed == ["library.foreign", "misnamed.health"])
    }
}

/// Belongs to the library and is not in its contract.
private struct Undeclared: ServiceRequest {
    typealias Service = Library
    static let method = MethodDescriptor("library.undeclared", .read, callers: ["reader"])

    struct Response: Codable, Sendable {}
}

/// A contract with a stream whose descriptor says that it is unary.
private enum Mixed: ServiceContract {
    static let name = "mixed"
    static let methods: [any ServiceMethod.Type] = [Listing.self]

    struct Listing: ServiceStream {
        typealias Service = Mixed
        typealias Element = String
        static let method = MethodDescriptor("mixed.listing", .read, callers: ["reader"])
    }
}

/// A contract with names that are not its own.
private enum Misnamed: ServiceContract {
    static let name = "misnamed"
    static let methods: [any ServiceMethod.Type] = [Foreign.self, Taken.self]

    struct Foreign: ServiceRequest {
        typealias Service = Misnamed
        static let method = MethodDescriptor("library.foreign", .read, callers: ["reader"])

        struct Response: Codable, Sendable {}
    }

    struct Taken: ServiceRequest {
        typealias Service = Misnamed
        static let method = MethodDescriptor("misnamed.health", .read, callers: ["reader"])

        struct Response: Codable, Sendable {}
    }
}
