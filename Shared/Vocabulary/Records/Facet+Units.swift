/// How organisations are listed and counted by, in one place for every kind of record.
///
/// A record names the organisations of its day and is never rewritten; who took over from whom is known from
/// ``Successions``.
extension Facet {
    /// The keys whose values are organisations.
    public static let unitKeys: Set<String> = [
        "addressee", "authority", "body", "custodian", "lead", "provider", "recipient", "runBy",
        "takenBy", "visitor",
    ]

    /// What follows a key to ask for the organisation by the name that a record was filed under.
    public static let asFiled = ".asFiled"

    /// The key of organisations by the name that a record was filed under, `lead.asFiled` of `lead`.
    static func unitKeyAsFiled(_ key: String) -> String? {
        guard key.hasSuffix(asFiled) else { return nil }
        let filed = String(key.dropLast(asFiled.count))
        return unitKeys.contains(filed) ? filed : nil
    }
}
