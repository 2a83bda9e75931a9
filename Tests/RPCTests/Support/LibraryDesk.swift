import RPC
import Synchronization
import WireCodec

/// The library's handlers, each replaceable, and what they were asked.
final class LibraryDesk: Sendable {
    typealias Find = @Sendable (FindBook, CallContext) async throws -> FindBook.Response
    typealias Lend = @Sendable (LendBook, CallContext) async throws -> LendBook.Response
    typealias Peek = @Sendable (PeekBook, CallContext) throws -> PeekBook.Response
    typealias List =
        @Sendable (
            ListBooks, CallContext, ElementWriter<ListBooks.Element>
        ) async throws -> Void

    let find: Find
    let lend: Lend
    let peek: Peek
    let list: List
    private let calls = Mutex<[CallContext]>([])

    init(
        find: @escaping Find = { _, _ in .init(shelf: 7) },
        lend: @escaping Lend = { _, _ in .init(loan: 1) },
        peek: @escaping Peek = { _, _ in .init(bytes: Bytes([1])) },
        list: @escaping List = { request, _, writer in
            for number in 0..<request.count {
                try await writer.write(.init(title: "\(number)"))
            }
        }
    ) {
        self.find = find
        self.lend = lend
        self.peek = peek
        self.list = list
    }

    /// The contexts of the calls that reached a handler.
    var contexts: [CallContext] { calls.withLock { $0 } }

    func note(_ context: CallContext) { calls.withLock { $0.append(context) } }

    var router: Router<Library> {
        get throws {
            try Router {
                Route({ (request: FindBook, context) in
                    self.note(context)
                    return try await self.find(request, context)
                })
                Route({ (request: LendBook, context) in
                    self.note(context)
                    return try await self.lend(request, context)
                })
                Route({ (_: ReadFile, context) in
                    self.note(context)
                    return ReadFile.Response()
                })
                Route(inline: { (request: PeekBook, context) in
                    self.note(context)
                    return try self.peek(request, context)
                })
                Route(stream: { (request: ListBooks, context, writer) in
                    self.note(context)
                    try await self.list(request, context, writer)
                })
            }
        }
    }

    func handler(
        policy: PolicyLookup = .empty,
        observer: CallObserver = CallObserver(),
        interceptors: [any ServerInterceptor] = [],
        errors: @escaping ErrorMapping = { _, _ in nil }
    ) throws -> RouterHandler<Library> {
        RouterHandler(
            try router,
            policy: policy,
            observer: observer,
            interceptors: interceptors,
            errors: errors
        )
    }

    /// A client of this desk in process, as a caller.
    func client(
        as caller: Caller = .reader,
        policy: PolicyLookup = .empty,
        acting: ServiceClient<Library>.Acting = .forItself,
        observer: CallObserver = CallObserver()
    ) throws -> ServiceClient<Library> {
        let handler = try handler(policy: policy, observer: observer)
        return ServiceClient(
            InProcessTransport(handler, as: caller),
            acting: acting,
            retries: .never
        )
    }
}

extension Caller {
    /// Somebody who may do what readers do.
    static let reader = Caller(
        identity: "spiffe://library.test/officer/1",
        unit: "VN/TEST",
        roles: ["reader"]
    )
    /// Somebody with another role.
    static let visitor = Caller(
        identity: "spiffe://library.test/officer/2",
        unit: "VN/TEST",
        roles: ["visitor"]
    )
    /// Somebody whom the policy doesn't know.
    static let nobody = Caller(
        identity: "spiffe://library.test/officer/3",
        unit: "",
        roles: []
    )
    /// The gateway.
    static let gateway = Caller(
        identity: "spiffe://library.test/service/gateway",
        unit: "",
        roles: ["service.gateway"]
    )
}
