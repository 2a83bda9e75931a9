internal import NIOCore
internal import RPC

/// Where the work of a server stream puts its elements: it waits for the reader's credit on the
/// connection's loop.
struct StreamSink: ElementSink {
    let connection: ServerConnectionHandle
    let call: UInt32

    func send(_ element: [UInt8]) async throws {
        try Task.checkCancellation()
        let isTaken = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                connection.run { $0.offer(element, on: call, continuation) }
            }
        } onCancel: {
            connection.run { $0.abandonOffer(on: call) }
        }
        guard isTaken else { throw ServiceError.cancelled(outcome: .mayHaveRun) }
    }
}
