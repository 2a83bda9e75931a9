extension Facet {
    /// A person whom the record concerns.
    public static func victim(_ victim: VictimRef) -> Facet { Facet("victim", victim.loggable) }

    /// The name of the facet that holds a record's number in a register.
    ///
    /// It stands for one record or a few, as a reference does: nobody counts by it.
    public static let registeredKey = "registered"
}
