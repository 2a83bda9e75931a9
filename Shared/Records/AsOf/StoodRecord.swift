import Storage
public import Vocabulary
public import WireCodec

/// A record as it was known at a moment, whoever looks: for counting, never to be handed on.
public struct StoodRecord<R: Record>: Sendable {
    /// The record.
    public let id: R.ID
    /// Where it stood.
    public let state: R.State
    /// What it said; nothing once it was erased, whatever moment is asked for.
    public let record: R?
    /// The record that stood for it, where it had been merged.
    public let mergedInto: R.ID?
    /// What seals it: equal for everything that is a person's, also once that is erased.
    public let seal: Bytes
    /// The states that it had entered, oldest first; steps that had been made void by then left out.
    public let entries: [StoodEntry<R.State>]

    /// The first time that it entered one of some states.
    public func first(_ states: R.State...) -> StoodEntry<R.State>? {
        entries.first { states.contains($0.state) }
    }

    /// The last time that it entered one of some states.
    public func last(_ states: R.State...) -> StoodEntry<R.State>? {
        entries.last { states.contains($0.state) }
    }
}

/// A state that a record entered.
public struct StoodEntry<State: ClosedList>: Sendable {
    /// The state.
    public let state: State
    /// When that was recorded.
    public let recordedAt: Instant
    /// When it happened; when it was recorded, once the record is erased.
    public let occurred: Instant
    /// The day of the decision that the step was told, where it was told one.
    public let decidedOn: CalendarDate?

    /// The day that counts, in Viet Nam: the decision's, or else that on which it happened.
    public var day: CalendarDate { decidedOn ?? VietnameseTime.date(of: occurred) }
}
