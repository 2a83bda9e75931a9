/// One row of the journal: what is about to be called, or what came of it.
///
/// A row is committed before the call that it announces, and the next one after its answer; nothing
/// is ever changed or deleted. The whole standing of a piece of work is its rows, read in order.
struct JournalRow: Hashable, Sendable {
    /// Which way a step goes.
    enum Way: String, Sendable, Hashable {
        /// Doing it.
        case forward
        /// Undoing it.
        case backward
    }

    /// What a row says.
    enum Mark: Hashable, Sendable {
        /// The call is about to be made; whether it was is not known.
        case begun
        /// The service did it; what it answered that later steps need.
        case done(result: [UInt8])
        /// The service refused and changed nothing; the rule's name.
        case refused(reason: String)
    }

    /// The step.
    let step: ReceptionStep
    /// Doing or undoing.
    let way: Way
    /// What the row says.
    let mark: Mark

    /// A row of a step forward.
    init(_ step: ReceptionStep, _ mark: Mark) { self.init(step, .forward, mark) }

    /// A row.
    init(_ step: ReceptionStep, _ way: Way, _ mark: Mark) {
        self.step = step
        self.way = way
        self.mark = mark
    }
}
