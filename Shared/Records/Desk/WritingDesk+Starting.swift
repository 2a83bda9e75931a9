import Storage
public import Vocabulary
public import WireCodec

extension WritingDesk {
    /// Starts a clock on a record that this call has just written.
    ///
    /// For where the table cannot say which clock it is: the reply to a letter is owed sooner when
    /// somebody is in danger.
    /// The steps that end it name it among the clocks that they stop.
    public func start<R: Record>(
        _ clock: ClockName,
        of filed: Filed<R>,
        at moment: Instant
    ) throws {
        tellClocks(of: filed)
        try startClocks(
            [clock],
            R.kind,
            filed.id.stored,
            version: filed.version,
            at: moment
        )
    }

    /// Stops a clock that runs on a record that this call has just written; nothing where none runs.
    ///
    /// For what is settled by another record than the one that owes it: the note that follows a call.
    public func stop<R: Record>(
        _ clock: ClockName,
        of filed: Filed<R>,
        at moment: Instant
    ) throws {
        tellClocks(of: filed)
        try transaction.execute(
            """
            UPDATE record_clocks SET stopped_version = $4, stopped_at = $5
            WHERE kind = $1 AND id = $2 AND name = $3 AND stopped_at IS NULL
            """,
            R.kind.rawValue,
            filed.id.stored,
            clock.rawValue,
            filed.version,
            moment.millisecondsSinceEpoch
        )
    }

    /// The shelf has heard of the record already if this call has written it; whoever has not must not leave
    /// old clocks at hand.
    private func tellClocks<R: Record>(of filed: Filed<R>) {
        let place = Shelf.Place(kind: R.kind, id: filed.id.identifier)
        keeper.tellShelf(of: [.clocks(place)], in: transaction)
    }
}
