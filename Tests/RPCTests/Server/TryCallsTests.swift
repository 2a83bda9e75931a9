import RPC
import Synchronization
import Testing
import WireCodec

/// Many calls that are only tried travel as one, and each is judged as if it came by itself.
struct TryCallsTests {
    /// A desk that lends: it counts what it really lent, and knows the keys it did that under.
    final class Desk: Sendable {
        struct State {
            var lent: [Bytes: Int] = [:]
            var judged = 0
        }

        let state = Mutex(State())
        let refusals = Mutex<[CallRefusal]>([])
        private let answer: @Sendable (BorrowBook, Int) throws -> Int?

        /// `answer` refuses a loan, or says how long its filler is; it hears which judgement this is.
        init(_ answer: @escaping @Sendable (BorrowBook, Int) throws -> Int? = { _, _ in nil }) {
            self.answer = answer
        }

        func borrow(_ request: BorrowBook, _ context: CallContext) throws -> BorrowBook.Response {
            let count = state.withLock { state in
                state.judged += 1
                return state.judged
            }
            let filler = try answer(request, count)
            return state.withLock { state in
                let key = context.head.key ?? Bytes([])
                let loan = state.lent[key] ?? state.lent.count + 1
                if !context.head.isTrial { state.lent[key] = loan }
                return .init(
                    loan: loan,
                    filler: filler.map { Bytes([UInt8](repeating: 7, count: $0)) }
                )
            }
        }

        func client(
            as caller: Caller = .reader,
            interceptors: [any ClientInterceptor] = []
        ) throws -> ServiceClient<Loans> {
            let router = try Router<Loans> {
                Route({ (request: BorrowBook, context) in try self.borrow(request, context) })
                Route({ (_: ReturnBook, _) in .init() })
            }
            let observer = CallObserver(refused: { refusal in
                self.refusals.withLock { $0.append(refusal) }
            })
            let rows = RouterHandler(router, observer: observer)
            let handler = RouterHandler(
                router.adding(builtin: [rows.tryCalls]),
                observer: observer
            )
            return ServiceClient(
                InProcessTransport(handler, as: caller),
                interceptors: interceptors,
                retries: .never
            )
        }
    }

    /// Weighs the messages that are sent.
    struct Weighing: ClientInterceptor {
        let sizes: Observed<[Int]>

        func intercept(
            _ call: OutgoingCall,
            to method: MethodDescriptor,
            next: (OutgoingCall) async throws(ServiceError) -> [UInt8]
        ) async throws(ServiceError) -> [UInt8] {
            sizes.update { $0.append(call.message.count) }
            return try await next(call)
        }
    }

    private func calls(_ count: Int) -> [(request: BorrowBook, key: IdempotencyKey)] {
        (0..<count).map { (BorrowBook(title: "\($0)"), .random()) }
    }

    /// What a call by itself would be refused with.
    private static let missing = ServiceError(
        .notFound,
        reason: "library.noSuchBook",
        "There is no such book.",
        violations: [FieldViolation(field: "title", rule: "unknown")]
    )

    private static let busy = ServiceError(
        .resourceExhausted,
        reason: CallReason.overloaded,
        "Busy.",
        outcome: .notStarted
    )

    @Test func `each is answered as by itself, in order, and none is done`() async throws {
        let desk = Desk { request, _ in
            if request.title.hasSuffix("3") { throw Self.missing }
            return nil
        }
        let client = try desk.client()
        let answers = try await client.tried(calls(600))
        #expect(answers.count == 600)
        for (number, answer) in answers.enumerated() {
            switch answer {
            case .success: #expect(number % 10 != 3)
            case .failure(let error): #expect(number % 10 == 3 && error == Self.missing)
            }
        }
        #expect(desk.state.withLock { $0.lent } == [:])
    }

    @Test func `under a key that was used before it is the answer of then`() async throws {
        let desk = Desk()
        let client = try desk.client()
        let key = IdempotencyKey.random()
        let lent = try await client.call(BorrowBook(title: "Kiều"), key: key)
        _ = try await client.call(BorrowBook(title: "Số đỏ"))
        let tried = try await client.tried([(BorrowBook(title: "Kiều"), key)] + calls(1))
        #expect(try tried[0].get() == lent)
        #expect(try tried[1].get().loan == 3)
    }

    @Test func `an answer ends before what was not judged, and who asked goes on`() async throws {
        // Some meet a busy service when they come for the first time.
        let met = Observed<Set<String>>([])
        let desk = Desk { request, _ in
            guard request.title.hasSuffix("39") else { return nil }
            guard met.current.contains(request.title) else {
                met.update { $0.insert(request.title) }
                throw Self.busy
            }
            return nil
        }
        let answers = try await desk.client().tried(calls(500))
        #expect(answers.count == 500 && answers.allSatisfy { (try? $0.get()) != nil })
        #expect(met.current.count == 5)
    }

    @Test func `a first call that is not judged answers for all`() async throws {
        let desk = Desk { _, _ in throw Self.busy }
        let error = await #expect(throws: ServiceError.self) {
            try await desk.client().tried(calls(100))
        }
        #expect(error?.reason == Self.busy.reason)
        #expect(error?.outcome == .notStarted)
        #expect(error?.retryAfterMilliseconds != nil)
        // No more than those that were under way.
        #expect(desk.state.withLock { $0.judged } <= 8 + 8)
    }

    @Test func `whoever may not call the method is told once, and the observer with them`()
        async throws
    {
        let desk = Desk()
        let error = await #expect(throws: ServiceError.self) {
            try await desk.client(as: .visitor).tried(calls(100))
        }
        #expect(error?.code == .permissionDenied && error?.reason == CallReason.roleMissing)
        #expect(error?.outcome == .notStarted)
        #expect(desk.state.withLock { $0.judged } == 0)
        let refused = desk.refusals.withLock { $0 }
        #expect(!refused.isEmpty && refused.allSatisfy { $0.method?.name == "loans.borrow" })
    }

    @Test func `only what can be tried is, and nothing is tried in itself`() async throws {
        let client = try Desk().client()
        for (method, reason) in [
            ("loans.return", CallReason.notTried), ("loans.burn", CallReason.unknownMethod),
            ("loans.tryCalls", CallReason.unknownMethod),
        ] {
            let error = await #expect(throws: ServiceError.self) {
                try await client.call(
                    TryCalls<Loans>(
                        method: method,
                        calls: [TriedCall(key: nil, message: Bytes([0xa0]))]
                    )
                )
            }
            #expect(error?.reason == reason && error?.outcome == .notStarted)
        }
    }

    @Test(arguments: [0, 257])
    func `none and too many are refused`(count: Int) async throws {
        let desk = Desk()
        let call = TriedCall(key: nil, message: Bytes(try Wire.encode(BorrowBook(title: "a"))))
        let error = await #expect(throws: ServiceError.self) {
            try await desk.client().call(
                TryCalls<Loans>(
                    method: "loans.borrow",
                    calls: Array(repeating: call, count: count)
                )
            )
        }
        #expect(error?.reason == CallReason.triedCount && error?.code == .invalidArgument)
        #expect(desk.state.withLock { $0.judged } == 0)
    }

    @Test func `large requests and large answers take more calls, never a larger one`()
        async throws
    {
        let sizes = Observed<[Int]>([])
        let client = try Desk { _, _ in 300_000 }.client(interceptors: [Weighing(sizes: sizes)])
        let title = String(repeating: "x", count: 100_000)
        let some = (0..<40).map { (BorrowBook(title: "\($0)" + title), IdempotencyKey.random()) }
        let answers = try await client.tried(some)
        #expect(answers.count == 40 && answers.allSatisfy { (try? $0.get()) != nil })
        #expect(sizes.current.count >= 8)
        #expect(sizes.current.allSatisfy { $0 < TrialLimits.requestBytes + 10_000 })
        // One that is larger than what usually travels together goes alone.
        let huge = BorrowBook(title: String(repeating: "y", count: 2_000_000))
        #expect(try await client.tried([(huge, .random())]).count == 1)
    }

    /// With room for two, the trial and one call of it: whichever of its calls comes first takes it.
    @Test(arguments: [2, 4])
    func `a service that sheds load counts what is tried among what is under way`(
        room: Int
    ) async throws {
        var settings = AdaptiveLimit.Settings()
        (settings.minimum, settings.initial, settings.maximum) = (room, room, room)
        let underWay = Observed<(now: Int, most: Int)>((0, 0))
        let router = try Router<Loans> {
            Route({ (_: BorrowBook, _) in
                underWay.update { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                await Task.yield()
                underWay.update { $0.now -= 1 }
                return .init(loan: 1)
            })
            Route({ (_: ReturnBook, _) in .init() })
        }
        let shedder = LoadShedder(
            Loans.methods.map { $0.method } + [TryCalls<Loans>.method],
            settings: settings
        )
        let rows = RouterHandler(router, interceptors: [shedder])
        let handler = RouterHandler(
            router.adding(builtin: [rows.tryCalls]),
            interceptors: [shedder]
        )
        let client = ServiceClient<Loans>(
            InProcessTransport(handler, as: .reader),
            retries: .never
        )
        let answers = try await client.tried(calls(300))
        #expect(answers.count == 300 && answers.allSatisfy { (try? $0.get()) != nil })
        #expect((1...room).contains(underWay.current.most))
        #expect(shedder.standing.underWay == 0)
    }

    /// Else those beside it could take all the room there is, and nothing would be judged.
    @Test func `the first of those tried is judged before another begins`() async throws {
        let course = Observed<[String]>([])
        let router = try Router<Loans> {
            Route({ (request: BorrowBook, _) in
                course.update { $0.append("begin \(request.title)") }
                for _ in 0..<50 { await Task.yield() }
                course.update { $0.append("end \(request.title)") }
                return .init(loan: 1)
            })
            Route({ (_: ReturnBook, _) in .init() })
        }
        let rows = RouterHandler(router)
        let handler = RouterHandler(router.adding(builtin: [rows.tryCalls]))
        let client = ServiceClient<Loans>(InProcessTransport(handler, as: .reader))
        let tried = calls(20)
        #expect(try await client.tried(tried).count == 20)
        let first = tried[0].0.title
        #expect(course.current.prefix(2) == ["begin \(first)", "end \(first)"])
    }

    @Test func `limits of the method hold for each`() async throws {
        let desk = Desk()
        let error = await #expect(throws: ServiceError.self) {
            try await desk.client().call(
                TryCalls<Loans>(
                    method: "loans.borrow",
                    calls: [
                        TriedCall(
                            key: Bytes([1]),
                            message: Bytes(try Wire.encode(BorrowBook(title: "a")))
                        )
                    ]
                )
            )
        }
        #expect(error?.reason == CallReason.keyLength)
        #expect(desk.state.withLock { $0.judged } == 0)
    }
}

/// A contract with a method that can be tried, and one that cannot.
enum Loans: ServiceContract {
    static let name = "loans"
    static let methods: [any ServiceMethod.Type] = [BorrowBook.self, ReturnBook.self]
}

/// A write that can be tried.
struct BorrowBook: ServiceRequest {
    typealias Service = Loans
    static let method = MethodDescriptor(
        "loans.borrow",
        .write,
        callers: ["reader"],
        canBeTried: true
    )
    var title: String

    struct Response: Codable, Sendable, Equatable {
        var loan: Int
        var filler: Bytes?
    }
}

/// A write that is done or not done.
struct ReturnBook: ServiceRequest {
    typealias Service = Loans
    static let method = MethodDescriptor("loans.return", .write, callers: ["reader"])

    struct Response: Codable, Sendable {}
}
