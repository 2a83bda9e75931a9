/// A call that is ready to be sent by whoever waits for its answer.
public protocol PreparedCall: AnyObject, Sendable {
    /// Sends it, unless it was cancelled before; done once.
    ///
    /// `waiter` is resumed once, with the answer or the ``ServiceError`` with which the call ended.
    func send(answering waiter: UnsafeContinuation<[UInt8], any Error>)

    /// Nobody waits any more; one that has not been sent by then never is.
    func cancel()

    /// Whether the call was not taken up because its connection began to drain while it was on its
    /// way: that is nobody's failure, and it may be sent over another.
    func wasLeft(with error: ServiceError) -> Bool
}

extension PreparedCall {
    /// Sends the call and waits for its answer.
    ///
    /// Where it is compiled into, no asynchronous function of ours stands between the caller and the
    /// answer; each would cost as much as finding the connection.
    @inline(__always)
    public func answer() async throws(ServiceError) -> [UInt8] {
        do {
            return try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { send(answering: $0) }
            } onCancel: {
                cancel()
            }
        } catch {
            throw error as? ServiceError ?? .cancelled(outcome: .mayHaveRun)
        }
    }
}
