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
        try startClocks(
            [clock],
            R.kind,
            filed.id.stored,
            version: filed.version,
            at: moment
        )
    }
}
