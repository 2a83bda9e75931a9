public import RPC
public import Vocabulary

/// A method by which a kind of record tells its clocks, as far as a list of all kinds must know it.
protocol ClocksOfKind {
    static var clockedKind: ClockedKind { get }
}

extension RecordClocks: ClocksOfKind {
    static var clockedKind: ClockedKind {
        ClockedKind(kind: R.kind, readers: R.readers, needsPurpose: R.needsPurpose)
    }
}

/// A kind of record that a service publishes, and who may ask for its clocks.
public struct ClockedKind: Sendable, Hashable {
    /// The kind.
    public let kind: RecordKind
    /// Who may ask for one at all.
    public let readers: RoleSet
    /// Whether a reader states a purpose.
    public let needsPurpose: Bool
}

extension ServiceContract {
    /// The kinds whose clocks the service tells, in the order of its table of contents.
    public static var clockedKinds: [ClockedKind] {
        methods.compactMap { ($0 as? any ClocksOfKind.Type)?.clockedKind }
    }
}
