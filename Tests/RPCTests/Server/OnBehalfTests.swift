import RPC
import Testing
import WireCodec

/// Who may call for whom.
struct OnBehalfTests {
    static let policy = PolicyLookup([.reader, .visitor, .nobody, .gateway])

    static func head(_ method: String, for officer: Caller) -> CallHead {
        CallHead(method: method, onBehalfOf: officer.identity)
    }

    @Test func `the gateway calls for an officer, and the officer's roles decide`() async throws {
        let desk = LibraryDesk()
        let handler = try desk.handler(policy: Self.policy)
        let head = Self.head("library.find", for: .reader)
        let message = try Wire.encode(FindBook(title: "x"))
        let answer = try await reply(of: handler, to: head, message: message, from: .gateway)
        #expect(answer.error == nil)
        let context = try #require(desk.contexts.first)
        #expect(context.caller == .reader)
        #expect(context.peer == .gateway)
        #expect(context.isOnBehalf)
    }

    @Test func `an officer without the role is refused through the gateway too`() async throws {
        let error = try await refusal(
            of: LibraryDesk().handler(policy: Self.policy),
            to: Self.head("library.find", for: .visitor),
            from: .gateway
        )
        #expect(error.reason == "call.roleMissing")
    }

    @Test func `nobody but the gateway calls for somebody else`() async throws {
        let error = try await refusal(
            of: LibraryDesk().handler(policy: Self.policy),
            to: Self.head("library.find", for: .reader),
            from: .reader
        )
        #expect(error.code == .permissionDenied)
        #expect(error.reason == "call.notGateway")
        #expect(error.outcome == .notStarted)
    }

    @Test func `a method for the caller's own certificate is refused to the gateway`() async throws
    {
        let error = try await refusal(
            of: LibraryDesk().handler(policy: Self.policy),
            to: Self.head("library.readFile", for: .reader),
            from: .gateway
        )
        #expect(error.reason == "call.notForOthers")
    }

    @Test(arguments: ["spiffe://library.test/officer/99", Caller.nobody.identity])
    func `an officer whom the policy does not know is refused`(identity: String) async throws {
        let error = try await refusal(
            of: LibraryDesk().handler(policy: Self.policy),
            to: CallHead(method: "library.find", onBehalfOf: identity),
            from: .gateway
        )
        #expect(error.code == .permissionDenied)
        #expect(error.reason == "call.officerUnknown")
    }

    @Test func `the gateway has no officer's roles of its own`() async throws {
        let error = try await refusal(
            of: LibraryDesk().handler(policy: Self.policy),
            to: CallHead(method: "library.find"),
            from: .gateway
        )
        #expect(error.reason == "call.roleMissing")
    }
}
