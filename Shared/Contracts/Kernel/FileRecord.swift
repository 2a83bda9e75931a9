public import RPC
public import Vocabulary

/// Files a record of the caller's unit, for kinds that need no method of their own for it.
///
/// Answers `invalidArgument` when a field breaks a rule of its kind or holds what only a later step
/// enters, and `notFound` when it points at what the caller may not see.
public struct FileRecord<R: ServedRecord & PlainRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Filed<R>
    public static var method: MethodDescriptor {
        R.method("file", .write, callers: R.filers, via: .callerOnly, canBeTried: true)
    }

    /// What the record says.
    public var record: R
    /// In which of the kind's first states; the first of them, if not said.
    public var state: Word<R.State>?
    /// How its content may be used further; openly, if not said.
    public var handling: Word<Handling>?
    /// When what it tells happened; now, if not said.
    public var occurred: Occurrence?
    /// What it rests on.
    public var legalBasis: LegalBasis?

    /// Files a record.
    public init(
        _ record: R,
        state: R.State? = nil,
        handling: Handling? = nil,
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil
    ) {
        self.record = record
        self.state = state.map { Word($0) }
        self.handling = handling.map { Word($0) }
        self.occurred = occurred
        self.legalBasis = legalBasis
    }
}
