import RPC
import WireCodec

/// A service made up for these tests: a library that lends books.
enum Library: ServiceContract {
    static let name = "library"
    static let methods: [any ServiceMethod.Type] = [
        FindBook.self, LendBook.self, ReadFile.self, PeekBook.self, ListBooks.self,
    ]
}

/// A read that readers may make, also through the gateway.
struct FindBook: ServiceRequest, Equatable {
    typealias Service = Library
    static let method = MethodDescriptor(
        "library.find",
        .read,
        callers: ["reader"],
        via: .gateway
    )
    var title: String

    struct Response: Codable, Sendable, Equatable {
        var shelf: Int
    }
}

/// A write.
struct LendBook: ServiceRequest {
    typealias Service = Library
    static let method = MethodDescriptor(
        "library.lend",
        .write,
        callers: ["reader"],
        via: .gateway,
        maximumRequestBytes: 1_000
    )
    var title: String

    struct Response: Codable, Sendable, Equatable {
        var loan: Int
    }
}

/// A read that needs a purpose and the caller's own certificate.
struct ReadFile: ServiceRequest {
    typealias Service = Library
    static let method = MethodDescriptor(
        "library.readFile",
        .read,
        callers: ["reader"],
        needsPurpose: true
    )

    struct Response: Codable, Sendable, Equatable {}
}

/// A read that runs inline.
struct PeekBook: ServiceRequest {
    typealias Service = Library
    static let method = MethodDescriptor("library.peek", .read, callers: ["reader"])

    struct Response: Codable, Sendable, Equatable {
        var bytes: Bytes
    }
}

/// A stream.
struct ListBooks: ServiceStream {
    typealias Service = Library
    static let method = MethodDescriptor(
        "library.list",
        .read,
        kind: .serverStream,
        callers: ["reader"]
    )
    var count: Int

    struct Element: Codable, Sendable, Equatable {
        var title: String
        var filler: Bytes?
    }
}
