public import RPC
import ServiceContracts
import WireCodec

/// A call that a service must refuse, and what happened when it was made.
///
/// Whatever the call needs is done first; then the store is looked at, the call is made, and the store
/// is looked at again.
public struct BadCall<Scene: Sendable>: Sendable {
    /// What is wrong with the call, in words; unique in its service.
    public let name: String
    let make: @Sendable (Scene) async throws -> Refused

    /// A bad call.
    public init(_ name: String, _ make: @escaping @Sendable (Scene) async throws -> Refused) {
        self.name = name
        self.make = make
    }
}

/// What became of a bad call.
public struct Refused: Sendable {
    /// The refusal; `nil` where the call was answered.
    public let error: ServiceError?
    /// Tables that are not as they were.
    public let changed: [String]

    /// Looks, calls, and looks again.
    public static func by(
        _ contents: () async throws -> StoreContents,
        _ call: () async throws -> Void
    ) async throws -> Refused {
        let before = try await contents()
        let error = await refusal { try await call() }
        return Refused(error: error, changed: try await contents().changed(since: before))
    }
}

extension TrialScene {
    /// Makes a call that is to be refused.
    public func refused<Request: ServiceRequest>(
        _ request: Request,
        as caller: Caller,
        key: IdempotencyKey? = nil,
        purpose: StatedPurpose? = nil,
        onBehalfOf: String? = nil
    ) async throws -> Refused where Request.Service == Service.Contract {
        try await .by(harness.contents) {
            _ = try await harness.client(as: caller)
                .call(request, key: key, purpose: purpose, onBehalfOf: onBehalfOf)
        }
    }

    /// Makes a call of bytes that is to be refused.
    public func refused(
        _ head: CallHead,
        _ message: [UInt8],
        as caller: Caller,
        within time: Duration = .seconds(10)
    ) async throws -> Refused {
        try await .by(harness.contents) {
            let call = OutgoingCall(head: head, message: message, deadline: .after(time))
            _ = try await harness.transport(as: caller).call(call)
        }
    }
}
