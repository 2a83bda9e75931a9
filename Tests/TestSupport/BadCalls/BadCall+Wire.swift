public import RPC
import ServiceContracts
public import ServiceKit
import Vocabulary
import WireCodec

/// A call that is answered as it is, from which bad ones are made; a write for the officer's own
/// certificate.
public struct GoodCall: Sendable {
    /// The method.
    public let method: MethodDescriptor
    /// The encoded message.
    public let message: [UInt8]
    /// Whose call it is.
    public let caller: Caller

    /// A good call.
    public init<Request: ServiceRequest>(_ request: Request, as caller: Caller) throws {
        method = Request.method
        message = try Wire.encode(request)
        self.caller = caller
    }

    var head: CallHead { CallHead(method: method.name, key: IdempotencyKey.random().bytes) }

    /// The message as a tree.
    var value: WireValue {
        get throws { try Wire.decode(WireValue.self, from: message) }
    }
}

extension BadCall where Scene: TrialScene {
    /// What is wrong with a message before its method looks at it: the same for every service.
    public static func wire(_ good: @escaping @Sendable (Scene) throws -> GoodCall) -> [BadCall] {
        malformed(good) + misfitting(good) + misheaded(good)
    }

    /// Bytes that are no message of the wire.
    private static func malformed(
        _ good: @escaping @Sendable (Scene) throws -> GoodCall
    ) -> [BadCall] {
        let bytes: [(String, @Sendable (GoodCall) -> [UInt8])] = [
            ("an empty message", { _ in [] }),
            ("a message cut off", { Array($0.message.dropLast()) }),
            ("bytes after the message", { $0.message + [0] }),
            ("a length that lies", { _ in [0x5B, 0x7F] + Array(repeating: 0xFF, count: 7) }),
            (
                "an array of four thousand million elements",
                { _ in [0x9A, 0xFF, 0xFF, 0xFF, 0xFF] }
            ),
            ("an indefinite length", { _ in [0xBF, 0xFF] }),
            ("a key twice", { _ in [0xA2, 0x61, 0x61, 1, 0x61, 0x61, 1] }),
            ("a key that is no text", { _ in [0xA1, 1, 1] }),
            ("text that is not UTF-8", { _ in [0x62, 0xC3, 0x28] }),
            ("a number longer than it need be", { _ in [0x18, 1] }),
            ("a tag that nobody knows", { _ in [0xC9, 1] }),
            ("nesting without end", { _ in Array(repeating: 0x81, count: 4_000) + [0] }),
            ("a text in place of the message", { _ in [0x61, 0x61] }),
        ]
        return bytes.map { name, make in
            BadCall(name) { scene in
                let good = try good(scene)
                return try await scene.refused(good.head, make(good), as: good.caller)
            }
        }
    }

    /// Messages that do not fit the method.
    private static func misfitting(
        _ good: @escaping @Sendable (Scene) throws -> GoodCall
    ) -> [BadCall] {
        [
            BadCall("a field left out") { scene in
                let good = try good(scene)
                guard case .map(let entries) = try good.value else { return try await none(scene) }
                let message = try Wire.encode(WireValue.map(Array(entries.dropFirst())))
                return try await scene.refused(good.head, message, as: good.caller)
            },
            BadCall("a number in place of a record") { scene in
                let good = try good(scene)
                guard case .map(let entries) = try good.value, let first = entries.first else {
                    return try await none(scene)
                }
                let changed = [.init(first.key, .unsigned(7))] + entries.dropFirst()
                let message = try Wire.encode(WireValue.map(changed))
                return try await scene.refused(good.head, message, as: good.caller)
            },
            BadCall("a message above the limit") { scene in
                let good = try good(scene)
                let message = [UInt8](repeating: 0, count: CallLimits.largestMessage + 1)
                return try await scene.refused(good.head, message, as: good.caller)
            },
        ]
    }

    /// Heads that are refused whatever the message says.
    private static func misheaded(
        _ good: @escaping @Sendable (Scene) throws -> GoodCall
    ) -> [BadCall] {
        let heads: [(String, @Sendable (inout CallHead) -> Void)] = [
            ("a method that there is not", { $0.method += "Never" }),
            (
                "a stream called as a request",
                { head in
                    let service = head.method.prefix { $0 != "." }
                    head.method = "\(service).watch"
                }
            ),
            ("a key of fifteen bytes", { $0.key = Bytes(Array(repeating: 1, count: 15)) }),
            ("a key of sixty-five bytes", { $0.key = Bytes(Array(repeating: 1, count: 65)) }),
            ("an officer who calls for another", { $0.onBehalfOf = Officers.police.identity }),
        ]
        let callers: [(String, Caller)] = [
            (
                "somebody whom the policy does not know",
                Caller(
                    identity: "spiffe://mps.homeward.gov.vn/officer/0-0",
                    unit: "VN/GOV/MPS",
                    roles: []
                )
            ),
            ("an auditor who would change something", Officers.auditor),
        ]
        return heads.map { name, change in
            BadCall(name) { scene in
                let good = try good(scene)
                var head = good.head
                change(&head)
                return try await scene.refused(head, good.message, as: good.caller)
            }
        }
            + callers.map { name, caller in
                BadCall(name) { scene in
                    let good = try good(scene)
                    return try await scene.refused(good.head, good.message, as: caller)
                }
            }
            + [
                BadCall("the gateway, for an officer, where their own certificate is asked for") {
                    scene in
                    let good = try good(scene)
                    var head = good.head
                    head.onBehalfOf = good.caller.identity
                    return try await scene.refused(head, good.message, as: Officers.gateway)
                },
                BadCall("a deadline that has passed") { scene in
                    let good = try good(scene)
                    return try await scene.refused(
                        good.head,
                        good.message,
                        as: good.caller,
                        within: .zero
                    )
                },
                BadCall("a key that was used for another message") { scene in
                    let good = try good(scene)
                    let head = good.head
                    let first = OutgoingCall(
                        head: head,
                        message: good.message,
                        deadline: .after(.seconds(10))
                    )
                    _ = try await scene.harness.transport(as: good.caller).call(first)
                    guard case .map(let entries) = try good.value else {
                        return try await none(scene)
                    }
                    // Another message that means the same: a field that this version does not know.
                    let other = try Wire.encode(
                        WireValue.map(entries + [.init("newer", .bool(true))])
                    )
                    return try await scene.refused(head, other, as: good.caller)
                },
            ]
    }

    /// A call that was not made, which the table reports as answered.
    private static func none(_ scene: Scene) async throws -> Refused {
        try await .by(scene.harness.contents) {}
    }
}

extension BadCall where Scene: TrialScene {
    /// What is wrong with why somebody reads an identity.
    public static func purpose<Request: ServiceRequest>(
        of request: @escaping @Sendable (Scene) async throws -> Request,
        as caller: Caller
    ) -> [BadCall] where Request.Service == Scene.Service.Contract {
        let purposes: [(String, StatedPurpose?)] = [
            ("no purpose", nil),
            (
                "a purpose that no list holds",
                StatedPurpose("curiosity", reference: Identifier.random().text)
            ),
            ("a purpose without its file", StatedPurpose("support")),
            (
                "a purpose for something that is no file",
                StatedPurpose("support", reference: "Nguyễn Thị Thử")
            ),
        ]
        return purposes.map { name, purpose in
            BadCall("an identity read with \(name)") { scene in
                try await scene.refused(try await request(scene), as: caller, purpose: purpose)
            }
        } + [
            BadCall("an identity read on behalf of an officer") { scene in
                try await scene.refused(
                    try await request(scene),
                    as: Officers.gateway,
                    purpose: StatedPurpose("support", reference: Identifier.random().text),
                    onBehalfOf: caller.identity
                )
            },
            BadCall("an identity read by somebody without a relation to the person") { scene in
                try await scene.refused(
                    try await request(scene),
                    as: Officers.strangePolice,
                    purpose: StatedPurpose("support", reference: Identifier.random().text)
                )
            },
        ]
    }
}
