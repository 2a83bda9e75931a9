import RPC
import Testing

extension OutgoingCall {
    /// A call of the test service.
    static func test(
        _ method: String,
        _ message: [UInt8] = [1, 2, 3],
        within duration: Duration = .seconds(20)
    ) -> OutgoingCall {
        OutgoingCall(
            head: CallHead(method: "test.\(method)"),
            message: message,
            deadline: .after(duration)
        )
    }
}

/// The error of a call that must not succeed.
func failure<T: Sendable>(
    _ body: () async throws(ServiceError) -> T,
    sourceLocation: SourceLocation = #_sourceLocation
) async -> ServiceError? {
    do throws(ServiceError) {
        _ = try await body()
        Issue.record("The call succeeded.", sourceLocation: sourceLocation)
        return nil
    } catch {
        return error
    }
}
