/// How far a kind's answer to who may see it follows from how a record is filed.
///
/// Where it does, lists skip and counts add up beside the sealed records, without opening one.
public enum AccessRule: Sendable, Hashable {
    /// Wholly: ``Filing/access(for:)``, and whoever ``Record/knownTo`` names knows that it exists.
    case house
    /// Not: the kind answers ``Record/access(for:filing:)`` itself, and each record is opened and asked.
    case own
}
