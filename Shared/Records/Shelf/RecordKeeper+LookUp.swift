public import RPC
import Storage

extension RecordKeeper {
    /// Answers a read that looks up records by their identifiers: at once, on the caller's thread, where
    /// they are at hand, and otherwise as ``read(_:_:)`` does.
    ///
    /// For closures that fetch and do little else; one that asks for anything besides was begun in vain and
    /// runs again. A method with a purpose waits for the audit in any case, and always reads the store.
    public func lookUp<Answer: Sendable>(
        _ context: CallContext,
        _ body: @escaping @Sendable (ReadingDesk) throws -> Answer
    ) async throws -> Answer {
        guard store.isSoleWriter, !context.method.needsPurpose else {
            return try await read(context, body)
        }
        try checkRecalled()
        let (answer, missed) = try atHand(context, body)
        if let answer { return answer }
        // Before the snapshot begins in which the row is read.
        guard let lease = missed.flatMap(shelf.lease) else {
            return try await read(context, body)
        }
        defer { shelf.giveBack(lease) }
        return try await read(context, under: lease, body)
    }

    /// The answer, if the closure found everything on the shelf, or else what it missed there.
    private func atHand<Answer>(
        _ context: CallContext,
        _ body: (ReadingDesk) throws -> Answer
    ) throws -> (answer: Answer?, missed: Shelf.Place?) {
        var missed: Shelf.Place?
        do {
            let answer = try store.withoutReading { nothing in
                let desk = ReadingDesk(
                    nothing,
                    keeper: self,
                    context: context,
                    now: clock(),
                    glance: Shelf.Glance()
                )
                defer { missed = desk.glance?.missed }
                return try body(desk)
            }
            return (answer, missed)
        } catch is MissingKeys {
            return (nil, nil)
        }
    }
}
