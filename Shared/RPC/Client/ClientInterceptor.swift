/// Something that every attempt of a client's calls passes through.
///
/// Interceptors run in the order given, each once per attempt, so they see repetitions.
public protocol ClientInterceptor: Sendable {
    /// Passes an attempt on, perhaps changed, or answers it.
    func intercept(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        next: (OutgoingCall) async throws(ServiceError) -> [UInt8]
    ) async throws(ServiceError) -> [UInt8]

    /// The same for opening a stream; passes it on unless implemented.
    func interceptStream(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        next: (OutgoingCall) async throws(ServiceError) -> ElementStream
    ) async throws(ServiceError) -> ElementStream
}

extension ClientInterceptor {
    public func interceptStream(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        next: (OutgoingCall) async throws(ServiceError) -> ElementStream
    ) async throws(ServiceError) -> ElementStream {
        try await next(call)
    }
}
