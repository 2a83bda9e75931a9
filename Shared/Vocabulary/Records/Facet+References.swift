extension Facet {
    /// A person whom the record concerns.
    public static func victim(_ victim: VictimRef) -> Facet { Facet("victim", victim.loggable) }
}
