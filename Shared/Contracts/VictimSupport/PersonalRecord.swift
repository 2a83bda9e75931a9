public import RPC
public import Vocabulary

/// A plain record of help for one person: sealed under that person's key, filed by whoever reads the
/// person's record, and read beside its owner by bodies that read it too.
///
/// Its partners are asked for that: a body that has nothing to do with the person yet is referred to
/// first, which is where their consent is asked for.
public protocol PersonalRecord: ServedRecord, PlainRecord where Service == VictimSupport {
    /// Who.
    var victim: VictimRef { get }
}

extension PersonalRecord {
    /// Every officer; each record then answers who may see it.
    public static var readers: RoleSet { .officers }

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static var via: MethodDescriptor.Via { .callerOnly }

    /// The person.
    public var subject: VictimRef? { victim }

    /// The person, whose record the filing officer reads.
    public var links: [RecordLink] { [RecordLink("victim", to: victim, of: Victim.self)] }
}
