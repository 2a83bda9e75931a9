import WireCodec

/// The elements of a server stream, typed, for one `for try await`.
///
/// Leaving the loop, cancelling the task or dropping the sequence tells the service that nobody
/// reads any more. Elements are pulled: a slow reader holds the service back, not memory.
public struct ElementSequence<Element: Codable & Sendable>: AsyncSequence, Sendable {
    private let lifetime: StreamLifetime

    init(_ stream: ElementStream) {
        lifetime = StreamLifetime(stream)
    }

    /// Ends the stream early.
    public func cancel() { lifetime.stream.cancel() }

    public func makeAsyncIterator() -> Iterator { Iterator(lifetime: lifetime) }

    /// Pulls one element after the other.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let lifetime: StreamLifetime

        public mutating func next() async throws(ServiceError) -> Element? {
            guard let bytes = try await lifetime.stream.next() else { return nil }
            do {
                return try Wire.decode(Element.self, from: bytes)
            } catch {
                lifetime.stream.cancel()
                throw ServiceError(
                    .internalError,
                    reason: CallReason.responseMalformed,
                    "An element of the stream does not decode.",
                    outcome: .mayHaveRun
                )
            }
        }

        /// The same for callers that name an actor; this type has no state that needs one.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ServiceError) -> Element? {
            try await next()
        }
    }
}

/// Cancels the stream once neither the sequence nor an iterator holds it.
private final class StreamLifetime: Sendable {
    let stream: ElementStream

    init(_ stream: ElementStream) {
        self.stream = stream
    }

    deinit { stream.cancel() }
}
