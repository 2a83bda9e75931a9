import WireCodec

extension Facet {
    /// A person whom the record concerns.
    public static func victim(_ victim: VictimRef) -> Facet { Facet("victim", victim.loggable) }

    /// The name of the facet that holds a record's number in a register.
    ///
    /// It stands for one record or a few, as a reference does: nobody counts by it.
    public static let registeredKey = "registered"

    /// A number in a register, as people quote it.
    public static func registered(_ number: QuotedNumber) -> Facet {
        Facet(registeredKey, number.text)
    }

    /// Whether it points at a record or a person, instead of being a word of a list or a code.
    public var pointsAtRecord: Bool { Identifier(value) != nil }
}
