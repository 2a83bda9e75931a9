import RPC
public import Records
public import Vocabulary
import WireCodec

/// A question's way over records as they stood at a moment; a kind is gone over only where an indicator
/// that was asked for needs it.
public struct FigureWalk: Sendable {
    private let indicators: Set<Indicator>
    private let keeper: RecordKeeper
    private let moment: Instant
    private let context: CallContext

    init(
        for indicators: Set<Indicator>,
        in keeper: RecordKeeper,
        asOf moment: Instant,
        for context: CallContext
    ) {
        self.indicators = indicators
        self.keeper = keeper
        self.moment = moment
        self.context = context
    }

    /// What the records of a kind are made into, newest filed first; nothing where none of these indicators
    /// was asked for.
    public func lines<R: Record, Line: Sendable>(
        for wanted: Set<Indicator>,
        _ line: @escaping @Sendable (StoodRecord<R>) -> Line?
    ) async throws -> StoodWalk<Line> {
        guard !indicators.isDisjoint(with: wanted) else { return .nothing }
        return try await keeper.walk(R.self, asOf: moment, for: context, line)
    }
}
