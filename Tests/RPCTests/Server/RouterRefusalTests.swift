import RPC
import Testing
import WireCodec

/// What a router refuses: each with its code and reason, not started, and no handler ran.
struct RouterRefusalTests {
    /// A call that must be refused.
    struct Refused: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var head: CallHead
        var message: [UInt8] = [0xa0]
        var peer: Caller = .reader
        /// The time left when the call is made; a moment would pass while other tests run.
        var remaining: Duration = .seconds(10)
        var code: ErrorCode
        var reason: String
    }

    static let title = LendBook(title: "Truyện Kiều")

    static let cases: [Refused] = [
        Refused(
            testDescription: "an unknown method",
            head: CallHead(method: "library.burn"),
            code: .unimplemented,
            reason: "call.unknownMethod"
        ),
        Refused(
            testDescription: "another service's method",
            head: CallHead(method: "archive.find"),
            code: .unimplemented,
            reason: "call.unknownMethod"
        ),
        Refused(
            testDescription: "a role that may not call",
            head: CallHead(method: "library.find"),
            peer: .visitor,
            code: .permissionDenied,
            reason: "call.roleMissing"
        ),
        Refused(
            testDescription: "a certificate that the policy does not know",
            head: CallHead(method: "library.find"),
            peer: .nobody,
            code: .unauthenticated,
            reason: "call.unknownCaller"
        ),
        Refused(
            testDescription: "a message above the method's limit",
            head: CallHead(method: "library.lend"),
            message: [UInt8](repeating: 0x60, count: 1_001),
            code: .resourceExhausted,
            reason: "call.tooLarge"
        ),
        Refused(
            testDescription: "a key of 15 bytes",
            head: CallHead(method: "library.lend", key: Bytes([UInt8](repeating: 1, count: 15))),
            code: .invalidArgument,
            reason: "call.keyLength"
        ),
        Refused(
            testDescription: "a key of 65 bytes",
            head: CallHead(method: "library.lend", key: Bytes([UInt8](repeating: 1, count: 65))),
            code: .invalidArgument,
            reason: "call.keyLength"
        ),
        Refused(
            testDescription: "no purpose where one is needed",
            head: CallHead(method: "library.readFile"),
            code: .invalidArgument,
            reason: "call.purposeMissing"
        ),
        Refused(
            testDescription: "an empty purpose where one is needed",
            head: CallHead(method: "library.readFile", purpose: StatedPurpose("")),
            code: .invalidArgument,
            reason: "call.purposeMissing"
        ),
        Refused(
            testDescription: "a method only tried that cannot be",
            head: CallHead(method: "library.lend", isTrial: true),
            code: .invalidArgument,
            reason: "call.notTried"
        ),
        Refused(
            testDescription: "a deadline that has passed",
            head: CallHead(method: "library.find"),
            remaining: .zero,
            code: .deadlineExceeded,
            reason: "call.deadlinePassed"
        ),
        Refused(
            testDescription: "a message that is no CBOR",
            head: CallHead(method: "library.find"),
            message: [0xff],
            code: .invalidArgument,
            reason: "call.messageMalformed"
        ),
        Refused(
            testDescription: "a message without a field",
            head: CallHead(method: "library.find"),
            message: [0xa0],
            code: .invalidArgument,
            reason: "call.messageMalformed"
        ),
    ]

    @Test(arguments: cases)
    func `is refused before any handler runs`(_ refused: Refused) async throws {
        let desk = LibraryDesk()
        let error = try await refusal(
            of: desk.handler(),
            to: refused.head,
            message: refused.message,
            from: refused.peer,
            deadline: .after(refused.remaining)
        )
        #expect(error.code == refused.code)
        #expect(error.reason == refused.reason)
        #expect(error.outcome == .notStarted)
        #expect(desk.contexts.isEmpty)
    }

    @Test func `authorisation comes before everything that the message could tell`() async throws {
        let error = try await refusal(
            of: LibraryDesk().handler(),
            to: CallHead(method: "library.readFile", key: Bytes([1])),
            message: [0xff],
            from: .visitor,
            deadline: Deadline(at: .now)
        )
        #expect(error.reason == "call.roleMissing")
    }

    @Test func `a malformed message names the field and the rule, never the value`() async throws {
        let error = try await refusal(
            of: LibraryDesk().handler(),
            to: CallHead(method: "library.find"),
            message: try Wire.encode(["title": 17])
        )
        #expect(error.violations == [FieldViolation(field: "title", rule: "wire.typeMismatch")])
        #expect(!error.description.contains("17"))
    }

    @Test(arguments: [16, 64])
    func `keys of 16 to 64 bytes are taken`(length: Int) async throws {
        let desk = LibraryDesk()
        let head = CallHead(
            method: "library.lend",
            key: Bytes([UInt8](repeating: 1, count: length))
        )
        let reply = try await reply(
            of: desk.handler(),
            to: head,
            message: Wire.encode(Self.title)
        )
        #expect(reply.error == nil)
        #expect(desk.contexts.first?.head.key?.count == length)
    }

    @Test func `a write without a key is taken`() async throws {
        let desk = LibraryDesk()
        let head = CallHead(method: "library.lend")
        let reply = try await reply(of: desk.handler(), to: head, message: Wire.encode(Self.title))
        #expect(reply.error == nil)
        #expect(desk.contexts.count == 1)
    }

    @Test func `refusals are told to the observer, with who and what`() async throws {
        let seen = Observed<[CallRefusal]>([])
        let handler = try LibraryDesk().handler(
            observer: CallObserver(refused: { refusal in seen.update { $0.append(refusal) } })
        )
        _ = try await refusal(of: handler, to: CallHead(method: "library.find"), from: .visitor)
        _ = try await refusal(of: handler, to: CallHead(method: "library.burn"))
        #expect(seen.current.map(\.peer) == [.visitor, .reader])
        #expect(seen.current.map(\.method?.name) == ["library.find", nil])
        #expect(seen.current.map(\.error.reason) == ["call.roleMissing", "call.unknownMethod"])
    }

    @Test func `a stream is refused by the same checks`() async throws {
        let desk = LibraryDesk()
        let error = try await refusal(
            of: desk.handler(),
            to: CallHead(method: "library.list"),
            message: Wire.encode(ListBooks(count: 1)),
            from: .visitor
        )
        #expect(error.reason == "call.roleMissing")
        #expect(desk.contexts.isEmpty)
    }

    @Test func `the frame layer learns a method's own limit`() throws {
        let handler = try LibraryDesk().handler()
        #expect(handler.maximumRequestBytes(of: "library.lend") == 1_000)
        #expect(handler.maximumRequestBytes(of: "library.find") == CallLimits.largestMessage)
        #expect(handler.maximumRequestBytes(of: "library.burn") == CallLimits.largestMessage)
    }
}
