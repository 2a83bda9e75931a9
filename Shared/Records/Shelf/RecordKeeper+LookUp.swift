public import RPC
import Storage

extension RecordKeeper {
    /// Answers a read that looks up records by their identifiers, or by a reference that few of them have:
    /// at once, on the caller's thread, where they are at hand, and otherwise as ``read(_:_:)`` does.
    ///
    /// For closures that fetch, list what was gathered, read clocks, and do little else; one that asks for
    /// anything besides was begun in vain and runs again. A method with a purpose waits for the audit in any
    /// case, and always reads the store.
    public func lookUp<Answer: Sendable>(
        _ context: CallContext,
        _ body: @escaping @Sendable (ReadingDesk) throws -> Answer
    ) async throws -> Answer {
        guard store.isSoleWriter, !context.method.needsPurpose else {
            return try await read(context, body)
        }
        try checkRecalled()
        if let answer = try glimpsed(context, body) { return answer }
        // Before the snapshot begins in which the rows are read.
        guard let lease = shelf.lease() else { return try await read(context, body) }
        defer { shelf.giveBack(lease) }
        return try await read(context, under: lease, body)
    }

    /// The beginning of ``lookUp(_:_:)`` alone: the answer, if there is one in what is at hand.
    public func atHand<Answer>(
        _ context: CallContext,
        _ body: (ReadingDesk) throws -> Answer?
    ) throws -> Answer? {
        guard store.isSoleWriter, !context.method.needsPurpose else { return nil }
        try checkRecalled()
        return try glimpsed(context, body) ?? nil
    }

    /// The answer, if the closure found everything on the shelf.
    private func glimpsed<Answer>(
        _ context: CallContext,
        _ body: (ReadingDesk) throws -> Answer
    ) throws -> Answer? {
        do {
            return try store.withoutReading { nothing in
                try body(
                    ReadingDesk(
                        nothing,
                        keeper: self,
                        context: context,
                        now: clock(),
                        glance: Shelf.Glance()
                    )
                )
            }
        } catch is MissingKeys {
            return nil
        }
    }
}
