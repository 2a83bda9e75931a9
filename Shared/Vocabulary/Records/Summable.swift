/// A number in a kind's records that adds up: people, person-times, sessions.
///
/// Declared by the kind, since not every number does: nobody adds up years. What a record does not say
/// is not in the sum, and a bound ("hơn 200") is never made a number of.
public struct Summable<R>: Sendable {
    /// The field, by its name on the wire.
    public let field: String
    /// The facet that a question has to fix for the sum to mean anything; `nil`: any records add up.
    public let among: String?
    /// What a record says of it; `nil` where it says nothing.
    public let value: @Sendable (R) -> Figure?

    /// A number that a record says as it is, or not at all.
    public init(_ field: String, among: String? = nil, _ value: @escaping @Sendable (R) -> Int?) {
        self.init(field, among: among, figure: { value($0).map { Figure($0) } })
    }

    /// A number as it was published, which may be a bound.
    public init(
        _ field: String,
        among: String? = nil,
        figure: @escaping @Sendable (R) -> Figure?
    ) {
        self.field = field
        self.among = among
        value = figure
    }
}
