public import RPC
public import Vocabulary
public import WireCodec

/// What a walk over a kind came to.
public struct StoodWalk<Line: Sendable>: Sendable {
    /// What the records were made into, newest filed first.
    public let lines: [Line]
    /// Whether no record was left unexamined.
    public let isWhole: Bool

    /// Of a kind that nobody asked for.
    public static var nothing: StoodWalk { StoodWalk(lines: [], isWhole: true) }
}

extension RecordKeeper {
    /// How many records of one kind a walk examines at most.
    public static var examinedPerWalk: Int { 50_000 }
    /// How many of them one snapshot reads: no reader of the store is held longer than that takes.
    static var examinedAtOnce: Int { 200 }

    /// Goes over the records of a kind as they were known at a moment, whoever calls, newest filed first.
    ///
    /// For figures, which answer for themselves who may see them. It never takes the writer and holds no
    /// snapshot for long: it reads slice after slice, and what is recorded meanwhile is later than the
    /// moment and so in none of them. Past `limit` records it ends, and says so. A call whose time is
    /// over or whose caller is gone ends between two slices.
    public func walk<R: Record, Line: Sendable>(
        _ type: R.Type,
        asOf moment: Instant,
        for context: CallContext,
        atMost limit: Int = RecordKeeper.examinedPerWalk,
        _ line: @escaping @Sendable (StoodRecord<R>) throws -> Line?
    ) async throws -> StoodWalk<Line> {
        var lines: [Line] = []
        var place: StoodPlace?
        var examined = 0
        repeat {
            guard examined < limit else { return StoodWalk(lines: lines, isWhole: false) }
            try Task.checkCancellation()
            let count = min(Self.examinedAtOnce, limit - examined)
            let slice = try await slice(R.self, moment, place, count, for: context, line)
            lines += slice.lines
            place = slice.next
            examined += count
        } while place != nil
        return StoodWalk(lines: lines, isWhole: true)
    }

    /// A slice; read again where somebody in it was erased between the snapshot and the loading of keys.
    private func slice<R: Record, Line: Sendable>(
        _ type: R.Type,
        _ moment: Instant,
        _ place: StoodPlace?,
        _ count: Int,
        for context: CallContext,
        _ line: @escaping @Sendable (StoodRecord<R>) throws -> Line?
    ) async throws -> (lines: [Line], next: StoodPlace?) {
        func read() async throws -> (lines: [Line], next: StoodPlace?) {
            try await self.read(context) { desk in
                let (records, next) = try desk.stood(R.self, at: moment, after: place, limit: count)
                return (lines: try records.compactMap(line), next: next)
            }
        }
        do {
            return try await read()
        } catch let error as ServiceError where error.reason == ServiceError.erased.reason {
            return try await read()
        }
    }
}
