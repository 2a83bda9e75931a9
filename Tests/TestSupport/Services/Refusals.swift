public import RPC
import WireCodec

/// The error that a call is answered with; `nil` where it succeeds.
///
/// Anything but a service's error is no refusal: it reads as `test.unexpected`.
public func refusal<Answer>(of call: () async throws -> Answer) async -> ServiceError? {
    do {
        _ = try await call()
        return nil
    } catch let error as ServiceError {
        return error
    } catch {
        return ServiceError(
            .internalError,
            reason: "test.unexpected",
            "The call failed with something else than a service's error."
        )
    }
}
