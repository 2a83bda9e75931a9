internal import RPC

/// Reads one server stream; whoever drops it unread ends the stream.
final class StreamReader: Sendable {
    private let connection: ClientConnection
    private let pending = PendingStream()

    init(_ connection: ClientConnection) {
        self.connection = connection
        connection.enter()
    }

    deinit {
        connection.post(.cancel(pending))
        connection.leave()
    }

    /// Sends the request.
    func open(_ request: OutgoingRequest, deadline: Moment) {
        connection.open(pending, request, deadline: deadline)
    }

    /// The next element, `nil` at the end; reading it lets the server send as much again.
    func next() async throws(ServiceError) -> [UInt8]? {
        do {
            return try await withTaskCancellationHandler {
                guard let element = try await pending.next() else { return nil }
                connection.post(.consumed(pending, cost: element.cost))
                return element.bytes
            } onCancel: {
                cancel()
            }
        } catch {
            throw error as? ServiceError ?? .cancelled(outcome: .mayHaveRun)
        }
    }

    /// Tells the server that nobody reads any more.
    func cancel() {
        pending.close(.cancelled(outcome: .mayHaveRun))
        connection.post(.cancel(pending))
    }
}
